import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { QuestionSummary, ReportSummary } from '../../../common/protocol';
import { summarise } from '../../../server/src/features/summary/summary';
import { check } from '../../support/check';
import { makeReport } from '../../support/makeReport';

function summaryOf(text: string, levels = {}): ReportSummary {
  const { report, verdict, problems } = check(text, undefined, levels);
  return summarise(report, verdict, problems);
}

function problemsOf({ questions }: ReportSummary, index: number): unknown {
  const { number, problems, state } = questions[index] ?? {};
  return [number, state, problems?.count, problems?.list.map(({ code, line }) => [code, line])];
}

suite('The problems of a question and their number', () => {
  test('agree if an answer contains the heading of another question', () => {
    const answer = 'We sorted.\n\n### Question 3, again\n\nMore.';
    const summary = summaryOf(makeReport({ answers: { 5: answer } }));
    assert.deepEqual(problemsOf(summary, 4), [
      5,
      'answered',
      2,
      [
        ['answer-too-short', 9],
        ['answer-hidden', 13],
      ],
    ]);
    assert.deepEqual(problemsOf(summary, 5), [6, 'answered', 0, []]);
  });

  test('agree if a question has lost its heading', () => {
    const summary = summaryOf(makeReport().replace('### Question 8\n', ''));
    assert.deepEqual(problemsOf(summary, 6), [
      7,
      'answered',
      2,
      [
        ['checker-refuses', 20],
        ['answer-too-long', 37],
      ],
    ]);
  });

  test('agree if a question is missing', () => {
    const summary = summaryOf(makeReport({ without: [7] }));
    assert.deepEqual(problemsOf(summary, 6), [8, 'answered', 1, [['checker-refuses', 0]]]);
  });

  test('belong to the question that they are found in, even if its number appears twice', () => {
    const text = makeReport({ answers: { 4: 'TODO' } }).replace('### Question 5\n', '### Question 4\n');
    const { questions } = summaryOf(text);
    assert.deepEqual(
      questions.slice(3, 5).map(({ number, problems: { list } }) => [number, list.map(({ code }) => code)]),
      [
        [4, ['answer-too-short', 'todo-left']],
        [4, ['question-duplicate']],
      ],
    );
  });

  test('stay with a question that moves', () => {
    const text = makeReport({ answers: { 9: 'TODO' } });
    const before = summaryOf(text);
    const after = summaryOf(
      text.replace('### Question 3\n', '### Question 3\n\n> Answer:\n\n### Question 3\n'),
    );
    assert.deepEqual(after.questions[9]?.problems, before.questions[8]?.problems);
  });
});

suite('The anchor of a question', () => {
  const anchors = (...headings: string[]): (string | undefined)[] =>
    summaryOf(
      ['# Report', ...headings.map((one) => `${one}\n\n> Answer:\n\nYes.\n`)].join('\n\n'),
    ).questions.map(({ anchor }: QuestionSummary) => anchor);

  test('contains its whole heading', () => {
    assert.deepEqual(anchors('### Question 2: Docker', '### Question 3 – `a_b` & [more](x.md)'), [
      'question-2-docker',
      'question-3--a_b--more',
    ]);
  });

  test('has a number if another heading has the same anchor', () => {
    assert.deepEqual(anchors('### Question 2', '## Question 2', '### Question 2', '### Question 2-1'), [
      'question-2',
      'question-2-1',
      'question-2-2',
      'question-2-1-1',
    ]);
  });
});

suite('The reason why the checker refuses a report', () => {
  const text = makeReport({ withoutMark: [12] });

  test('has its lines', () => {
    const { verdict, questions } = summaryOf(text);
    assert.equal(verdict.isAccepted, false);
    assert.deepEqual(
      verdict.refusals.map(({ line }) => line),
      [questions[11]?.line],
    );
  });

  test('is given even if its rule is off', () => {
    const { verdict, problems } = summaryOf(text, { 'checker-refuses': 'off' });
    assert.deepEqual(verdict, summaryOf(text).verdict);
    assert.equal(problems, 0);
  });

  test('is empty if the checker accepts the report', () => {
    assert.deepEqual(summaryOf(makeReport()).verdict.refusals, []);
  });
});
