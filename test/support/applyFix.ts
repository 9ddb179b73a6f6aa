import { splitLines } from '../../server/src/text/lines';
import { comparePositions, type Position } from '../../server/src/text/position';
import type { Fix, TextEdit } from '../../server/src/rules/rule';

/** The text after a fix, as an editor applies it. Snippet placeholders become their text, choices their first option. */
export function applyFix(text: string, fix: Fix): string {
  const edits = fix.withoutSnippet
    ? fix.edits.map((edit) => ({ ...edit, newText: resolveSnippet(edit.newText) }))
    : fix.edits;
  return applyEdits(text, edits);
}

/** The text after edits that must not overlap. Throws if they do, as editors reject them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  const sorted = edits.toSorted((a, b) => comparePositions(a.range.start, b.range.start));
  let result = '';
  let from = 0;
  for (const { range, newText } of sorted) {
    if (offset(range.start) < from) throw new Error('edits overlap');
    result += text.slice(from, offset(range.start)) + newText;
    from = offset(range.end);
  }
  return result + text.slice(from);
}

function lineStarts(text: string): number[] {
  let start = 0;
  return splitLines(text).map((line) => (start += line.length) - line.length);
}

function resolveSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\,|])*)(?:,(?:\\.|[^\\|])*)?\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
