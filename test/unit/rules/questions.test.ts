import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport } from '../../support/makeReport';

const ANY_LENGTH = { words: { min: 1, max: 400 } };
const COURSE = { course: [ANY_LENGTH, ANY_LENGTH, ANY_LENGTH, ANY_LENGTH] };

/** The problems of a text: code and line. */
function problemsOf(text: string) {
  return check(text, figurePaths()).problems.map(({ code, range }) => [
    code,
    text.split('\n')[range.start.line],
  ]);
}

suite('The numbers of the questions', () => {
  test('give warnings for a missing or repeated number in another course, which no checker counts', () => {
    assert.deepEqual(problemsOf(makeReport({ ...COURSE, without: [3] })), [
      ['question-missing', '### Question 4'],
    ]);
    assert.deepEqual(problemsOf(makeReport({ ...COURSE, without: [2, 3] })), [
      ['question-missing', '### Question 4'],
    ]);
    const twice = makeReport(COURSE).replace('### Question 4', '### Question 1');
    assert.deepEqual(problemsOf(twice), [['question-duplicate', '### Question 1']]);
  });

  test('give one problem with a fix if a number is repeated and the next one is missing', () => {
    const text = makeReport().replace('### Question 27', '### Question 26');
    const { problems, verdict } = check(text, figurePaths());
    assert.equal(verdict.accepted, true);
    assert.deepEqual(problemsOf(text), [['question-duplicate', '### Question 26']]);
    const [fix] = problems[0]?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyFix(text, fix), makeReport());
  });

  test('give a problem for questions out of order', () => {
    const text = makeReport()
      .replace('### Question 8\n', '### Question X\n')
      .replace('### Question 9\n', '### Question 8\n')
      .replace('### Question X\n', '### Question 9\n');
    assert.deepEqual(problemsOf(text), [['question-order', '### Question 8']]);
  });

  test('give a problem for a missing heading of question 1, which the checker does not need', () => {
    const text = makeReport().replace('### Question 1\n\n', '');
    assert.equal(check(text).verdict.accepted, true);
    assert.deepEqual(problemsOf(text), [['question-missing', '> Answer:']]);
  });
});
