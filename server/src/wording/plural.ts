import * as l10n from '@vscode/l10n';

/** What is counted in messages. */
export type Noun = 'answer' | 'character' | 'figure' | 'word';

/** A number with its noun, in the user's language: `1 word`, `2 words`. */
export function plural(count: number, noun: Noun): string {
  const isOne = count === 1;
  switch (noun) {
    case 'answer':
      return isOne ? l10n.t('{0} answer', count) : l10n.t('{0} answers', count);
    case 'character':
      return isOne ? l10n.t('{0} character', count) : l10n.t('{0} characters', count);
    case 'figure':
      return isOne ? l10n.t('{0} figure', count) : l10n.t('{0} figures', count);
    case 'word':
      return isOne ? l10n.t('{0} word', count) : l10n.t('{0} words', count);
  }
}
