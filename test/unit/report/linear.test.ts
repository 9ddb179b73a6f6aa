import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { judge } from '../../../server/src/checker/judge';
import { looksLikeReport } from '../../../server/src/report/detect';
import { parseReport } from '../../../server/src/report/parse';
import { makeReport } from '../../support/makeReport';
import { fastest } from '../../support/timing';

const MEGABYTE = 1 << 20;

/** Repeated input that may slow a scanner down: marks, unfinished syntax, and whole lines. */
const HOSTILE = [
  '[',
  ']',
  '![',
  '![a](',
  '[a]:',
  '[a]: b\n',
  '[a]\n\n',
  '\\',
  '>',
  '> ',
  '-',
  '- ',
  '- [',
  '- [ ]',
  '- [ ] a\n',
  '(M1',
  '(M1+',
  '#',
  '# ',
  '##',
  '# a\n',
  '## a\n',
  '### a\n',
  ' ',
  '\t',
  '\u00a0',
  '1',
  '1. ',
  '*',
  '_',
  '`',
  '~',
  '```\n',
  '```x\n',
  '> ```\n',
  '<!--',
  '-->',
  '<!--\n',
  '<!-- -->\n',
  '> <!--\n',
  'question 1 ',
  'question 1 question 1',
  'question 1 fill here ',
  'question 1 fill here --- ',
  `question 1 fill here${' '.repeat(500)}`,
  '# question 1 ',
  '# Question 1\n',
  '# Question 1\n```\n',
  '### Question 1\n',
  '### Question 1\nAnswer:\n',
  '### Question 1\n```x\n# Question 2\n',
  'Answer:',
  'Answer: ',
  'Answer:\n',
  'answer length: ',
  'answer length: 1-1 words + ',
  `answer${' '.repeat(39)}`,
  'Recommended answer ',
  'insert ',
  'insert 1-',
  'include a ',
  '---\n',
  '\n',
  '\r',
  '\r\n',
  '😀',
];

/** Half a megabyte of it in each part of a report: the preamble, a prompt, an answer and the last answer. */
function reportOf(unit: string): string {
  const part = unit.repeat(MEGABYTE / 8 / unit.length);
  return `${part}\n### Question 1\n${part}\n> Answer: ${part}\n### Question 2\n> Answer:\n${part}`;
}

function readAll(source: string): void {
  looksLikeReport(source);
  judge(parseReport(source));
}

suite('A megabyte takes at most a few times as long as a megabyte of ordinary reports, with', () => {
  const report = makeReport();
  const ordinary = report.repeat(MEGABYTE / report.length);
  const usual = fastest(() => {
    readAll(ordinary);
  }, 3);

  for (const unit of HOSTILE) {
    test(JSON.stringify(unit.length > 40 ? `${unit.slice(0, 40)}…` : unit), () => {
      assertQuick(reportOf(unit));
    });
  }

  test('spaces before many marks on one line', () => {
    assertQuick(`### Question 1\n${' '.repeat(MEGABYTE / 2)}x${'Answer:'.repeat(MEGABYTE / 14)}`);
    assertQuick(`### Question 1\n${' '.repeat(MEGABYTE / 2)}${'Answer:'.repeat(MEGABYTE / 14)}`);
  });

  test('comments between an answer and the next question', () => {
    assertQuick(`### Question 1\nAnswer:\n${'<!-- -->\n'.repeat(MEGABYTE / 9)}### Question 2\nAnswer:`);
  });

  test('dashes around a placeholder', () => {
    const dashes = '-'.repeat(MEGABYTE / 2);
    assertQuick(`### Question 1\nAnswer: ${dashes} question 1 fill here ${dashes}`);
  });

  test('front matter that is never closed', () => {
    assertQuick(`---\n${'a: b\n'.repeat(MEGABYTE / 5)}`);
  });

  test('definitions, and answers that refer to them', () => {
    const count = 4000;
    const definitions = Array.from({ length: count }, (_, index) => `[label ${index}]: figures/${index}.png`);
    const answers = Array.from(
      { length: 100 },
      (_, index) => `### Question ${index + 1}\nAnswer: [label ${index}]`,
    );
    assertQuick(`${definitions.join('\n')}\n\n${answers.join('\n\n')}`);
  });

  function assertQuick(source: string): void {
    const limit = 10 * usual;
    let took = Infinity;
    // The machine may be busy: one quick run of three is enough.
    for (let run = 0; run < 3 && took > limit; run++) {
      took = fastest(() => {
        readAll(source);
      }, 1);
    }
    assert.ok(took <= limit, `${took} ms, an ordinary one ${usual} ms`);
  }
});
