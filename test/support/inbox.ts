/** Timeout for a message in milliseconds; messages normally arrive in a small part of it. */
const TIMEOUT = 60_000;

/** Messages of one kind in the order they arrived. */
export interface Inbox<T> {
  /** All messages so far. */
  readonly all: readonly T[];
  /**
   * The first matching message that was not skipped before; messages before it are skipped. Rejects with the messages that arrived instead
   * if none matches in time.
   */
  next(fits?: (message: T) => boolean): Promise<T>;
  /** Adds a message. */
  readonly push: (message: T) => void;
}

/** An empty inbox; `name` describes its messages in errors. */
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
          reject(new Error(`No matching ${name} arrived, only: ${came}`));
        }, TIMEOUT);
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
