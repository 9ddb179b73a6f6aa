import type { WriteStream } from 'node:tty';

/** Tells on a terminal how far a long run is. */
export interface Progress {
  /** So many are done. */
  done(count: number): void;
  /** Takes the line away, so that something else can be printed. */
  hide(): void;
}

/** A run that is shorter needs no progress; in milliseconds. */
const PATIENCE_MS = 1000;
/** Time between two lines, in milliseconds. */
const STEP_MS = 100;

/** Shows progress once a run takes over a second, where `stream` is a terminal. */
export function createProgress(
  total: number,
  stream: Pick<WriteStream, 'isTTY' | 'write'>,
  what = 'reports',
  now: () => number = () => performance.now(),
): Progress {
  let next = now() + PATIENCE_MS;
  let isShown = false;
  return {
    done(count) {
      if (!stream.isTTY || now() < next) return;
      next = now() + STEP_MS;
      isShown = true;
      stream.write(`\r\u001b[K${count} of ${total} ${what}`);
    },
    hide() {
      if (isShown) stream.write('\r\u001b[K');
      isShown = false;
    },
  };
}
