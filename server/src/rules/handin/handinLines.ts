import { lineText } from '../../report/lines';
import { oncePer } from '../../report/oncePer';
import type { QuestionBlock } from '../../report/report';
import { spanOf, unquote } from '../../report/verbatim';
import { rawElementsIn, type RawElement } from './rawElements';

/** A line of an answer as the rules on the hand-in look at it. */
export interface HandinLine {
  /** In the block. */
  readonly line: number;
  /** How many block quotes it stands in. */
  readonly depth: number;
  /** Where the text begins behind quote marks, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
  /** Columns before its first character; a tab reaches to the next multiple of four. */
  readonly indent: number;
  readonly isBlank: boolean;
  /** `raw`: inside an HTML element, which the hand-in leaves as it is. */
  readonly kind: 'text' | 'code' | 'comment' | 'raw';
}

/** The lines of an answer, and the HTML elements in it. */
export interface HandinAnswer {
  /** Whether the first line goes on the one with `Answer:`, or stands right below it. */
  readonly goesOn: boolean;
  readonly lines: readonly HandinLine[];
  readonly elements: readonly RawElement[];
}

const NOTHING: HandinAnswer = { goesOn: false, lines: [], elements: [] };

/** What an answer's lines hold; nothing where nobody has answered. */
export const handinAnswer = oncePer(look);

function look({ answer, marker, lines, verbatim }: QuestionBlock): HandinAnswer {
  if (answer?.state !== 'answered' || !answer.content || !marker) return NOTHING;
  const { start, end } = answer.content;
  const isBesideMark = start.line === marker.end.line;
  const written: HandinLine[] = [];
  // What stands beside `Answer:` goes on its paragraph, so the lines below are those that may begin something.
  for (let line = isBesideMark ? start.line + 1 : start.line; line <= end.line; line++) {
    const whole = lineText(lines, line);
    const { depth, start: from } = unquote(whole);
    const text = whole.slice(from);
    const kind = spanOf(verbatim, line)?.kind ?? 'text';
    written.push({
      line,
      depth,
      start: from,
      text,
      indent: indentOf(whole, from),
      isBlank: text.trim() === '',
      kind,
    });
  }
  const elements = rawElementsIn(written);
  return {
    goesOn: start.line <= marker.end.line + 1,
    lines: written.map((one) =>
      elements.some((element) => holds(element, one)) ? { ...one, kind: 'raw' } : one,
    ),
    elements,
  };
}

function holds({ first, last }: RawElement, { line }: HandinLine): boolean {
  return first <= line && line <= last;
}

const TAB = 4;

/** The columns of the blanks behind a line's quote marks; a tab right behind a mark gives one column to the mark. */
function indentOf(line: string, start: number): number {
  let column = 0;
  let first = 0;
  for (let i = 0; i < line.length; i++) {
    if (i === start) first = line[i] === '\t' && line[i - 1] === '>' ? column + 1 : column;
    if (i >= start && line[i] !== ' ' && line[i] !== '\t') break;
    column += line[i] === '\t' ? TAB - (column % TAB) : 1;
  }
  return Math.max(0, column - first);
}
