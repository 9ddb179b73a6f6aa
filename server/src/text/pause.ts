/** Lets others have their turn, where it is time; to be awaited between the parts of long work. */
export type Pause = () => Promise<void>;

/** Milliseconds of work after which others have their turn. */
const TURN = 30;

/** Starts a turn of work; gives whether it has lasted long enough that others should have theirs. */
export function startTurn(): () => boolean {
  const start = performance.now();
  return () => performance.now() - start >= TURN;
}

/** Never pauses: for programs that do nothing else. */
export const noPause: Pause = () => Promise.resolve();

/**
 * Pauses for one piece of work.
 * @param nextTurn calls a task after the messages that have come already.
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
