// While a text is being processed, finished parts are replaced by placeholders, between control characters that
// normalising has removed from the text.

import { isAsciiDigit } from './pythonText';

/** Begins a placeholder. */
export const STX = '\u0002';

/** Ends a placeholder. */
export const ETX = '\u0003';

/** Stands for an `&` that the serializer is not to escape. */
export const AMPERSAND = `${STX}amp${ETX}`;

/** The start of placeholders for what the inline patterns found. */
export const INLINE_PREFIX = `${STX}klzzwxh:`;

/** The start of placeholders for raw HTML. */
export const RAW_PREFIX = `${STX}wzxhzdk:`;

/** Stands for a character that was escaped with a backslash. */
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

/** The first placeholder with this prefix at or after an index. */
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

/** Replaces each placeholder with this prefix. */
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

/** Restores the characters that were escaped with backslashes. */
export function restoreEscapes(text: string): string {
  return replacePlaceholders(text, STX, ({ start, end, number }) =>
    number <= 0x10ffff ? String.fromCodePoint(number) : text.slice(start, end),
  );
}
