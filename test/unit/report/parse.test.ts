import fc from 'fast-check';
import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { judge } from '../../../server/src/checker/judge';
import { parseReport } from '../../../server/src/report/parse';
import { sectionsOf } from '../../../server/src/report/sections';
import { comparePositions, type Range } from '../../../server/src/text/position';
import type { Question, Report } from '../../../server/src/report/report';
import { makeReport, placeholder, words } from '../../support/makeReport';
import { inReport } from '../../support/parsed';
import { textAt } from '../../support/places';
import { pythonImages, pythonWords } from '../../support/reportPy';
import { runs } from '../../support/runs';

/** The parts of a report, and text that breaks it. */
const SCRAPS = [
  'word',
  ' ',
  '\t',
  '\u00a0',
  '\u200b',
  '😀',
  '\ud83d',
  '\ufeff',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '#',
  '## ',
  '### ',
  '### Question 1\n',
  '\n### Question 2\n',
  '\n# Question 3\n',
  '\n## Part\n',
  '> ',
  '>',
  '**',
  '_',
  'Answer:',
  '> Answer:',
  '**Answer:**',
  'Answer length: 10-20 words + 1 to 3 screenshots',
  'Insert 1-2 images',
  'Example:',
  placeholder(2),
  '---',
  '---\n',
  '```',
  '~~~',
  '<!--',
  '-->',
  '- [ ] ',
  '* [x] item (M5)\n',
  '[]',
  '    ',
  '1. ',
  '![a](b.png)',
  '![',
  '](',
  ')',
  '[r]',
  '[r]: c.png\n',
  '![x][r]',
  '[y](z.jpg)',
  '<img src="d.png" alt="e">',
  '<img',
  '"',
  '<p>',
  '| a | b |\n|---|---|\n',
  '\\',
  '&amp;',
  '$x$',
];

const markdown = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...SCRAPS) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 60, size: 'max' },
  )
  .map((parts) => parts.join(''));

function assertInside(inner: Range, outer: Range): void {
  assert.ok(comparePositions(inner.start, inner.end) <= 0, 'a range ends before it starts');
  assert.ok(comparePositions(outer.start, inner.start) <= 0, 'a range starts before the one around it');
  assert.ok(comparePositions(inner.end, outer.end) <= 0, 'a range ends after the range around it');
}

function assertOrdered(ranges: readonly Range[]): void {
  for (const [index, { start }] of ranges.entries()) {
    const before = ranges[index - 1];
    if (before) assert.ok(comparePositions(before.end, start) <= 0, 'ranges overlap or are not in order');
  }
}

function assertQuestion(question: Question, end: number): void {
  const { block, line } = question;
  const { prompt, marker, answerMarks, answer, heading, sectionHeadings } = block;
  const whole = { start: { line: 0, character: 0 }, end: { line: end - line, character: 0 } };
  assertInside(heading.range, whole);
  assertInside(prompt.range, whole);
  assertOrdered([prompt.range, ...(marker ? [marker] : [])]);
  if (prompt.statement) assertInside(prompt.statement, prompt.range);
  for (const { start, end: to } of answerMarks)
    assert.equal(block.lines[start.line]?.slice(start.character, to.character), 'Answer:');
  assertOrdered(answerMarks);
  assertOrdered(sectionHeadings.map(({ range }) => range));
  assert.equal(answer === null, marker === null);
  if (!answer || !marker) return;
  assert.ok(answerMarks.includes(marker));
  assert.deepEqual(answer.range.start, marker.end);
  assertInside(answer.range, whole);
  if (answer.content) assertInside(answer.content, answer.range);
  assert.equal(answer.content === null && answer.state !== 'empty', false);
  assertOrdered(answer.placeholders);
  for (const one of answer.placeholders) assertInside(one, answer.range);
  assertOrdered(answer.hidden.map(({ range }) => range));
  for (const { range } of answer.hidden) assertInside(range, answer.range);
  for (const figure of answer.figures) {
    assertInside(figure.range, answer.range);
    if (figure.targetRange) assertInside(figure.targetRange, figure.range);
    if (figure.altRange) assertInside(figure.altRange, figure.range);
  }
  assertOrdered(answer.figures.map(({ range }) => ({ start: range.start, end: range.start })));
}

function assertReport(source: string, report: Report): void {
  const { preamble, questions, checklist } = report;
  assert.equal([preamble.lines, ...questions.map(({ block }) => block.lines)].flat().join(''), source);
  let line = preamble.lines.length;
  for (const [index, question] of questions.entries()) {
    const isLast = index === questions.length - 1;
    assert.deepEqual([question.index, question.line, question.isLast], [index, line, isLast]);
    line += question.block.lines.length;
    assertQuestion(question, line);
  }
  const items = checklist.groups.flatMap((group) => group.items);
  assertOrdered(items.map(({ range }) => range));
  for (const { range, box } of items) {
    assertInside(box, range);
    assert.match(textAt(source, box), /^\[[^\]]*\]$/);
  }
  assert.deepEqual(
    [checklist.done, checklist.total],
    [items.filter(({ done }) => done).length, items.length],
  );
  assert.deepEqual(
    sectionsOf(report).flatMap((section) => section.questions),
    questions.map(({ index }) => index),
  );
  const lengths = source.split(/\r\n|\r|\n/).map(({ length }) => length);
  for (const range of rangesIn(report))
    for (const { line, character } of [range.start, range.end])
      assert.ok(character <= (lengths[line] ?? -1), `no position ${line}:${character}`);
}

