/** Lets other work run when it is time; await it between the parts of long work. */
export type Pause = () => Promise<void>;

/** Milliseconds of work before other work gets its turn. */
const TURN = 30;

/** Starts a turn of work; the result says whether it has lasted long enough to let other work run. */
export function startTurn(): () => boolean {
  const start = performance.now();
  return () => performance.now() - start >= TURN;
}

/** Never pauses: for programs that do nothing else. */
export const noPause: Pause = () => Promise.resolve();

/**
 * Pauses for one piece of work.
 * @param nextTurn Calls a task after the messages that have already arrived.
 */
export function pausesBetween(nextTurn: (task: () => void) => void): Pause {
  let isOver = startTurn();
  return async () => {
    if (!isOver()) return;
    await new Promise<void>((resolve) => {
      nextTurn(resolve);
    });
    isOver = startTurn();
  };
}
