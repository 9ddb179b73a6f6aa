import type { Element } from 'hast';
import { element } from '../element';
import type { Measure } from '../protocol';
import { circlePath, linePath } from './paths';

/** A figure as a dot: `got`: it exists; `asked`: it is missing; `over`: it is one too many. */
export type Dot = 'got' | 'asked' | 'over';

/** Maximum number of dots. */
const MAX_DOTS = 5;

/** The space that a dot takes, and its radius, in the units of the picture. */
const STEP = 11;
const RADIUS = 4;

/** The figures of an answer as dots, including missing ones. */
export function dotsOf({ got, bounds }: Measure): Dot[] {
  const dots: Dot[] = [];
  for (let index = 0; index < Math.min(MAX_DOTS, Math.max(got, bounds?.min ?? 0)); index++) {
    if (index >= got) dots.push('asked');
    else dots.push(bounds && index >= bounds.max ? 'over' : 'got');
  }
  return dots;
}

/** The width of dots in a row. */
export function widthOfDots(dots: readonly Dot[]): number {
  return dots.length * STEP;
}

/** Dots as SVG elements in a row, from the left edge of the first one, centred at one height. */
export function dotElements(dots: readonly Dot[], x: number, y: number): Element[] {
  return dots.map((dot, index) => {
    const middle = x + index * STEP + STEP / 2;
    return element('path', {
      className: ['dot', dot],
      d: dot === 'over' ? crossPath(middle, y) : circlePath(middle, y, RADIUS),
    });
  });
}

function crossPath(x: number, y: number): string {
  const arm = RADIUS - 1;
  return linePath(x - arm, y - arm, x + arm, y + arm) + linePath(x + arm, y - arm, x - arm, y + arm);
}
