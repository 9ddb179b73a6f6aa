import type { WriteStream } from 'node:tty';

/** Shows the progress of a long run on a terminal. */
export interface Progress {
  /** This many are done. */
  done(count: number): void;
  /** Removes the line, so that something else can be printed. */
  hide(): void;
}

/** Shorter runs show no progress; in milliseconds. */
const PATIENCE_MS = 1000;
/** Time between two updates, in milliseconds. */
const STEP_MS = 100;

/** Shows progress once a run takes over a second, if `stream` is a terminal. */
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
