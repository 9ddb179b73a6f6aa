import { countIn, findIn, isWhiteSpace, type Counts } from '../counting/count';
import { ANSWER_MARK, type Piece } from '../counting/pieces';
import { stateOf } from './answerState';
import { readFigures } from './figures';
import { isIndentedCode } from './indentedCode';
import { lineLength, lineText, type Lines } from '../text/lines';
import { comparePositions, type Position, type Range } from '../text/position';
import { placeholdersIn } from './placeholder';
import type { ScanContext } from './report';
import type { Answer, HiddenText } from './report';
import type { LineSpan } from '../text/codeAndComments';
import { spanOf, unquote } from '../text/codeAndComments';
import { isListMarks } from '../text/listMark';

interface AnswerPlace extends ScanContext {
  readonly marker: Range;
  readonly answerMarks: readonly Range[];
  /** One piece before the first mark, and one after each mark. */
  readonly pieces: readonly Piece[];
  readonly verbatim: readonly LineSpan[];
  /** The line after the answer's last one. */
  readonly end: number;
}

/** What comes after a question's `Answer:`. */
export function scanAnswer(lines: Lines, place: AnswerPlace): Answer {
  const last = Math.max(place.marker.end.line, place.end - 1);
  const range: Range = {
    start: place.marker.end,
    end: { line: last, character: lineLength(lines[last] ?? '') },
  };
  const content = contentOf(lines, range);
  const placeholders = placeholdersIn(lines, range);
  return {
    range,
    content,
    state: content ? stateOf(lines, content, placeholders, place.verbatim) : 'empty',
    placeholders,
    ...readByChecker(lines, range, place),
    ...(content && place.isParsed
      ? readFigures(lines, range, place.verbatim, place.definitions)
      : { figures: [], notParsed: null }),
  };
}

/**
 * From the first to after the last character that is not white space, a quote mark or emphasis that was closed after
 * `Answer:`.
 */
function contentOf(lines: Lines, { start, end }: Range): Range | null {
  let first: Position | null = null;
  let last: Position | null = null;
  for (let number = start.line; number <= end.line; number++) {
    const line = lineText(lines, number);
    let from = number === start.line ? behindEmphasis(line, start.character) : unquote(line).start;
    let to = line.length;
    while (from < to && isBlank(line, from)) from++;
    while (from < to && isBlank(line, to - 1)) to--;
    if (from === to) continue;
    first ??= { line: number, character: from };
    last = { line: number, character: to };
  }
  return first && last ? { start: first, end: last } : null;
}

/** After the marks that close the emphasis of an `Answer:` which ends at `end`. */
function behindEmphasis(line: string, end: number): number {
  const before = line.slice(0, end - ANSWER_MARK.length);
  let length = 0;
  while (isEmphasis(line[end + length]) && isEmphasis(before.at(-1 - length))) length++;
  return end + length;
}

function isEmphasis(character: string | undefined): boolean {
  return character === '*' || character === '_';
}

/**
 * White space, and characters that look like it but count as words for the checker: zero-width spaces and the byte
 * order mark.
 */
function isBlank(line: string, index: number): boolean {
  const code = line.charCodeAt(index);
  return isWhiteSpace(code) || code === 0xfeff || (code >= 0x200b && code <= 0x200d);
}

/**
 * What the checker counts of an answer, and what it drops. It splits at every `Answer:`, drops a piece that holds no `###`,
 * and cuts the others at their first `##`; the next question's heading is the `###` of the piece before it. The end of the
 * file is read whole (docs/grammar.md, `report.py check`, 1 to 3).
 */
function readByChecker(
  lines: Lines,
  range: Range,
  { marker, answerMarks, pieces, isLast, verbatim }: AnswerPlace,
): Counts & { hidden: HiddenText[] } {
  const first = answerMarks.indexOf(marker);
  const hidden: HiddenText[] = [];
  for (const [index, piece] of pieces.slice(first + 1).entries()) {
    const next = answerMarks[first + index + 1];
    if (next && !piece.hasTripleHash) {
      const lost = earlier(next.start, range.end);
      // A mark may come after the answer, in a remark on the next section.
      if (comparePositions(piece.start, lost) > 0) continue;
      const part = { start: piece.start, end: lost };
      hidden.push({ cause: 'answer-mark', mark: next, range: part, ...countIn(lines, part) });
      continue;
    }
    if (isLast && !next) return { ...piece.whole, hidden };
    const cut = piece.isCut ? findIn(lines, { start: piece.start, end: range.end }, '##') : null;
    return {
      ...piece.cut,
      hidden: cut ? [...hidden, ...hiddenBehind(lines, cut, range.end, verbatim)] : hidden,
    };
  }
  return { words: 0, images: 0, hidden };
}

function earlier(a: Position, b: Position): Position {
  return comparePositions(a, b) < 0 ? a : b;
}

function hiddenBehind(
  lines: Lines,
  cut: Position,
  end: Position,
  verbatim: readonly LineSpan[],
): HiddenText[] {
  const line = lineText(lines, cut.line);
  let behind = cut.character;
  while (line[behind] === '#') behind++;
  const counts = countIn(lines, { start: { line: cut.line, character: behind }, end });
  if (counts.words === 0) return [];
  const isCode = spanOf(verbatim, cut.line) !== null || isIndentedCode(lines, cut.line);
  const isHeading = !isCode && isHeadingMark(line, cut.character, behind);
  const mark = { start: cut, end: { line: cut.line, character: isHeading ? line.length : behind } };
  return [{ cause: isHeading ? 'heading' : 'hashes', mark, range: { start: cut, end }, ...counts }];
}

/** Whether a run of `#` begins a heading, in block quotes and list items too. */
function isHeadingMark(line: string, start: number, end: number): boolean {
  const isFirst = isListMarks(line.slice(unquote(line).start, start));
  return isFirst && end - start <= 6 && (end === line.length || /[ \t]/.test(line[end] ?? ''));
}
