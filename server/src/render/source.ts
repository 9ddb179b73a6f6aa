import type { Element } from 'hast';
import { MAX_LENGTH } from '../report/parseLimits';
import { element } from './elements';

/** A block as its source, where it can't be rendered, with the reason why. */
export function sourceOf(text: string, reason: string): Element {
  const rest = text.length - MAX_LENGTH;
  const note = `This part is shown as it is written, because ${reason}.`;
  const end = rest > 0 ? [element('p', {}, `… and ${rest} characters more.`)] : [];
  return element(
    'div',
    { className: ['source'] },
    element('p', {}, note),
    element('pre', { dataLine: 0 }, text.slice(0, MAX_LENGTH)),
    ...end,
  );
}
