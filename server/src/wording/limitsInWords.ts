import * as l10n from '@vscode/l10n';
import type { Bounds, Limits } from '../report/report';
import { listWithAnd } from './lists';
import { plural } from './plural';

/** Limits for a sentence: `100 to 200 words and 1 figure`; empty without limits. */
export function wishOf({ words, images }: Limits): string {
  const wishes = [words && l10n.t('{0} words', spellBounds(words)), images && figures(images)];
  return listWithAnd(wishes.filter((wish) => wish !== undefined));
}

/** Bounds for a sentence: `100 to 200`, `up to 200`. */
export function spellBounds({ min, max }: Bounds): string {
  if (min === max) return `${min}`;
  return min === 0 ? l10n.t('up to {0}', max) : l10n.t('{0} to {1}', min, max);
}

function figures({ min, max }: Bounds): string {
  return min === max ? plural(min, 'figure') : l10n.t('{0} to {1} figures', min, max);
}
