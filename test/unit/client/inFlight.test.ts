import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPendingWork } from '../../../client/src/server/inFlight';

const [MINE, YOURS, THEIRS] = ['file:///mine.md', 'file:///yours.md', 'file:///theirs.md'];

test('no document is suspected without pending work', () => {
  assert.equal(createPendingWork().suspect(), null);
});

test('the document that the server received first is suspected', () => {
  const work = createPendingWork();
  work.changed(MINE, 1);
  work.changed(YOURS, 1);
  work.asked(THEIRS);
  assert.equal(work.suspect(), MINE);
});

test('a document with a reply from the server is no longer suspected', () => {
  const work = createPendingWork();
  work.changed(MINE, 1);
  work.changed(YOURS, 1);
  work.told(MINE, 1);
  assert.equal(work.suspect(), YOURS);
  work.told(YOURS, 2);
  assert.equal(work.suspect(), null);
});

test('a reply for an older version clears no document', () => {
  const work = createPendingWork();
  work.changed(MINE, 5);
  work.told(MINE, 4);
  assert.equal(work.suspect(), MINE);
});

test('a request is open until it is answered', () => {
  const work = createPendingWork();
  const answer = work.asked(MINE);
  work.told(MINE, 7);
  work.mark()();
  assert.equal(work.suspect(), MINE);
  answer();
  assert.equal(work.suspect(), null);
});

test('a sign of life clears only the changes made before it was requested', () => {
  const work = createPendingWork();
  work.changed(MINE, 1);
  const survived = work.mark();
  work.changed(YOURS, 1);
  work.changed(MINE, 2);
  survived();
  assert.equal(work.suspect(), YOURS);
  work.told(YOURS, 1);
  assert.equal(work.suspect(), MINE);
});
