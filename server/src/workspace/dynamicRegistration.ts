import type { Disposable } from 'vscode-languageserver';
import type { Failures } from './failures';

/** A feature that is on or off. */
export interface Switch {
  set(isOn: boolean): void;
}

/**
 * Turns a feature on by registering it with the client and off by disposing of that; off at first. However fast it is
 * switched, it ends in the state that was set last.
 *
 * @param what Names the feature for the log.
 */
export function createSwitch(failures: Failures, what: string, register: () => Promise<Disposable>): Switch {
  let isWanted = false;
  let isBusy = false;
  let registration: Disposable | null = null;

  async function follow(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    while (isWanted !== (registration !== null)) {
      if (registration) {
        registration.dispose();
        registration = null;
        continue;
      }
      registration = await failures.guardAsync(what, register);
      // A client that refuses will do so again.
      if (!registration) break;
    }
    isBusy = false;
  }

  return {
    set(isOn) {
      isWanted = isOn;
      void follow();
    },
  };
}
