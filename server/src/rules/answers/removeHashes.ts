import { findIn } from '../../counting/count';
import { lineText } from '../../text/lines';
import { shiftRange, type Position, type Range } from '../../text/position';
import type { Question } from '../../report/report';
import { isIndentedCode } from '../../report/indentedCode';
import { spanOf, unquote } from '../../text/codeAndComments';
import type { TextEdit } from '../rule';
import { isListMarks } from '../../text/listMark';

/**
 * The edits that remove every run of `#` of at least `length` from a range of a question's block (in block lines) and
 * keep its meaning: headings become bold text, comments in code keep one `#`, others are escaped. Null if a run is in a
 * code span, where this is impossible.
 */
export function unhash(question: Question, { start, end }: Range, length: 2 | 3): TextEdit[] | null {
  const { lines } = question.block;
  const edits: TextEdit[] = [];
  const hashes = '#'.repeat(length);
  let from: Position = start;
  for (;;) {
    const found = findIn(lines, { start: from, end }, hashes);
    if (!found) return edits;
    const edit = editAt(question, found);
    if (!edit) return null;
    edits.push({ range: shiftRange(edit.range, question.line), newText: edit.newText });
    from = edit.range.end;
  }
}

function editAt({ block }: Question, { line, character }: Position): TextEdit | null {
  const text = lineText(block.lines, line);
  let behind = character;
  while (text[behind] === '#') behind++;
  const run = { start: { line, character }, end: { line, character: behind } };
  const isCode = spanOf(block.verbatim, line)?.kind === 'code' || isIndentedCode(block.lines, line);
  if (isCode) return { range: run, newText: '#' };
  const before = text.slice(unquote(text).start, character);
  const isHeading = isListMarks(before) && /^[ \t]|^$/.test(text.slice(behind));
  if (isHeading) return boldHeading(text, line, character, behind);
  if (isInCodeSpan(text, character)) return null;
  return { range: run, newText: `#${'\\#'.repeat(behind - character - 1)}` };
}

/** The heading's line as bold text; text that is already emphasised only loses its marks and the closing `#`. */
function boldHeading(text: string, line: number, character: number, behind: number): TextEdit {
  const title = text.slice(behind).trim().replace(/\s#+$/, '').trim();
  const isBold = title.startsWith('**') || title.startsWith('__') || title === '';
  return {
    range: { start: { line, character }, end: { line, character: text.length } },
    newText: isBold ? title : `**${title.replace(/^[*_](.*)[*_]$/, '$1')}**`,
  };
}

function isInCodeSpan(text: string, character: number): boolean {
  return text.slice(0, character).split('`').length % 2 === 0;
}
