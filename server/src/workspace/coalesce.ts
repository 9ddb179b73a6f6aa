/**
 * Runs a task one run at a time; requests during a run are served by one more run. Call the returned function to
 * request a run; its promise is fulfilled when no more runs are requested.
 */
export function coalesce(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isWanted = false;

  async function runWhileWanted(): Promise<void> {
    try {
      while (isWanted) {
        isWanted = false;
        await run();
      }
    } finally {
      running = null;
    }
  }

  return () => {
    isWanted = true;
    running ??= runWhileWanted();
    return running;
  };
}

/** Calls a task in a later turn of the host's event loop, after the messages that have already arrived. */
export type NextTurn = (task: () => void) => void;

/**
 * Runs `task` after all messages already queued, so a burst of edits is handled once and a single edit immediately.
 * Calling the returned function again postpones the run.
 * The connection hands out one message per turn of the event loop, so a turn without another call means that none is
 * waiting.
 */
export function afterQueue(nextTurn: NextTurn, task: () => void): () => void {
  let isScheduled = false;
  let isCalledAgain = false;

  function turn(): void {
    if (isCalledAgain) {
      isCalledAgain = false;
      nextTurn(turn);
      return;
    }
    isScheduled = false;
    task();
  }

  return () => {
    isCalledAgain = true;
    if (isScheduled) return;
    isScheduled = true;
    nextTurn(turn);
  };
}
