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

/** Reads the text between a `<` and the next angle bracket, if that is a `>`; gives its node, or undefined. */
export type ReadAngled = (content: string) => Hit['node'];

/**
 * Scans for markup in angle brackets. If there is a `<` without its `>` before, the match may have been between the
 * two, since it has become a placeholder.
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

/**
 * Markup that may contain angle brackets, but not its own start: it ends at the first end without another start before
 * it.
 */
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
