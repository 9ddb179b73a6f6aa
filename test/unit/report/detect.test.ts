import assert from 'node:assert/strict';
import test from 'node:test';
import { looksLikeReport } from '../../../server/src/report/detect';
import { makeReport } from '../../support/makeReport';
import { text } from '../../support/places';

function questions(count: number, answer = '> Answer:'): string[] {
  return Array.from({ length: count }, (_, index) => [
    `### Question ${index + 1}`,
    '> Why?',
    answer,
    '',
  ]).flat();
}

test('three questions with Answer: make a report', () => {
  assert.equal(looksLikeReport(text(...questions(3))), true);
  assert.equal(looksLikeReport(text(...questions(2))), false);
  assert.equal(looksLikeReport(text('# Notes', ...questions(3)).replaceAll('\n', '\r\n')), true);
  assert.equal(looksLikeReport(text(...questions(3)).replaceAll('\n', '\r')), true);
});

test('every made-up report is a report', () => {
  for (const edition of ['2023', '2025', '2026'] as const) {
    for (const placement of ['below', 'quoted', 'inline', 'unquoted'] as const) {
      assert.equal(looksLikeReport(makeReport({ edition, placement })), true);
    }
  }
});

test('other questions may have lost their Answer:', () => {
  const lost = questions(2, '> answer:');
  assert.equal(looksLikeReport(text(...lost, ...questions(3))), true);
  assert.equal(looksLikeReport(text(...lost, ...questions(2))), false);
});

for (const [name, source] of [
  ['an empty text', ''],
  ['a text without questions', text('# Project', 'Answer:', 'Answer:', 'Answer:')],
  ['three Answer: in one question', text('### Question 1', 'Answer:', 'Answer:', 'Answer:')],
  ['questions without Answer:', text(...questions(9, '> Reply:'))],
  ['Answer: above the questions', text('Answer: Answer: Answer:', ...questions(9, ''))],
  ['questions and answers as plain text', text(...questions(9).map((line) => line.replace('### ', '')))],
] as const) {
  test(`${name} is not a report`, () => {
    assert.equal(looksLikeReport(source), false);
  });
}
