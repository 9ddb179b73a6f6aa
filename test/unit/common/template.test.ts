import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { judge } from '../../../server/src/checker/judge';
import { looksLikeReport } from '../../../server/src/report/detect';
import { editionLimits } from '../../../server/src/report/editions';
import { parseReport } from '../../../server/src/report/parse';
import { sectionsOf } from '../../../server/src/report/sections';
import { makeTemplate, placeholderOf } from '../../../common/template';
import { findProblems } from '../../../server/src/rules/findProblems';

/** A report whose highest number is one of these looks like an edition of the course with missing questions. */
const LOOKS_LIKE_EDITION = [20, 21, 22, 23, 24, 25, 26, 28, 29, 30];
const SIZES = Array.from({ length: 100 }, (_, index) => index + 1);

suite('The template of a new report', () => {
  test('has the given number of questions, each with only its placeholder', () => {
    for (const size of SIZES) {
      const { questions } = parseReport(makeTemplate(size));
      assert.deepEqual(
        questions.map(({ number, block }) => [
          number,
          block.answer?.state,
          block.answer?.placeholders.length,
        ]),
        SIZES.slice(0, size).map((number) => [number, 'placeholder', 1]),
      );
    }
  });

  test('is accepted by the checker, except in sizes that look like an edition with missing questions', () => {
    const refused = SIZES.filter((size) => !judge(parseReport(makeTemplate(size))).accepted);
    assert.deepEqual(refused, LOOKS_LIKE_EDITION);
  });

  test('has no problems except the missing answers', () => {
    for (const size of SIZES.filter((one) => !LOOKS_LIKE_EDITION.includes(one))) {
      const report = parseReport(makeTemplate(size));
      const folders = new Map([['figures', new Map()]]);
      const problems = findProblems({ report, verdict: judge(report), folders }, {}, (_, error) => {
        throw error;
      });
      assert.deepEqual(
        problems.map(({ code, question }) => [code, question]),
        report.questions.map(({ number }) => ['answer-missing', number]),
      );
    }
  });

  test('states the limits of the newest edition of that size', () => {
    for (const [size, edition] of [
      [27, '2023'],
      [31, '2026'],
    ] as const) {
      const { questions, edition: recognised } = parseReport(makeTemplate(size));
      assert.deepEqual(recognised, { name: edition, by: 'numbers' });
      assert.deepEqual(
        questions.map(({ block }) => block.prompt.stated),
        questions.map(({ number }) => editionLimits(edition, number)),
      );
    }
  });

  test('states 100 to 200 words if no edition has that size', () => {
    const { questions } = parseReport(makeTemplate(5));
    const usual = { words: { min: 100, max: 200 } };
    assert.deepEqual(
      questions.map(({ limits }) => limits),
      [{}, {}, usual, usual, usual],
    );
  });

  test('has sections and an unticked checklist', () => {
    const report = parseReport(makeTemplate(31));
    const { checklist } = report;
    assert.deepEqual(
      sectionsOf(report).map(({ title, questions }) => [title, questions.length]),
      [
        ['The group', 2],
        ['Part 1', 10],
        ['Part 2', 10],
        ['Part 3', 8],
        ['Looking back', 1],
      ],
    );
    assert.deepEqual([checklist.done, checklist.total, checklist.groups.length], [0, 5, 2]);
  });

  test('is recognised as a report by its text', () => {
    assert.ok(looksLikeReport(makeTemplate(3)));
    assert.ok(makeTemplate(3).includes(`> Answer:\n\n${placeholderOf(3)}\n`));
  });
});
