import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { nextNeedingWork, questionAt } from '../../../client/src/model/questions';
import {
  changedQuestions,
  NO_QUESTIONS,
  questionRows,
  rowAt,
  type QuestionRows,
} from '../../../client/src/views/questionRows';
import { summarise } from '../../../server/src/features/summary/summary';
import { judge } from '../../../server/src/checker/judge';
import type { QuestionSummary, ReportSummary } from '../../../common/protocol';
import { parseReport } from '../../../server/src/report/parse';
import { makeReport, type ReportOptions } from '../../support/makeReport';

suite('The rows of the Questions view', () => {
  test('are the sections with their questions', () => {
    const rows = rowsOf({ placeholders: [4] });
    assert.deepEqual(
      rows.roots.map((id) => {
        const row = rows.rows.get(id);
        return (
          row?.kind === 'section' && [
            row.section.title,
            row.section.passed.text,
            row.section.progress,
            row.questions.length,
          ]
        );
      }),
      [
        ['About the group', '2 of 2 pass', 'done', 2],
        ['The workshop', '3 of 4 pass', 'missing', 4],
        ['The books', '7 of 7 pass', 'done', 7],
        ['The trials', '6 of 6 pass', 'done', 6],
        ['The wide world', '12 of 12 pass', 'done', 12],
      ],
    );
  });

  test('count all questions of a section when only unfinished ones are shown', () => {
    const rows = rowsOf({ placeholders: [4] }, { isOnlyLeft: true });
    assert.deepEqual(
      [...rows.rows.values()].map((row) =>
        row.kind === 'section' ? [row.section.title, row.section.toGo.text] : row.question.number,
      ),
      [['The workshop', '1 question to go'], 4],
    );
    assert.deepEqual(rowsOf({}, { isOnlyLeft: true }), NO_QUESTIONS);
  });

  test('have no section if the report has none', () => {
    const sections = summaryOf({})
      .sections.slice(0, 1)
      .map((one) => ({ ...one, title: '', total: 1 }));
    const rows = rowsOf({}, { summary: { ...summaryOf({}), questions: [questionOf(1)], sections } });
    assert.deepEqual(
      rows.roots.map((id) => rows.rows.get(id)?.kind),
      ['question'],
    );
  });

  test('have different ids if a number appears twice', () => {
    const questions = [questionOf(1), { ...questionOf(2), number: 1 }];
    const rows = rowsOf({}, { summary: { ...summaryOf({}), questions } });
    assert.equal(rows.rows.size, 3);
    assert.equal(rowAt(rows, questionOf(2).line)?.question.number, 1);
  });

  test('keep their ids, and only changed rows are refreshed', () => {
    const before = rowsOf({});
    assert.deepEqual(changedQuestions(before, rowsOf({})), []);
    assert.deepEqual(changedQuestions(before, rowsOf({ before: 'More text\n\n' })), []);
    const changed = changedQuestions(before, rowsOf({ placeholders: [4] }))?.map((id) => before.rows.get(id));
    assert.deepEqual(
      changed?.map((row) => (row?.kind === 'question' ? row.question.number : row?.section.title)),
      ['The workshop', 4],
    );
  });

  test('are refreshed when their problem changes', () => {
    const listed = (message: string): QuestionRows => {
      const summary = summaryOf({});
      const problem = { code: 'todo-left', severity: 'hint', message, line: 9, character: 0 } as const;
      const questions = summary.questions.map((question) =>
        question.number === 4
          ? { ...question, problems: { ...question.problems, list: [problem] } }
          : question,
      );
      return rowsOf({}, { summary: { ...summary, questions } });
    };
    const changed = changedQuestions(listed('One thing.'), listed('Another.'));
    assert.deepEqual(changed, ['report#question-4']);
  });

  test('are refreshed by section when one is added or removed, and all when several sections change', () => {
    const left = (...placeholders: number[]): QuestionRows => rowsOf({ placeholders }, { isOnlyLeft: true });
    const before = left(4, 5, 9, 10);
    assert.deepEqual(
      changedQuestions(before, left(4, 9, 10))?.map((id) => before.rows.get(id)?.kind),
      ['section'],
    );
    assert.equal(changedQuestions(before, left(4, 9)), null);
  });

  test('are all refreshed when sections are added or removed', () => {
    assert.equal(changedQuestions(NO_QUESTIONS, rowsOf({})), null);
    assert.equal(changedQuestions(rowsOf({}), NO_QUESTIONS), null);
  });
});

suite('The next question that needs work', () => {
  const report = summaryOf({ placeholders: [4, 9, 31] });
  const next = (line: number, step: 1 | -1): number | undefined =>
    nextNeedingWork(report, line, step)?.number;
  const lineOf = (number: number): number => report.questions[number - 1]?.line ?? NaN;

  test('is the next or the previous one, and wraps around at both ends', () => {
    assert.deepEqual([next(0, 1), next(0, -1)], [4, 31]);
    assert.deepEqual([next(lineOf(1), 1), next(lineOf(1), -1)], [4, 31]);
    assert.deepEqual([next(lineOf(4) + 5, 1), next(lineOf(4) + 5, -1)], [9, 31]);
    assert.deepEqual([next(lineOf(31), 1), next(lineOf(31), -1)], [4, 9]);
  });

  test('is the one at the cursor if no other needs work, and none if no question does', () => {
    const one = summaryOf({ placeholders: [9] });
    const line = one.questions[8]?.line ?? NaN;
    assert.deepEqual([nextNeedingWork(one, line, 1)?.number, nextNeedingWork(one, line, -1)?.number], [9, 9]);
    assert.equal(nextNeedingWork(summaryOf({}), 0, 1), undefined);
    assert.equal(nextNeedingWork({ ...one, questions: [] }, 0, -1), undefined);
  });

  test('starts from the question that contains the line', () => {
    assert.equal(questionAt(report, 0), undefined);
    assert.equal(questionAt(report, lineOf(5))?.number, 5);
    assert.equal(questionAt(report, lineOf(6) - 1)?.number, 5);
  });
});

function summaryOf(options: ReportOptions): ReportSummary {
  const report = parseReport(makeReport(options));
  return summarise(report, judge(report), []);
}

function questionOf(number: number): QuestionSummary {
  const question = summaryOf({}).questions[number - 1];
  assert.ok(question);
  return question;
}

function rowsOf(
  options: ReportOptions,
  { isOnlyLeft = false, summary = summaryOf(options) } = {},
): QuestionRows {
  return questionRows(summary, { prefix: 'report', isOnlyLeft });
}
