import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLimiter } from '../../../server/src/files/limiter';

test('no more tasks than the limit run at once, and all finish in order', async () => {
  const limit = createLimiter(3);
  let running = 0;
  let maxRunning = 0;
  const started: number[] = [];
  const task = (number: number) => async (): Promise<number> => {
    started.push(number);
    maxRunning = Math.max(maxRunning, ++running);
    await new Promise(setImmediate);
    running--;
    return number;
  };
  const numbers = Array.from({ length: 20 }, (_, number) => number);
  assert.deepEqual(await Promise.all(numbers.map((number) => limit(task(number)))), numbers);
  assert.deepEqual(started, numbers);
  assert.equal(maxRunning, 3);
});

test('a task that fails makes room for the next one', async () => {
  const limit = createLimiter(1);
  const failing = limit(() => Promise.reject(new Error('no')));
  const next = limit(() => Promise.resolve('yes'));
  await assert.rejects(failing, /no/);
  assert.equal(await next, 'yes');
});
