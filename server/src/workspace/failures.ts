import type { RemoteConsole } from 'vscode-languageserver';
import { describeError } from '../text/describeError';

/** Runs parts of the server so that a failing part neither stops the others nor fails silently. */
export interface Failures {
  /** The result of the task, or null if it throws. `what` names the part for the log. */
  guard<T>(what: string, task: () => T): T | null;
  /** The same for an asynchronous task. Never rejects. */
  guardAsync<T>(what: string, task: () => Promise<T>): Promise<T | null>;
  /** Logs a failure, each kind once. */
  log(what: string, error: unknown): void;
}

/** Logs failures to the client without their message, which might contain the user's text. */
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
