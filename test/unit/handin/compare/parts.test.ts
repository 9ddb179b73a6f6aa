import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Atom } from '../../../../server/src/handin/compare/atom';
import { compareHandIn } from '../../../../server/src/handin/compare/compareReport';
import { handInAtoms } from '../../../../server/src/handin/compare/handInAtoms';
import { handInParts } from '../../../../server/src/handin/compare/parts';
import { handInText } from '../../../../server/src/handin/handInPage';
import { toTree } from '../../../../server/src/handin/pythonMarkdown';
import { editReport } from '../../../../server/src/report/editReport';
import { parseReport } from '../../../../server/src/report/parse';
import { placeOf } from '../../../support/places';
import { runs } from '../../../support/runs';
import { markup as anyMarkup } from '../marks';

/** Markup without carriage returns: LSP has no position between a carriage return and its line feed. */
const markup = anyMarkup.map((text) => text.replaceAll('\r', ''));

const opening = fc.constantFrom('# A report of some weeks, with a title\n\n', '', 'x\n', '<div>\n\n');
const answers = fc.array(markup, { minLength: 1, maxLength: 4 });

function reportOf(start: string, written: readonly string[]): string {
  return (
    start +
    written
      .map((answer, index) => `### Question ${index + 1}\n> Tell us.\n>\n> Answer:\n\n${answer}`)
      .join('\n')
  );
}

/** The atoms, and their lines in the document. A browser may continue raw HTML past a heading. */
function seen(atoms: readonly Atom[], line = 0): object[] {
  return atoms
    .filter(({ isRaw }) => !isRaw)
    .map(({ key, path, look, href, number, at }) => ({ key, path, look, href, number, at: at + line }));
}

function inParts(text: string): object[] {
  const report = parseReport(text);
  return handInParts(report).flatMap(({ first, atoms }) => seen(atoms, report.questions[first]?.line ?? 0));
}

suite('The hand-in page in parts', () => {
  test('is the same as the whole page', () => {
    fc.assert(
      fc.property(opening, answers, (start, written) => {
        const text = reportOf(start, written);
        const { text: kept, line } = handInText(text);
        assert.deepEqual(inParts(text), seen(handInAtoms(toTree(kept, '3.7'), line)));
      }),
      runs(1500),
    );
  });

  test('is the same after an edit as for the new text', () => {
    fc.assert(
      fc.property(opening, answers, fc.nat(), markup, fc.nat(3), (start, written, place, typed, erased) => {
        assertSameAfterEdit(reportOf(start, written), place, typed, erased);
      }),
      runs(1500),
    );
  });

  test('is the same after an edit in a report of several groups of questions', () => {
    // The edits are on both sides of the end of the first group.
    const first = Array.from({ length: 62 }, (_, index) =>
      index === 3 ? 'See [it][a] and [that][b].\n' : 'a\n',
    );
    const length = reportOf('# A report of some weeks, with a title\n\n', first).length;
    fc.assert(
      fc.property(opening, answers, fc.nat(), markup, fc.nat(3), (start, written, place, typed, erased) => {
        const text = reportOf(start, [...first, ...written]);
        const tail = Math.max(0, length - 60);
        assertSameAfterEdit(text, tail + (place % (text.length + 1 - tail)), typed, erased);
      }),
      runs(120),
    );
  });

  test('keeps the results of the groups that an edit does not touch', () => {
    const coded = Array.from({ length: 150 }, () => '```\nmake\n```\n');
    const before = parseReport(reportOf('# A report of some weeks, with a title\n\n', coded));
    const known = compareHandIn(before);
    const { line } = before.questions[100] ?? {};
    assert.ok(line !== undefined && known.groups.length === 3);
    const place = { line: line + 5, character: 0 };
    const after = compareHandIn(editReport(before, { range: { start: place, end: place }, text: 'Run: ' }));
    assert.deepEqual(
      after.groups.map((group, index) => group === known.groups[index]),
      [true, false, true],
    );
    const others = after.answers.filter(({ index }) => index !== 100);
    assert.ok(others.every((answer) => known.answers.includes(answer)));
  });
});

/** Asserts that the comparison after an edit equals that of the new text. */
function assertSameAfterEdit(text: string, place: number, typed: string, erased: number): void {
  const before = parseReport(text);
  compareHandIn(before);
  const at = place % (text.length + 1);
  const after = text.slice(0, at) + typed + text.slice(at + erased);
  const end = Math.min(text.length, at + erased);
  const range = { start: placeOf(text, at), end: placeOf(text, end) };
  const edited = editReport(before, { range, text: typed });
  assert.deepEqual(compareHandIn(edited), compareHandIn(parseReport(after)));
}
