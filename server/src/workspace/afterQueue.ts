/** Calls a task in a later turn of the host's event loop, after the messages that are already queued. */
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
