import type { Disposable } from 'vscode-languageserver';
import { coalesce } from '../../../common/coalesce';
import type { Failures } from './failures';

/** A feature that is on or off. */
export interface Switch {
  set(isOn: boolean): void;
}

/**
 * Turns a feature on by registering it with the client and off by disposing of the registration; off at first. However
 * fast it is switched, it ends in the state that was set last.
 * @param what Names the feature for the log.
 */
export function createSwitch(failures: Failures, what: string, register: () => Promise<Disposable>): Switch {
  let isWanted = false;
  let registration: Disposable | null = null;

  const follow = coalesce(async () => {
    if (isWanted === (registration !== null)) return;
    if (!registration) {
      registration = await failures.guardAsync(what, register);
      return;
    }
    registration.dispose();
    registration = null;
  });

  return {
    set(isOn) {
      isWanted = isOn;
      void follow();
    },
  };
}
