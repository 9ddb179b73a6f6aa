import type * as vscode from 'vscode';

/** No wait lasts longer, unless the test says so. */
const DEADLINE = 10_000;
const POLL = 25;

/**
 * Waits until `check` gives something other than null, undefined and false, and gives that. It looks now and after each of the events.
 * Throws with `what` after `deadline` milliseconds.
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
        reject(new Error(`After ${deadline} ms still not so: ${typeof what === 'string' ? what : what()}`));
      }, deadline);
      look();
    });
  } finally {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  }
}

/** Waits as `until` for what no event tells of, by looking again and again. */
export async function eventually<T>(
  what: string,
  check: () => Thenable<T | null | undefined | false> | T | null | undefined | false,
  deadline = DEADLINE,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const found = await check();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`After ${deadline} ms still not so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