/** All ranges of a report, with lines of the document. */
function rangesIn({ preamble, questions }: Report): Range[] {
  return [
    ...collect(preamble),
    ...questions.flatMap((question) => collect(question.block).map((range) => inReport(question, range))),
  ];
}

function collect(value: unknown): Range[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isRange(value)) return [value];
  return Object.values(value).flatMap(collect);
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && typeof value.start === 'object';
}

suite('Any text', () => {
  test('becomes a report with ranges inside it, in order', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        assertReport(source, parseReport(source));
      }),
      runs(1500),
    );
  });

  test('in answers becomes a report with ranges inside it', () => {
    const answers = fc.record({ 4: markdown, 14: markdown, 31: markdown });
    const placement = fc.constantFrom('below', 'quoted', 'inline', 'no-blank', 'unquoted');
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(answers, placement, lineEnd, (own, where, end) => {
        const source = makeReport({ answers: own, placement: where, lineEnd: end });
        assertReport(source, parseReport(source));
      }),
      runs(60),
    );
  });

  test('has the counts of the text that is not hidden', () => {
    fc.assert(
      fc.property(markdown, (answer) => {
        // Without other marks and headings, the checker reads the answer up to its first `##`.
        fc.pre(!/Answer:|question/i.test(answer));
        const source = `### Question 1\nAnswer:${answer}\n### Question 2\nAnswer:`;
        const piece = answer.replaceAll(/\r\n?/g, '\n').split('##')[0] ?? '';
        const { words: found, images } = parseReport(source).questions[0]?.block.answer ?? {};
        assert.deepEqual([found, images], [pythonWords(piece), pythonImages(piece)]);
      }),
      runs(1000),
    );
  });
});

suite('The counts of the report and of the verdict', () => {
  const answer = fc.oneof(
    fc.nat(250).map(words),
    fc
      .array(fc.constantFrom(...SCRAPS), { maxLength: 12, size: 'max' })
      .map((parts) => `${words(110)} ${parts.join('')}`),
    fc.constantFrom(
      '',
      placeholder(7),
      `${words(60)}\n\n# Part\n\n${words(60)}`,
      `${words(9)}\n## Part\n${words(99)}`,
    ),
  );
  const options = fc.record({
    edition: fc.constantFrom('2023', '2025', '2026'),
    placement: fc.constantFrom('below', 'quoted', 'inline', 'no-blank', 'unquoted'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    answers: fc.dictionary(fc.integer({ min: 1, max: 31 }).map(String), answer, { maxKeys: 6 }),
    placeholders: fc.subarray([4, 8, 14, 19, 30]),
    after: fc.constantFrom('', '\n\n', `\n# Our project\n\n${words(300)}\n`),
  });

  test('are the same', () => {
    let accepted = 0;
    fc.assert(
      fc.property(options, (chosen) => {
        const report = parseReport(makeReport(chosen));
        const verdict = judge(report);
        // The numbers of questions and answers agree only if no question appears twice, and none has lost its answer.
        const isAligned = report.questions.every(
          ({ number, index, block }) => number === index + 1 && block.marker,
        );
        fc.pre(verdict.accepted && isAligned);
        accepted++;
        const warned = new Map(verdict.warnings.map((one) => [`${one.question} ${one.kind}`, one]));
        for (const { number, limits, block } of report.questions) {
          for (const kind of ['words', 'images'] as const) {
            const bounds = limits[kind];
            const got = block.answer?.[kind] ?? 0;
            const isOutside = bounds !== undefined && (got < bounds.min || got > bounds.max);
            assert.deepEqual(
              warned.get(`${number} ${kind}`),
              isOutside ? { question: number, kind, ...bounds, got } : undefined,
            );
          }
        }
      }),
      runs(150),
    );
    assert.ok(accepted > 0);
  });

  test('are the same if a heading of level 1 follows an answer', () => {
    const source = makeReport({ answers: { 7: words(99) } }).replace(
      '### Question 8',
      '# Part\n\n> Remark.\n\n### Question 8',
    );
    const report = parseReport(source);
    assert.equal(report.questions[6]?.block.answer?.words, 103);
    assert.deepEqual(judge(report).warnings, [{ question: 7, kind: 'words', min: 50, max: 100, got: 103 }]);
  });
});

test('each question counts towards the limit, however short it is', () => {
  const heading = '### Question 1\n';
  assert.equal(parseReport(heading.repeat(5_000)).notParsed, null);
  assert.notEqual(parseReport(heading.repeat(20_000)).notParsed, null);
});
