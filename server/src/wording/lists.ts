import * as l10n from '@vscode/l10n';

/** A list for a sentence: `a, b and c`. */
export function listWithAnd(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words);
}

/** A list for a sentence: `a, b or c`. */
export function listWithOr(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'disjunction' }).format(words);
}

/** The language of our texts; for English without a comma before the last word. */
function locale(): string {
  // Each translation replaces this with its own language.
  const language = l10n.t('en');
  return language === 'en' ? 'en-GB' : language;
}
