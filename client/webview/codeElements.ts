import type { Element } from 'hast';
import { element } from '../../common/element';

/** A message with text in backticks as code elements. */
export function codeElements(message: string): (string | Element)[] {
  // Odd parts are the text in backticks.
  return message
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? part : element('code', {}, part)))
    .filter((part) => part !== '');
}
