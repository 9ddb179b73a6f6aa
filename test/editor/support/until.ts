import type * as vscode from 'vscode';

/** The default deadline, in ms. */
const DEADLINE = 25_000;

/**
 * Waits until `check` returns a value other than null, undefined and false, and returns it. Checks now and after each of the events. Throws
 * with `what` after `deadline` milliseconds.
 */
export async function until<T>(
  what: string | (() => string),
  events: readonly vscode.Event<unknown>[],
  check: () => T | null | undefined | false,
  deadline = DEADLINE,
): Promise<T> {
  const subscriptions: vscode.Disposable[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const look = (): void => {
        try {
          const found = check();
          if (found !== null && found !== undefined && found !== false) resolve(found);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      subscriptions.push(...events.map((event) => event(look)));
      timer = setTimeout(() => {
        reject(new Error(`Not so after ${deadline} ms: ${typeof what === 'string' ? what : what()}`));
      }, deadline);
      look();
    });
  } finally {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  }
}
