import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport } from '../../support/makeReport';

const ANY_LENGTH = { words: { min: 1, max: 400 } };
const COURSE = { course: [ANY_LENGTH, ANY_LENGTH, ANY_LENGTH, ANY_LENGTH] };

/** What is said of a text: code and line. */
function saidOf(text: string) {
  return check(text, figurePaths()).problems.map(({ code, range }) => [
    code,
    text.split('\n')[range.start.line],
  ]);
}

suite('the numbers of the questions', () => {
  test("another course's gap and double are warnings, for no checker counts them", () => {
    assert.deepEqual(saidOf(makeReport({ ...COURSE, without: [3] })), [
      ['question-missing', '### Question 4'],
    ]);
    assert.deepEqual(saidOf(makeReport({ ...COURSE, without: [2, 3] })), [
      ['question-missing', '### Question 4'],
    ]);
    const twice = makeReport(COURSE).replace('### Question 4', '### Question 1');
    assert.deepEqual(saidOf(twice), [['question-duplicate', '### Question 1']]);
  });

  test('a number that stands twice while the next is missing is one mistake, with a fix', () => {
    const text = makeReport().replace('### Question 27', '### Question 26');
    const { problems, verdict } = check(text, figurePaths());
    assert.equal(verdict.accepted, true);
    assert.deepEqual(saidOf(text), [['question-duplicate', '### Question 26']]);
    const [fix] = problems[0]?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyFix(text, fix), makeReport());
  });

  test('questions out of order', () => {
    const text = makeReport()
      .replace('### Question 8\n', '### Question X\n')
      .replace('### Question 9\n', '### Question 8\n')
      .replace('### Question X\n', '### Question 9\n');
    assert.deepEqual(saidOf(text), [['question-order', '### Question 8']]);
  });

  test('the checker does without the heading of question 1, people do not', () => {
    const text = makeReport().replace('### Question 1\n\n', '');
    assert.equal(check(text).verdict.accepted, true);
    assert.deepEqual(saidOf(text), [['question-missing', '> Answer:']]);
  });
});
