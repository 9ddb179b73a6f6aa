import assert from 'node:assert/strict';
import { test } from 'node:test';
import { updateSince, updateSummary } from '../../../common/summaryUpdate';
import { judge } from '../../../server/src/checker/judge';
import { summarise } from '../../../server/src/features/summary/summary';
import { parseReport } from '../../../server/src/report/parse';
import { STREET_REPORT } from '../../support/streetReport';

const report = parseReport(STREET_REPORT);
const summary = summarise(report, judge(report), []);
const [first, second, third] = summary.questions;
assert.ok(first && second && third);

test('what an update leaves out is unchanged', () => {
  const changed = { ...second, title: 'Another title' };
  const update = { ...summary, questions: [null, changed], checklist: null, problems: 7 };
  assert.deepEqual(updateSummary(summary, update), { ...summary, questions: [first, changed], problems: 7 });
});

test('an update of an unknown summary gives null', () => {
  assert.equal(updateSummary(undefined, { ...summary, checklist: null }), null);
  assert.equal(
    updateSummary({ ...summary, questions: [first] }, { ...summary, questions: [null, null] }),
    null,
  );
});

test('an update leaves out what is unchanged, and gives the new summary', () => {
  const changed = { ...summary, questions: [first, { ...second, title: 'Another title' }, third] };
  const update = updateSince(summary, changed);
  assert.deepEqual([update.questions[0], update.questions[2], update.checklist], [null, null, null]);
  assert.deepEqual(updateSummary(summary, update), changed);
  assert.deepEqual(updateSummary(undefined, updateSince(undefined, summary)), summary);
});
