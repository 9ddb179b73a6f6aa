import { lineText, type Lines } from '../../text/lines';
import { placeholdersIn } from '../../report/placeholder';
import { range as rangeOf, type Range } from '../../text/position';
import type { QuestionBlock } from '../../report/report';
import { unquote } from '../../text/codeAndComments';
import { visibleLines } from '../../report/answerLines';

/** Dashes that are left of the template's placeholder before or after an answer. */
export interface Dashes {
  readonly place: 'before' | 'behind';
  /** From the first to after the last dash, in the block; spans several lines of dashes. */
  readonly range: Range;
  /** Whether they underline the paragraph above them (CommonMark, Setext headings). */
  readonly makesHeading: boolean;
}

/** The range of an answer's text without the lines of dashes around it; null if there is none. */
export function textRange(block: QuestionBlock): Range | null {
  const lines = textLines(block).filter((one) => !isLone(one));
  const [first] = lines;
  const last = lines.at(-1);
  return first && last ? rangeOf(first.line, first.start, last.line, last.start + last.text.length) : null;
}

interface TextLine {
  /** In the block. */
  readonly line: number;
  /** Where the text begins. */
  readonly start: number;
  readonly text: string;
  readonly isCode: boolean;
}

const LONE = /^-{2,5}$/;
const AT_START = /^(?:(-{2,5})[ \t]|(---)[^-\s|])/;
const AT_END = /(?:[ \t](-{2,5})|[^-\s|](---))$/;
const TABLE_RULE = /^[\s|:-]*\|[\s|:-]*$/;

/** The dashes before and after an answer; empty if there is nothing else. */
export function dashesAround(block: QuestionBlock): Dashes[] {
  if (block.answer?.state !== 'answered') return [];
  const visible = textLines(block);
  if (visible.every(isLone)) return [];
  const before = dashesBefore(visible);
  const behind = dashesBehind(visible);
  return [
    ...(before ? [{ place: 'before' as const, range: before, makesHeading: false }] : []),
    ...(behind
      ? [{ place: 'behind' as const, range: behind, makesHeading: isUnderline(block.lines, behind) }]
      : []),
  ];
}

/** The lines with text, trimmed and without placeholders. */
function textLines(block: QuestionBlock): TextLine[] {
  return visibleLines(block).flatMap(({ line, text: whole, kind }) => {
    const shown = withoutPlaceholders(whole);
    const text = shown.trim();
    return text === '' ? [] : [{ line, start: shown.indexOf(text), text, isCode: kind === 'code' }];
  });
}

/** The line with its placeholders replaced by spaces. */
function withoutPlaceholders(text: string): string {
  let shown = '';
  for (const { start, end } of placeholdersIn([text], rangeOf(0, 0, 0, text.length))) {
    shown += text.slice(shown.length, start.character) + ' '.repeat(end.character - start.character);
  }
  return shown + text.slice(shown.length);
}

function isLone({ text, isCode }: TextLine): boolean {
  return !isCode && LONE.test(text);
}

function dashesBefore(visible: readonly TextLine[]): Range | null {
  const [first] = visible;
  if (!first) return null;
  const next = visible.find((one) => !isLone(one));
  const lone = visible.findLast((one) => isLone(one) && (!next || one.line < next.line));
  const attached = next && !next.isCode && !TABLE_RULE.test(next.text) ? AT_START.exec(next.text) : null;
  const dashes = attached?.[1] ?? attached?.[2];
  if (next && dashes !== undefined)
    return rangeOf(first.line, first.start, next.line, next.start + dashes.length);
  return lone ? rangeOf(first.line, first.start, lone.line, lone.start + lone.text.length) : null;
}

function dashesBehind(visible: readonly TextLine[]): Range | null {
  const last = visible.at(-1);
  if (!last) return null;
  const end = last.start + last.text.length;
  const next = visible.findLast((one) => !isLone(one));
  const lone = visible.find((one) => isLone(one) && (!next || one.line > next.line));
  const attached = next && !next.isCode && !TABLE_RULE.test(next.text) ? AT_END.exec(next.text) : null;
  const dashes = attached?.[1] ?? attached?.[2];
  if (next && dashes !== undefined)
    return rangeOf(next.line, next.start + next.text.length - dashes.length, last.line, end);
  return lone ? rangeOf(lone.line, lone.start, last.line, end) : null;
}

const NO_PARAGRAPH = /^\s*(?:#{1,6}(?:\s|$)|[-+*]\s|\d{1,9}[.)]\s|[|<]|```|~~~)/;

/** Whether dashes are right below the text of a paragraph, in the same quote. */
function isUnderline(lines: Lines, { start }: Range): boolean {
  const own = unquote(lineText(lines, start.line));
  if (lineText(lines, start.line).slice(own.start, start.character).trim() !== '') return false;
  for (let line = start.line - 1; line > 0; line--) {
    const text = lineText(lines, line);
    const { depth, start: from } = unquote(text);
    const content = text.slice(from);
    if (depth !== own.depth || content.trim() === '') return line < start.line - 1;
    if (NO_PARAGRAPH.test(content)) return false;
  }
  return false;
}
