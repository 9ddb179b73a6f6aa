import { searching } from '../nextMatch';
import type { Hit, Scanner } from './pattern';

/** The indices of the angle brackets of a text. */
export function anglesIn(text: string): number[] {
  const angles: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3c || unit === 0x3e) angles.push(at);
  }
  return angles;
}

/** What is between a `<` and the next angle bracket, if that is a `>`; what it is, or nothing. */
export type ReadAngled = (content: string) => Hit['node'];

/**
 * Scans for markup in angle brackets. Where a `<` without its `>` is before, what was found may have been between the two, as it has become
 * a placeholder.
 */
export function scanAngles(text: string, angles: readonly number[], read: ReadAngled): Scanner {
  let index = 0;
  let isOpen = false;
  return (from) => {
    for (; index < angles.length; index++) {
      const start = angles[index] ?? 0;
      if (start < from) continue;
      if (text[start] === '>') {
        isOpen = false;
        continue;
      }
      const close = angles[index + 1];
      const isClosed = close !== undefined && text[close] === '>';
      const node = isClosed ? read(text.slice(start + 1, close)) : undefined;
      if (node === undefined || close === undefined) {
        isOpen = true;
        continue;
      }
      index += 2;
      return { start, end: close + 1, node, reopens: isOpen && text[angles[index] ?? -1] === '>' };
    }
    return undefined;
  };
}

/** Markup that may have angle brackets in it, but not its own start: it ends at the first end that no other start is before. */
export function sectionsIn(text: string, open: string, close: string): (start: number) => number | undefined {
  const nextOpen = searching(text, open);
  const nextClose = searching(text, close);
  return (start) => {
    const content = start + open.length;
    const end = nextClose(content);
    if (end === undefined) return undefined;
    const other = nextOpen(content);
    return other === undefined || end.start < other.start ? end.end : undefined;
  };
}
