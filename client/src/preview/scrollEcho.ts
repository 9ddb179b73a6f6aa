/** Tells the scrolling of an editor by its page from scrolling by the person at the editor. */
export interface ScrollEcho {
  /** Called before the page scrolls the editor. Lines from 0. */
  expect(top: number, target: number): void;
  /** Whether a new top line, from 0, is on the way to where the page has scrolled the editor. */
  isEcho(top: number): boolean;
}

/** An editor arrives late on a slow machine, in steps if it scrolls smoothly, and never at a line that it can't show at its top. */
export function createScrollEcho(): ScrollEcho {
  let target = 0;
  let distance = 0;
  return {
    expect(top, line) {
      target = line;
      distance = Math.abs(line - top);
    },
    isEcho(top) {
      const left = Math.abs(target - top);
      const isCloser = left < distance;
      distance = isCloser ? left : 0;
      return isCloser;
    },
  };
}
