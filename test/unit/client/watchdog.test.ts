import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createWatchdog, waitFor, type Watchdog } from '../../../client/src/server/watchdog';

const SECOND = 1000;
/** In seconds. */
const PATIENCE = 20;

interface Watched {
  readonly watchdog: Watchdog;
  readonly pings: readonly { readonly resolve: () => void; readonly reject: (error: Error) => void }[];
  readonly silences: () => number;
  /** Lets the given number of seconds pass, one by one. */
  readonly pass: (seconds: number) => Promise<void>;
}

function watched(t: TestContext): Watched {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const pings: Watched['pings'][number][] = [];
  let silences = 0;
  const watchdog = createWatchdog({
    ping: () =>
      new Promise((resolve, reject) => {
        pings.push({
          resolve: () => {
            resolve(null);
          },
          reject,
        });
      }),
    onSilent: () => {
      silences += 1;
    },
    patience: () => PATIENCE,
  });
  return { watchdog, pings, silences: () => silences, pass: (seconds) => pass(t, seconds) };
}

async function pass(t: TestContext, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    t.mock.timers.tick(SECOND);
    await settled();
  }
}

/** Waits until all pending promise callbacks have run. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('a burst of messages leads to one ping', async (t) => {
  const { watchdog, pings, pass } = watched(t);
  for (let message = 0; message < 100; message++) watchdog.sent();
  assert.equal(pings.length, 0);
  await pass(1);
  assert.equal(pings.length, 1);
  assert.equal(watchdog.isWaiting, true);
});

test('a server that answers gets another ping only after more messages', async (t) => {
  const { watchdog, pings, pass, silences } = watched(t);
  watchdog.sent();
  await pass(1);
  pings[0]?.resolve();
  await pass(3 * PATIENCE);
  assert.deepEqual([pings.length, silences(), watchdog.isWaiting], [1, 0, false]);
  watchdog.sent();
  await pass(1);
  assert.equal(pings.length, 2);
});

test('messages sent during a ping lead to another ping', async (t) => {
  const { watchdog, pings, pass } = watched(t);
  watchdog.sent();
  await pass(1);
  watchdog.sent();
  await pass(5);
  assert.equal(pings.length, 1);
  pings[0]?.resolve();
  await settled();
  await pass(1);
  assert.equal(pings.length, 2);
});

test('a server that does not answer is reported once, after the time limit', async (t) => {
  const { watchdog, pass, silences } = watched(t);
  watchdog.sent();
  await pass(PATIENCE);
  assert.equal(silences(), 0);
  await pass(1);
  assert.equal(silences(), 1);
  watchdog.sent();
  await pass(3 * PATIENCE);
  assert.equal(silences(), 1);
});

test('an answer in the last second counts, and so does an error', async (t) => {
  const { watchdog, pings, pass, silences } = watched(t);
  watchdog.sent();
  await pass(PATIENCE);
  pings[0]?.resolve();
  await settled();
  watchdog.sent();
  await pass(PATIENCE);
  pings[1]?.reject(new Error('No such method'));
  await settled();
  await pass(2 * PATIENCE);
  assert.deepEqual([pings.length, silences()], [2, 0]);
});

test('a disposed watchdog sends no pings and reports nothing', async (t) => {
  const { watchdog, pings, pass, silences } = watched(t);
  watchdog.sent();
  await pass(1);
  watchdog.dispose();
  watchdog.sent();
  await pass(3 * PATIENCE);
  assert.deepEqual([pings.length, silences()], [1, 0]);
});

test('a computer that has slept gives the server the whole time again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  let silences = 0;
  waitFor(new Promise(() => undefined), PATIENCE, () => {
    silences += 1;
  });
  // A timer that is hours late runs only once.
  t.mock.timers.setTime(8 * 3600 * SECOND);
  await settled();
  assert.equal(silences, 0);
  await pass(t, PATIENCE);
  assert.equal(silences, 1);
});
