import type { Element } from 'hast';
import { element } from '../../common/element';

/** A message with what is in backticks as code. */
export function codeElements(message: string): (string | Element)[] {
  // What the group takes is at the odd places.
  return message
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? part : element('code', {}, part)))
    .filter((part) => part !== '');
}
