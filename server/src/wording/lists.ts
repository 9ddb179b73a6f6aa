import * as l10n from '@vscode/l10n';

/** Words as a sentence lists them: `a, b and c`. */
export function listWithAnd(words: readonly string[]): string {
  const [last = ''] = words.slice(-1);
  return words.length < 2 ? last : l10n.t('{0} and {1}', words.slice(0, -1).join(', '), last);
}

/** Words as a sentence lists them: `a, b or c`. */
export function listWithOr(words: readonly string[]): string {
  const [last = ''] = words.slice(-1);
  return words.length < 2 ? last : l10n.t('{0} or {1}', words.slice(0, -1).join(', '), last);
}
