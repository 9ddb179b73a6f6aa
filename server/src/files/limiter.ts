/** Runs a task as soon as fewer than the maximum number of others are running; gives the task's result. */
export type Limiter = <T>(task: () => Promise<T>) => Promise<T>;

/** A limiter that runs at most `most` tasks at a time, in order of arrival. */
export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    // A finished task passes its slot to the next one, so `running` only changes if no one waits.
    if (running < most) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
