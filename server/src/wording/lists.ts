import * as l10n from '@vscode/l10n';

/** Words as a sentence lists them: `a, b and c`. */
export function listWithAnd(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words);
}

/** Words as a sentence lists them: `a, b or c`. */
export function listWithOr(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'disjunction' }).format(words);
}

/** The language of our texts; English without a comma before the last word. */
function locale(): string {
  // Each translation gives its own language instead of this one.
  const language = l10n.t('en');
  return language === 'en' ? 'en-GB' : language;
}
