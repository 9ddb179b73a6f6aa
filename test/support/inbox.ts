/** So long a message may take to come, in milliseconds; a message that comes takes a small part of it. */
const PATIENCE = 60_000;

/** Messages of one kind in the order in which they came. */
export interface Inbox<T> {
  /** All that came so far. */
  readonly all: readonly T[];
  /**
   * The first message that fits and was not passed over before; what came before it is passed over. Rejects with what
   * came instead if none comes in time.
   */
  next(fits?: (message: T) => boolean): Promise<T>;
  /** Takes a message in. */
  readonly push: (message: T) => void;
}

/** An empty inbox; `name` is what its messages are called when one fails to come. */
export function createInbox<T>(name: string): Inbox<T> {
  const all: T[] = [];
  let read = 0;
  let wake: (() => void) | null = null;

  function take(fits: (message: T) => boolean): T | undefined {
    for (let index = read; index < all.length; index++) {
      const message = all[index] as T;
      if (!fits(message)) continue;
      read = index + 1;
      return message;
    }
    return undefined;
  }

  return {
    all,
    next(fits = () => true) {
      const from = read;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          wake = null;
          const came = JSON.stringify(all.slice(from), null, 1);
          reject(new Error(`No fitting ${name} came. There were: ${came}`));
        }, PATIENCE);
        wake = () => {
          const message = take(fits);
          if (message === undefined) return;
          wake = null;
          clearTimeout(timer);
          resolve(message);
        };
        wake();
      });
    },
    push(message) {
      all.push(message);
      wake?.();
    },
  };
}
