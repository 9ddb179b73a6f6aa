import type { Element } from 'hast';
import { element } from '../../common/element';

/** A message with what stands in backticks as code. */
export function codeElements(message: string): (string | Element)[] {
  // What the group takes stands at the odd places.
  return message
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? part : element('code', {}, part)))
    .filter((part) => part !== '');
}
