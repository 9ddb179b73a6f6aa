// While a text is worked on, what is done with is in it as a placeholder, between control characters that no text has: normalising
// takes them out.

import { isAsciiDigit } from './pythonText';

/** Begins a placeholder. */
export const STX = '\u0002';

/** Ends a placeholder. */
export const ETX = '\u0003';

/** Stands for an `&` that the serializer is not to escape. */
export const AMPERSAND = `${STX}amp${ETX}`;

/** How placeholders for what the inline patterns found begin. */
export const INLINE_PREFIX = `${STX}klzzwxh:`;

/** How placeholders for raw HTML begin. */
export const RAW_PREFIX = `${STX}wzxhzdk:`;

/** Stands for a character that a backslash took its meaning from. */
export function escapedCharacter(character: string): string {
  return `${STX}${character.charCodeAt(0)}${ETX}`;
}

/** Stands for the node with a number in the stash of nodes. */
export function inlinePlaceholder(number: number): string {
  return `${INLINE_PREFIX}${String(number).padStart(4, '0')}${ETX}`;
}

/** Stands for the raw HTML with a number in its stash. */
export function rawPlaceholder(number: number): string {
  return `${RAW_PREFIX}${number}${ETX}`;
}

/** A placeholder in a text. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** The first placeholder at or after an index that begins with `prefix`. */
export function findPlaceholder(text: string, prefix: string, from: number): Placeholder | undefined {
  for (let start = text.indexOf(prefix, from); start !== -1; start = text.indexOf(prefix, start + 1)) {
    const digits = start + prefix.length;
    let end = digits;
    while (isAsciiDigit(text.charCodeAt(end))) end++;
    if (end > digits && text[end] === ETX)
      return { start, end: end + 1, number: Number(text.slice(digits, end)) };
  }
  return undefined;
}

/** Puts something else for each placeholder that begins with `prefix`. */
export function replacePlaceholders(
  text: string,
  prefix: string,
  replace: (placeholder: Placeholder) => string,
): string {
  let replaced = '';
  let copied = 0;
  for (let found = findPlaceholder(text, prefix, 0); found; found = findPlaceholder(text, prefix, copied)) {
    replaced += text.slice(copied, found.start) + replace(found);
    copied = found.end;
  }
  return copied === 0 ? text : replaced + text.slice(copied);
}

/** Puts back the characters that backslashes took their meaning from. */
export function restoreEscapes(text: string): string {
  return replacePlaceholders(text, STX, ({ start, end, number }) =>
    number <= 0x10ffff ? String.fromCodePoint(number) : text.slice(start, end),
  );
}
