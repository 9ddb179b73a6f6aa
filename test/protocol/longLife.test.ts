import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveLong } from '../support/longLife';

// The resources of a process are read from /proc.
const ON_LINUX = { skip: process.platform !== 'linux' };

test('the server uses no more resources after many edits and documents', ON_LINUX, async (t) => {
  const { before, afterEdits, afterAll } = await liveLong(t, {
    edits: 300,
    documents: 20,
    warmUp: { edits: 150, documents: 10 },
  });
  for (const one of [afterEdits, afterAll]) {
    // A young heap varies with what the compiler keeps; `npm run longlife` limits its growth to 20 %.
    assert.ok(one.heap < 1.35 * before.heap, `${one.heap} bytes in use, ${before.heap} before`);
    assert.equal(one.handles, before.handles);
    assert.equal(one.timers, before.timers);
    assert.equal(one.watchers, before.watchers);
  }
});
