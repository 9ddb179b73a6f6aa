import assert from 'node:assert/strict';
import test from 'node:test';
import { editReport } from '../../../server/src/report/editReport';
import { parseReport } from '../../../server/src/report/parse';
import type { Report } from '../../../server/src/report/report';
import { heapInUse } from '../../support/heap';
import { rangeAt } from '../../support/ranges';

const LETTERS = 60;
const LINE = 'word word word word\n';
const LONG_TEXT = LINE.repeat(20_000);

/** Types in the second line of a report, and gives the growth of the heap, in sizes of the text. */
function growthWhileTyping(text: string, character: number): number {
  const type = (report: Report): Report =>
    editReport(report, { range: rangeAt(1, character, 1, character), text: 'x' });
  let report = type(parseReport(text));
  const before = heapInUse();
  for (let letter = 0; letter < LETTERS; letter++) report = type(report);
  const growth = (heapInUse() - before) / text.length;
  assert.equal(report.questions.length, 1);
  return growth;
}

for (const [name, character, text] of [
  ['a prompt', 4, `### Question 1\n> **What is asked for here?**\n>\n> Answer: ${LONG_TEXT}`],
  ['a prompt without `Answer:`', 4, `### Question 1\n> **What is asked for here?**\n> Example: ${LONG_TEXT}`],
  ['an answer', 10, `### Question 1\n> Answer: one\n${LONG_TEXT}![a](figures/b.png)\n`],
  ['the target of a figure', 24, `### Question 1\n> Answer: ![a](figures/b.png)\n${LONG_TEXT}`],
] as const) {
  test(`typing in ${name} keeps no earlier text`, () => {
    const growth = growthWhileTyping(text, character);
    assert.ok(growth < 5, `the heap has grown by ${growth.toFixed(1)} texts with ${LETTERS} letters`);
  });
}

test('the caches keep no closed reports', () => {
  const read = (number: number): void => {
    const report = parseReport(
      `### Question 1\n> **What is asked for in ${number}?**\n>\n> Answer: a ![b](figures/${number}.png) c\n\n### Question 2\n> Answer:\n\n${LONG_TEXT}`,
    );
    assert.equal(report.questions[0]?.block.answer?.figures.length, 1);
  };
  read(0);
  const before = heapInUse();
  for (let number = 1; number <= LETTERS; number++) read(number);
  const growth = (heapInUse() - before) / LONG_TEXT.length;
  assert.ok(growth < 5, `the heap has grown by ${growth.toFixed(1)} texts with ${LETTERS} reports`);
});
