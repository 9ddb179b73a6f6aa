/** Detects a server that doesn't answer any more. */
export interface Watchdog {
  /** Call this when something was sent to the server; a ping follows soon. */
  sent(): void;
  /** Whether a ping is unanswered. */
  readonly isWaiting: boolean;
  dispose(): void;
}

/** The services and callbacks of a watchdog. */
export interface WatchdogContext {
  /** Sends a ping. A rejection counts as an answer, because a lost connection is detected elsewhere. */
  readonly ping: () => Promise<unknown>;
  /** Called once, when the server has been silent for too long. */
  readonly onSilent: () => void;
  /** How long the server may be silent, in seconds; read for each ping. */
  readonly patience: () => number;
}

/** Delay between a message and the ping that follows it, in milliseconds: a burst of typing needs only one ping. */
const PING_DELAY = 1000;

/** In milliseconds. */
const TICK = 1000;

/** Creates a watchdog, which pings the server only while messages are sent. */
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

/** A running wait. */
export interface Wait {
  /** Resolves when the awaited answer has arrived or failed. */
  readonly over: Promise<void>;
  /** Cancels the wait; the callback isn't called any more. */
  dispose(): void;
}

/**
 * Waits for an answer, and calls back once if it doesn't arrive. Time is counted in ticks of our own timer. It stops while the computer
 * sleeps or is too busy for this process, so the server is never blamed for that.
 *
 * @param patience In ticks of one second.
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
