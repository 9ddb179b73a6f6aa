/** Notices a server that has fallen silent. */
export interface Watchdog {
  /** Something was sent to the server: it is asked soon whether it still answers. */
  sent(): void;
  /** Whether an answer is outstanding. */
  readonly isWaiting: boolean;
  dispose(): void;
}

/** What the watchdog works with. */
export interface WatchdogContext {
  /** Asks the server for a sign of life. A rejection is one, too: where the connection is lost, others notice. */
  readonly ping: () => Promise<unknown>;
  /** Is called once, when the server has been silent for too long. */
  readonly onSilent: () => void;
  /** How long the server may be silent from now on, in seconds. */
  readonly patience: () => number;
}

/** Between what is sent and the question whether the server still answers, in milliseconds: typing needs one for a burst. */
const PING_DELAY = 1000;

/** In milliseconds. */
const TICK = 1000;

/** Asks the server now and then, while there is traffic, whether it still answers. */
export function createWatchdog({ ping, onSilent, patience }: WatchdogContext): Watchdog {
  let timer: unknown = null;
  let wait: Wait | null = null;
  let isSentAgain = false;
  let isDisposed = false;

  function askSoon(): void {
    isSentAgain = false;
    timer = setTimeout(ask, PING_DELAY);
  }

  function ask(): void {
    timer = null;
    wait = waitFor(ping(), patience(), onSilent);
    void wait.over.then(() => {
      wait = null;
      if (isSentAgain && !isDisposed) askSoon();
    });
  }

  return {
    sent() {
      if (isDisposed) return;
      if (wait) isSentAgain = true;
      else if (timer === null) askSoon();
    },
    get isWaiting() {
      return wait !== null;
    },
    dispose() {
      isDisposed = true;
      clearTimeout(timer);
      wait?.dispose();
    },
  };
}

/** A wait for something. */
export interface Wait {
  /** Fulfilled when what is waited for has come, or has failed. */
  readonly over: Promise<void>;
  /** Ends the wait; no one is called any more. */
  dispose(): void;
}

/**
 * Waits for an answer, and calls back once if it does not come. The wait is counted in ticks of a timer of our own: while the computer
 * sleeps, or is too busy for this process as well, it stands still, so that the server is never blamed for it.
 *
 * @param patience In ticks, of a second each.
 */
export function waitFor(answer: Promise<unknown>, patience: number, onSilent: () => void): Wait {
  let ticks = 0;
  let timer = setTimeout(tick, TICK);

  function tick(): void {
    ticks += 1;
    if (ticks < patience) timer = setTimeout(tick, TICK);
    else onSilent();
  }

  function dispose(): void {
    clearTimeout(timer);
  }

  return { over: answer.then(dispose, dispose), dispose };
}
