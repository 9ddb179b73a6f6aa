import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { looksLikeReport } from '../../../server/src/report/detect';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport } from '../../support/makeReport';
import { textAt } from '../../support/places';

const FILES = figurePaths();

function withHeading(line: string): string {
  return makeReport().replace('### Question 8\n', `${line}\n`);
}

suite('question-heading', () => {
  for (const [line, fixed] of [
    ['###\u00a0Question 8', '### Question 8'],
    ['###Question 8', '### Question 8'],
    ['    ### Question 8', '### Question 8'],
    ['####### Question 8', '###### Question 8'],
    ['\\### Question 8', '### Question 8'],
    ['✅ ### Question 8', '### ✅ Question 8'],
    ['**### Question 8**', '### **Question 8**'],
    ['###\u200b Question 8: boats', '### Question 8: boats'],
    ['\ufeff### Question 8', '### Question 8'],
  ] as const) {
    test(`reports ${JSON.stringify(line)}, which is not a heading on GitHub`, () => {
      const text = withHeading(line);
      const { verdict, problems } = check(text, FILES);
      assert.equal(verdict.accepted, true);
      assert.deepEqual(
        problems.map(({ code, severity, question, range }) => [
          code,
          severity,
          question,
          textAt(text, range),
        ]),
        [['question-heading', 'warning', 8, line]],
      );
      const [fix] = problems[0]?.fixes ?? [];
      assert.ok(fix?.isSafe);
      const result = applyFix(text, fix);
      assert.equal(result, withHeading(fixed));
      assert.deepEqual(check(result, FILES).problems, []);
    });
  }

  for (const line of [
    '### ✅ Question 8',
    '### <a name="q2"></a>Question 8',
    '### [Question 8](#question-3)',
    '### 2.5. Question 8',
    '### Spørgsmål 8',
    '### Q8: the boats',
    '> ### Question 8',
    '- ### Question 8',
    '### Opgave 8',
    '### Quesiton 8',
    '### Question VIII',
    '### 8',
    '### Boats and sails',
    '### ⛵',
    '### 2.3 Boats',
  ]) {
    test(`accepts ${JSON.stringify(line)} as question 8`, () => {
      const { report, verdict, problems } = check(withHeading(line), FILES);
      assert.deepEqual(
        report.questions.map(({ number }) => number),
        Array.from({ length: 31 }, (_, index) => index + 1),
      );
      assert.equal(verdict.accepted, true);
      assert.deepEqual(problems, []);
    });
  }

  test('ignores a decorated heading in an answer without an `Answer:` below it', () => {
    const text = makeReport({ answers: { 8: 'We rowed.\n\n#### What question 3 taught us\n\nTo sail.' } });
    const { report, problems } = check(text, FILES);
    assert.equal(report.questions.length, 31);
    assert.ok(problems.some(({ code, question }) => code === 'answer-hidden' && question === 8));
  });

  test('accepts headings without a number in place of the missing numbers', () => {
    const text = makeReport()
      .replace('### Question 8\n', '### Boats\n')
      .replace('### Question 9\n', '### Opgave 9\n')
      .replace('### Question 1\n', '### Who\n')
      .replace('### Question 31\n', '### Thanks\n');
    const { report, problems } = check(text, FILES);
    assert.deepEqual(
      report.questions.map(({ number }) => number),
      Array.from({ length: 31 }, (_, index) => index + 1),
    );
    assert.deepEqual(problems, []);
  });

  for (const own of [
    '### Boats\n\n> **What of them?**\n>\n> Answer:\n\nThey row.',
    '### Boats\n\n> They row.\n\nAnswer: none',
    '### Boats\n\nThey row.',
  ]) {
    test(`ignores a heading in an answer if no number is missing: ${JSON.stringify(own)}`, () => {
      const { report, problems } = check(makeReport({ answers: { 8: `We rowed.\n\n${own}` } }), FILES);
      assert.equal(report.questions.length, 31);
      assert.ok(problems.some(({ code, question }) => code === 'answer-hidden' && question === 8));
    });
  }

  test('accepts a report with only decorated headings', () => {
    const text = makeReport().replaceAll('### Question', '### ✅ Question');
    assert.ok(looksLikeReport(text));
    assert.deepEqual(check(text, FILES).problems, []);
  });
});
