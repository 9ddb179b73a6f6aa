/** Calls a task in a later turn of the host's event loop, behind the messages that have come already. */
export type NextTurn = (task: () => void) => void;

/**
 * Runs a task once the messages that wait already have been handled: a burst of changes is worked on once, a single
 * change at once. Each call of what is given back asks for one more run.
 *
 * The connection hands out one message per turn of the event loop, so a turn without another call means that none waits.
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
