import type { RemoteConsole } from 'vscode-languageserver';
import { describeError } from '../text/describeError';

/** Runs parts of the server so that one that fails neither stops the others nor fails unseen. */
export interface Failures {
  /** What the task gives, or null where it throws. `what` names the part for the log. */
  guard<T>(what: string, task: () => T): T | null;
  /** The same for a task that takes time. Never rejects. */
  guardAsync<T>(what: string, task: () => Promise<T>): Promise<T | null>;
  /** Logs a failure, each kind once. */
  log(what: string, error: unknown): void;
}

/** Failures go to the client's log, without their message, which might hold text of the person's. */
export function createFailures(console: Pick<RemoteConsole, 'error'>): Failures {
  const logged = new Set<string>();

  function log(what: string, error: unknown): void {
    const entry = `${what} failed: ${describeError(error)}`;
    if (logged.has(entry)) return;
    logged.add(entry);
    console.error(entry);
  }

  return {
    guard(what, task) {
      try {
        return task();
      } catch (error) {
        log(what, error);
        return null;
      }
    },
    async guardAsync(what, task) {
      try {
        return await task();
      } catch (error) {
        log(what, error);
        return null;
      }
    },
    log,
  };
}
