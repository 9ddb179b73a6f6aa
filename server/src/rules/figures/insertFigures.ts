import * as l10n from '@vscode/l10n';
import { lineText } from '../../text/lines';
import { comparePositions, type Range } from '../../text/position';
import type { Question } from '../../report/report';
import { isBlankLine, spanOf, unquote } from '../../text/codeAndComments';
import { countedRange } from '../../report/countedRange';
import { inDocument } from '../../report/positions';
import { encodeTarget } from '../../text/figureTarget';
import type { Fix, QuestionContext, TextEdit } from '../rule';
import { imageSnippet, unusedFigures } from './imageSnippet';

/** Maximum number of images that one fix inserts. */
const MAX_INSERTED = 5;

/** A longer menu is of no use. */
const MAX_OFFERED = 30;

/** The fix that inserts images at the end of an answer, as a snippet; empty if there is no safe place for them. */
export function insertFigures(question: Question, context: QuestionContext, count: number): Fix[] {
  const place = placeAtEnd(question, context.lineEnd);
  if (!place || count > MAX_INSERTED) return [];
  const { number } = question;
  return fixesWith(context, number, count, place.parting, (text) => [
    { range: place.range, newText: place.parting + text + place.behind },
  ]);
}

/**
 * The fix that inserts images as a snippet or, for clients without snippet support, one of the files that no answer
 * uses yet.
 */
function fixesWith(
  context: QuestionContext,
  question: number,
  count: number,
  blank: string,
  insert: (text: string) => TextEdit[],
): Fix[] {
  const names = unusedFigures(context, question);
  // No description: our words would look like the user's.
  const withoutSnippet = names.slice(0, MAX_OFFERED).map((name) => ({
    title: l10n.t('Insert the figure `{0}`', name),
    edits: insert(`![](figures/${encodeTarget(name)})`),
  }));
  return [
    {
      title: count === 1 ? l10n.t('Insert a figure') : l10n.t('Insert {0} figures', count),
      edits: insert(imageSnippet(names, `q${question}.png`, count, blank)),
      withoutSnippet:
        withoutSnippet.length > 0
          ? withoutSnippet
          : [{ title: l10n.t('Insert a figure'), edits: insert(`![](figures/q${question}.png)`) }],
    },
  ];
}

/** The fix that inserts the figures that an unanswered question asks for, replacing its placeholder if there is one. */
export function answerWithFigures(question: Question, context: QuestionContext): Fix[] {
  const { limits, block, number } = question;
  const count = limits.images?.min ?? 0;
  const [placeholder, ...others] = block.answer?.placeholders ?? [];
  if (count === 0 || count > MAX_INSERTED) return [];
  if (!placeholder || others.length > 0) return placeholder ? [] : insertFigures(question, context, count);
  const { content } = block.answer ?? {};
  const isAll =
    content !== null &&
    content !== undefined &&
    comparePositions(content.start, placeholder.start) === 0 &&
    comparePositions(content.end, placeholder.end) === 0;
  if (!isAll || unquote(lineText(block.lines, placeholder.start.line)).depth > 0) return [];
  return fixesWith(context, number, count, `${context.lineEnd}${context.lineEnd}`, (text) => [
    { range: inDocument(question, placeholder), newText: text },
  ]);
}

/** A place for paragraphs of their own. */
export interface ParagraphPlace {
  /** Empty, in document lines. */
  readonly range: Range;
  /** A blank line, inside the answer's quote, that separates a paragraph from the text before it. */
  readonly parting: string;
  /** Separates the last paragraph from the text after it; empty if a blank line already does. */
  readonly behind: string;
}

/** After the last line of the answer with text that the checker reads; null if no place is safe. */
export function placeAtEnd(question: Question, lineEnd: string): ParagraphPlace | null {
  const { marker, lines, answer, verbatim } = question.block;
  const counted = countedRange(question);
  if (!marker || !counted || !answer) return null;
  const isCut = answer.hidden.some(({ cause }) => cause !== 'answer-mark');
  let line = isCut ? counted.end.line - 1 : counted.end.line;
  while (line > counted.start.line && isBlankLine(lines, line)) line--;
  // After an unclosed fence or comment, the image would become part of it.
  if (line < counted.start.line || spanOf(verbatim, line)?.closed === false) return null;
  // If the answer's first line is hidden, the text on it shows whether the answer is in the quote.
  const isBare = line === marker.end.line && lineText(lines, line).slice(marker.end.character).trim() === '';
  const model = isBare ? counted.end.line : line;
  const depth = Math.min(...[marker.start.line, model].map((each) => unquote(lineText(lines, each)).depth));
  const quote = '> '.repeat(depth);
  const at = { line, character: lineText(lines, line).length };
  // After a block that is not the last comes a heading.
  const isBlankBelow = line + 1 < lines.length ? isBlankLine(lines, line + 1) : question.isLast;
  return {
    range: inDocument(question, { start: at, end: at }),
    parting: `${lineEnd}${quote.trimEnd()}${lineEnd}${quote}`,
    behind: isBlankBelow ? '' : `${lineEnd}${quote.trimEnd()}`,
  };
}
