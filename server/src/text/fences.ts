const OPENING = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
const CLOSING = /^ {0,3}(\S*)[ \t]*$/;

/** The marks with which an unindented line, without its line end, opens fenced code; empty if it opens none. */
export function openingFence(line: string): string {
  return OPENING.exec(line)?.[0] ?? '';
}

/** Whether a line, without its line end, closes the code that these marks opened. */
export function closesFence(line: string, fence: string): boolean {
  const text = CLOSING.exec(line)?.[1] ?? '';
  return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
}
