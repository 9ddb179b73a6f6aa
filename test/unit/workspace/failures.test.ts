import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RemoteConsole } from 'vscode-languageserver';
import { createFailures, type Failures } from '../../../server/src/workspace/failures';

test('a failure is logged with its kind and stack, without the text of its message', () => {
  const { failures, log } = createLog();
  assert.equal(failures.guard('Reading', fail), null);
  assert.equal(log.length, 1);
  assert.match(log[0] ?? '', /^Reading failed: TypeError\n\s+at fail \(/);
  assert.doesNotMatch(log[0] ?? '', /secret/);
});

test('the same failure is logged once, other failures as well', () => {
  const { failures, log } = createLog();
  for (let i = 0; i < 3; i++) failures.guard('Reading', fail);
  failures.guard('Writing', fail);
  failures.log('Thinking', 'a thrown text');
  assert.deepEqual(
    log.map((entry) => entry.split('\n')[0]),
    ['Reading failed: TypeError', 'Writing failed: TypeError', 'Thinking failed: string'],
  );
});

test('a result without a failure is returned', async () => {
  const { failures, log } = createLog();
  assert.equal(
    failures.guard('Reading', () => 1),
    1,
  );
  assert.equal(await failures.guardAsync('Reading', () => Promise.resolve(2)), 2);
  assert.equal(await failures.guardAsync('Reading', () => Promise.reject(new Error('no'))), null);
  assert.equal(log.length, 1);
});

function fail(): never {
  throw new TypeError('my secret text\nover two lines');
}

function createLog(): { failures: Failures; log: string[] } {
  const log: string[] = [];
  const console: Pick<RemoteConsole, 'error'> = { error: (message) => log.push(message) };
  return { failures: createFailures(console), log };
}
