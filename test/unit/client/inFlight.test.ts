import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPendingWork } from '../../../client/src/server/inFlight';

const [MINE, YOURS, THEIRS] = ['file:///mine.md', 'file:///yours.md', 'file:///theirs.md'];

test('nobody is suspected where nothing is to be done', () => {
  assert.equal(createPendingWork().suspect(), null);
});

test('the document that the server had first is suspected', () => {
  const work = createPendingWork();
  work.changed(MINE, 1);
  work.changed(YOURS, 1);
  work.asked(THEIRS);
  assert.equal(work.suspect(), MINE);
});

test('a document that the server has told of is not suspected any more', () => {
  const work = createPendingWork();
  work.changed(MINE, 1);
  work.changed(YOURS, 1);
  work.told(MINE, 1);
  assert.equal(work.suspect(), YOURS);
  work.told(YOURS, 2);
  assert.equal(work.suspect(), null);
});

test('news of an older version clear nobody', () => {
  const work = createPendingWork();
  work.changed(MINE, 5);
  work.told(MINE, 4);
  assert.equal(work.suspect(), MINE);
});

test('a question is open until it is answered', () => {
  const work = createPendingWork();
  const answer = work.asked(MINE);
  work.told(MINE, 7);
  work.mark()();
  assert.equal(work.suspect(), MINE);
  answer();
  assert.equal(work.suspect(), null);
});

test('a sign of life clears what was changed before it was asked for, and nothing else', () => {
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
