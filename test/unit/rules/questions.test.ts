import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport } from '../../support/makeReport';

const ANY_LENGTH = { words: { min: 1, max: 400 } };
const COURSE = { course: [ANY_LENGTH, ANY_LENGTH, ANY_LENGTH, ANY_LENGTH] };

/** What is said of a text: code, line from 0, message. */
function saidOf(text: string) {
  return check(text, figurePaths()).problems.map(({ code, range, message }) => [
    code,
    text.split('\n')[range.start.line],
    message,
  ]);
}

suite('the numbers of the questions', () => {
  test("another course's gap and double are warnings, for no checker counts them", () => {
    assert.deepEqual(saidOf(makeReport({ ...COURSE, without: [3] })), [
      ['question-missing', '### Question 4', 'Question 3 is missing before this one.'],
    ]);
    assert.deepEqual(saidOf(makeReport({ ...COURSE, without: [2, 3] })), [
      ['question-missing', '### Question 4', 'Questions 2 to 3 are missing before this one.'],
    ]);
    const twice = makeReport(COURSE).replace('### Question 4', '### Question 1');
    assert.deepEqual(saidOf(twice), [
      [
        'question-duplicate',
        '### Question 1',
        'Question 1 stands twice. Keep one of the two, or give this one its own number.',
      ],
    ]);
  });

  test('a number that stands twice while the next is missing is one mistake, with a fix', () => {
    const text = makeReport().replace('### Question 27', '### Question 26');
    const { problems, verdict } = check(text, figurePaths());
    assert.equal(verdict.accepted, true);
    assert.deepEqual(saidOf(text), [
      [
        'question-duplicate',
        '### Question 26',
        'Question 26 stands twice, and question 27 nowhere. Is this question 27?',
      ],
    ]);
    const [fix] = problems[0]?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyFix(text, fix), makeReport());
  });

  test('questions out of order', () => {
    const text = makeReport()
      .replace('### Question 8\n', '### Question X\n')
      .replace('### Question 9\n', '### Question 8\n')
      .replace('### Question X\n', '### Question 9\n');
    assert.deepEqual(saidOf(text), [
      [
        'question-order',
        '### Question 8',
        'Question 8 stands behind question 9. The checker goes by the order, so it takes this for another question.',
      ],
    ]);
  });

  test('the checker does without the heading of question 1, people do not', () => {
    const text = makeReport().replace('### Question 1\n\n', '');
    assert.equal(check(text).verdict.accepted, true);
    assert.deepEqual(saidOf(text), [
      [
        'question-missing',
        '> Answer:',
        'The heading of question 1 is missing above this `Answer:`. Put `### Question 1` back.',
      ],
    ]);
  });
});
