import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node';
import { rangeAt } from '../support/ranges';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';
import { runs } from '../support/runs';

/** Texts that create, break and move questions, answers, boxes, figures and line ends. */
const TYPED = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '#',
  '### Question 2\n',
  '## Part\n',
  '> ',
  '> Answer:\n',
  'Answer:',
  '- [ ] box\n',
  '[]',
  '```\n',
  '<!--',
  '-->',
  '![a](figures/a.png)',
  '[a]: b.png\n',
  '--- question 1 fill here ---',
  'word '.repeat(12),
  '🏠',
);

const CHANGE = fc
  .record({
    line: fc.integer({ min: -1, max: 45 }),
    character: fc.integer({ min: 0, max: 40 }),
    lines: fc.constantFrom(0, 0, 0, 1, 3, -1, 100),
    length: fc.integer({ min: 0, max: 12 }),
    text: TYPED,
    isWhole: fc.constantFrom(false, false, false, false, false, false, false, false, true),
  })
  .map(({ line, character, lines, length, text, isWhole }): TextDocumentContentChangeEvent =>
    isWhole
      ? { text: `${STREET_REPORT}${text}` }
      : { range: rangeAt(line, character, line + lines, character + length), text },
  );

test('an edited report has the same problems and summary as a newly opened one', async (t) => {
  const server = await startServerProcess(t);
  let run = 0;
  const messages = fc.array(fc.array(CHANGE, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(messages, fc.constantFrom('\n', '\r\n', '\r'), async (edits, lineEnd) => {
      const [edited, fresh] = [
        `file:///run${run}/reports/README.md`,
        `file:///fresh${run++}/reports/README.md`,
      ];
      const start = STREET_REPORT.replaceAll('\n', lineEnd);
      let text = start;
      await server.open(edited, start);
      for (const [index, changes] of edits.entries()) {
        text = changes.reduce(changed, text);
        await server.change(edited, index + 2, ...changes);
        // Every other message is checked together with the next one.
        if (index % 2 === 1 && index + 1 < edits.length)
          await server.diagnostics.next(({ uri, version }) => uri === edited && version === index + 2);
      }
      const isLast = ({ uri, version }: { uri: string; version?: number }): boolean =>
        uri === edited && version === edits.length + 1;
      const problems = await server.diagnostics.next(isLast);
      const summary = await server.reports.next(isLast);

      await server.open(fresh, text);
      const freshProblems = await server.diagnostics.next(({ uri }) => uri === fresh);
      const freshSummary = await server.reports.next(({ uri }) => uri === fresh);
      await server.close(edited);
      await server.close(fresh);
      assert.deepEqual(problems.diagnostics, freshProblems.diagnostics);
      assert.deepEqual(summary.report, freshSummary.report);
    }),
    { ...runs(150), includeErrorInReport: true },
  );
});

test('several changes in one message are one change', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  const changes = Array.from({ length: 500 }, () => ({ range: rangeAt(16, 0, 16, 0), text: 'x ' }));
  await server.change(REPORT, 2, ...changes);
  const { version, diagnostics } = await server.diagnostics.next();
  assert.deepEqual(
    [version, diagnostics.map(({ code, message }) => [code, message])],
    [
      2,
      [
        [
          'answer-too-long',
          'Q1: 503 words; the limit is 10. Everything from here on (493 words) is over it.',
        ],
      ],
    ],
  );
});

/** The text after a change, with each position moved to the nearest valid one. */
function changed(text: string, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const [start = 0, end = 0] = [change.range.start, change.range.end]
    .map((position) => offsetOf(text, position))
    .sort((a, b) => a - b);
  return text.slice(0, start) + change.text + text.slice(end);
}

function offsetOf(text: string, { line, character }: Position): number {
  if (line < 0) return 0;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/u);
  if (line >= lines.length) return text.length;
  const before = lines.slice(0, line).join('').length;
  return before + Math.min(character, (lines[line] ?? '').replace(/[\r\n]+$/u, '').length);
}
