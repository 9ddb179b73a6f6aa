import type { Element } from 'hast';
import { element } from '../element';
import type { Progress } from '../progress';
import { boxPath, type Box } from './paths';

/** So many cells can be told apart; what is behind them is left out. */
const MOST_CELLS = 200;

/** The questions of a report as cells in a row, in its order: done ones are full, missing ones empty, the others in between. */
export function stripElements(
  questions: readonly { readonly progress: Progress }[],
  { x, y, width, height }: Box,
): Element[] {
  const shown = questions.slice(0, MOST_CELLS);
  const step = width / Math.max(1, shown.length);
  const gap = Math.min(2, step / 4);
  return shown.map(({ progress }, index) => {
    const own = height * HEIGHTS[progress];
    const cell = { x: x + index * step, y: y + height - own, width: step - gap, height: own };
    return element('path', { className: ['cell', progress], d: boxPath(cell) });
  });
}

/** The height of a cell tells what its colour tells. */
const HEIGHTS: Readonly<Record<Progress, number>> = { missing: 0.15, failing: 0.45, flawed: 0.75, done: 1 };
