import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { judge } from '../../../server/src/checker/judge';
import { editReport, type TextChange } from '../../../server/src/report/editReport';
import { documentLines } from '../../../server/src/report/documentLines';
import { lineLength, splitLines } from '../../../server/src/text/lines';
import { parseReport } from '../../../server/src/report/parse';
import type { Position } from '../../../server/src/text/position';
import type { Report } from '../../../server/src/report/report';
import { findProblems } from '../../../server/src/rules/findProblems';
import { foldersOf } from '../../support/check';
import { figurePaths, makeReport, placeholder } from '../../support/makeReport';
import { runs } from '../../support/runs';

const FOLDERS = foldersOf(figurePaths());

/** What is typed, pasted and deleted: all syntax of reports, and text that splits line ends and characters. */
const SCRAPS = [
  'a',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '#',
  '##',
  '### ',
  '### Question 5\n',
  '### Question 3\nAnswer:\n',
  '\n### Question 4 continued\n\nmore\n',
  '\n### Question 40\n\n> **More?**\n>\n> Answer:\n\n',
  '\n### Boats\n\n> **More?**\n>\n> Answer:\n\n',
  '### Opgave 5\n',
  '> Answer:',
  'Answer:',
  '> ',
  '```',
  '\n```\n',
  '\n# Question 6\n',
  '<!--',
  '-->',
  '![alt](figures/q14.png)',
  '![alt][label]',
  '\n[label]: figures/q19.png\n',
  '[text](figures/q20.png)',
  '<img src="figures/q21.png">',
  placeholder(7),
  '---',
  '* [ ] ',
  '## Section\n',
  'TODO',
  '😀',
  '\ud83d',
  '\u00a0',
  '\ufeff',
  '    ',
  '\t',
  '<<<<<<< ours\n',
  '=======\n',
  '>>>>>>> theirs\n',
  '\ufffd',
];

interface Place {
  /** A fraction of the text, 0 to 1. */
  readonly at: number;
  readonly length: number;
  readonly snap: 'line' | 'none';
  readonly text: string;
}

const place: fc.Arbitrary<Place> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat(12) },
    { weight: 1, arbitrary: fc.nat(900) },
  ),
  snap: fc.constantFrom('line', 'none'),
  text: fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 6, arbitrary: fc.constantFrom(...SCRAPS) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...SCRAPS), { maxLength: 6 }).map((parts) => parts.join('')),
    },
  ),
});

function positionAt(lines: readonly string[], offset: number): Position {
  let rest = offset;
  for (const [line, text] of lines.entries()) {
    if (rest < text.length || line === lines.length - 1)
      return { line, character: Math.min(rest, lineLength(text)) };
    rest -= text.length;
  }
  return { line: 0, character: 0 };
}

function offsetAt(lines: readonly string[], { line, character }: Position): number {
  return lines.slice(0, line).join('').length + character;
}

/** The change at a place of a text, and the text after it. */
function changeAt(
  text: string,
  { at, length, snap, text: inserted }: Place,
): { change: TextChange; next: string } {
  const lines = splitLines(text);
  const found = positionAt(lines, Math.floor(at * text.length));
  const start = snap === 'line' ? { line: found.line, character: 0 } : found;
  const from = offsetAt(lines, start);
  const end = positionAt(lines, Math.min(text.length, from + length));
  const to = Math.max(from, offsetAt(lines, end));
  return {
    change: { range: { start, end: positionAt(lines, to) }, text: inserted },
    next: text.slice(0, from) + inserted + text.slice(to),
  };
}

function problemsOf(report: Report) {
  return findProblems({ report, verdict: judge(report), folders: FOLDERS }, {}, (code, error) => {
    throw new Error(code, { cause: error });
  });
}

suite('editReport', () => {
  for (const [name, start] of [
    [
      'a 31-question report',
      makeReport({
        answers: {
          9: 'See ![a][label] and `code`.\n\n    ![b](figures/q14.png)\n\n1. one\n\n   ![c](figures/q19.png)',
        },
      }),
    ],
    ['a 27-question report with CRLF', makeReport({ edition: '2023', lineEnd: '\r\n', placement: 'quoted' })],
    [
      'another course',
      makeReport({
        course: [{}, { words: { min: 1, max: 5 } }, { images: { min: 1, max: 2 } }],
        placement: 'inline',
      }),
    ],
    [
      'a course with headings and comments of level 1',
      '# Question 1\n> Answer:\n```\n# question 2\n```\n# Question 3\nAnswer:\n### Question 4\nAnswer:\n```\n# Question 5\n```\n',
    ],
    [
      'hundreds of questions',
      makeReport({
        course: Array.from({ length: 150 }, (_, index) => ({ words: { min: index % 8, max: 9 } })),
        answers: { 20: '![a](figures/q20.png)', 80: 'TODO: write', 140: '![a][label]\n\n## Part' },
        placement: 'inline',
      }),
    ],
    [
      'headings that repeat a number',
      makeReport({
        course: [{}, { words: { min: 1, max: 5 } }, {}, {}, {}],
        answers: { 3: 'One.\n\n### Question 3 continued\n\nTwo.\n\n### Question 5, too\n\nThree.' },
      }),
    ],
    ['nothing', ''],
  ] as const) {
    test(`equals a new parse after any edits of ${name}`, () => {
      fc.assert(
        fc.property(fc.array(place, { minLength: 1, maxLength: 12, size: 'max' }), (places) => {
          let text = start;
          let report = parseReport(text);
          for (const one of places) {
            const { change, next } = changeAt(text, one);
            report = editReport(report, change);
            text = next;
            assert.equal(documentLines(report).join(''), text);
            // What is found in each version is kept for the next one.
            problemsOf(report);
          }
          const fresh = parseReport(text);
          assert.deepEqual(report, fresh);
          assert.deepEqual(judge(report), judge(fresh));
          assert.deepEqual(problemsOf(report), problemsOf(fresh));
        }),
        runs(150),
      );
    });
  }

  test('keeps the blocks that a change does not touch', () => {
    const text = makeReport();
    const report = parseReport(text);
    const line = text.split('\n').indexOf('### Question 15') + 10;
    const edited = editReport(report, {
      range: { start: { line, character: 0 }, end: { line, character: 0 } },
      text: 'new\n',
    });
    const others = edited.questions.filter(({ block }, index) => block !== report.questions[index]?.block);
    assert.deepEqual(
      others.map(({ number }) => number),
      [15],
    );
    assert.equal(edited.preamble, report.preamble);
    assert.equal(edited.questions[0], report.questions[0]);
  });

  test('takes a position outside a line or the text as its end', () => {
    const report = parseReport('one\r\ntwo');
    const at = (line: number, character: number) => ({
      start: { line, character },
      end: { line, character },
    });
    assert.equal(documentLines(editReport(report, { range: at(0, 99), text: '!' })).join(''), 'one!\r\ntwo');
    assert.equal(documentLines(editReport(report, { range: at(9, 9), text: '!' })).join(''), 'one\r\ntwo!');
  });
});
