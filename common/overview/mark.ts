import type { Element } from 'hast';
import { element } from '../element';
import type { Progress } from '../progress';

/** Each told by its form, not only by its colour; in a box of 16 by 16. */
const FORMS: Readonly<Record<Progress, string>> = {
  missing: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11Z',
  failing: 'M8 2.2L14.3 13.5H1.7ZM8 6.2v3.6M8 11.2v1',
  flawed: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11ZM8 7.3v3.4M8 5.1v1',
  done: 'M3 8.5l3.4 3.5L13 4.5',
};

/** The mark of a question as an SVG element, from its upper left corner. */
export function markElement(progress: Progress, x = 0, y = 0): Element {
  return element('path', {
    className: ['mark', progress],
    d: FORMS[progress],
    ...(x !== 0 || y !== 0 ? { transform: `translate(${x} ${y})` } : {}),
  });
}
