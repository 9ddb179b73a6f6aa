import type { Bounds, Limits } from '../report/report';
import { plural } from './plural';

/** Limits as a sentence says them: `100 to 200 words and 1 figure`; empty where there are none. */
export function wishOf({ words, images }: Limits): string {
  const wishes = [words && `${spellBounds(words)} words`, images && figures(images)];
  return wishes.filter((wish) => wish !== undefined).join(' and ');
}

/** Bounds as a sentence says them: `100 to 200`, `up to 200`. */
export function spellBounds({ min, max }: Bounds): string {
  if (min === max) return `${min}`;
  return min === 0 ? `up to ${max}` : `${min} to ${max}`;
}

function figures({ min, max }: Bounds): string {
  return min === max ? plural(min, 'figure') : `${min} to ${max} figures`;
}
