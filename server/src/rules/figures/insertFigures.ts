import * as l10n from '@vscode/l10n';
import { lineText } from '../../text/lines';
import type { Question } from '../../report/report';
import { spanOf, unquote } from '../../text/codeAndComments';
import { countedRange } from '../../report/countedRange';
import { inDocument } from '../../report/positions';
import { encodeTarget } from '../../text/figureTarget';
import type { Fix, QuestionContext, TextEdit } from '../rule';
import { imageSnippet, unusedFigures } from './imageSnippet';

/** Most images that one fix inserts. */
const MOST_INSERTED = 5;

/** A menu that is longer is of no use. */
const MOST_OFFERED = 30;

/** The fix that inserts so many images at the end of an answer, as a snippet; none where there is no safe place for them. */
export function insertFigures(question: Question, context: QuestionContext, count: number): Fix[] {
  const place = placeToInsert(question);
  if (!place || count > MOST_INSERTED) return [];
  const { number } = question;
  const { lineEnd } = context;
  const blank = `${lineEnd}${place.quote.trimEnd()}${lineEnd}${place.quote}`;
  const names = unusedFigures(context, number);
  const images = imageSnippet(names, `q${number}.png`, count, blank);
  const at = { line: place.line, character: lineText(question.block.lines, place.line).length };
  const insert = (text: string): TextEdit[] => [
    {
      range: inDocument(question, { start: at, end: at }),
      newText: `${blank}${text}${place.isBlankBelow ? '' : `${lineEnd}${place.quote.trimEnd()}`}`,
    },
  ];
  const withoutSnippet = names.slice(0, MOST_OFFERED).map((name) => ({
    title: l10n.t('Insert the figure `{0}`', name),
    // The description is left out: words of ours would be taken for the person's.
    edits: insert(`![](figures/${encodeTarget(name)})`),
  }));
  return [
    {
      title: count === 1 ? l10n.t('Insert a figure') : l10n.t('Insert {0} figures', count),
      edits: insert(images),
      withoutSnippet:
        withoutSnippet.length > 0
          ? withoutSnippet
          : [{ title: l10n.t('Insert a figure'), edits: insert(`![](figures/q${number}.png)`) }],
    },
  ];
}

interface Place {
  /** The line to insert behind, in block lines. */
  readonly line: number;
  /** The quote marks that keep a line in the answer's quote. */
  readonly quote: string;
  readonly isBlankBelow: boolean;
}

/** Behind the last line of the answer that holds text and that the checker reads. */
function placeToInsert(question: Question): Place | null {
  const { marker, lines, answer, verbatim } = question.block;
  const counted = countedRange(question);
  if (!marker || !counted || !answer) return null;
  const isCut = answer.hidden.some(({ cause }) => cause !== 'answer-mark');
  let line = isCut ? counted.end.line - 1 : counted.end.line;
  while (line > counted.start.line && isBlank(lineText(lines, line))) line--;
  // Behind a fence or comment that is never closed the image would be part of it.
  if (line < counted.start.line || spanOf(verbatim, line)?.closed === false) return null;
  // Where the answer's first line hides, what stands there tells whether the answer is in the quote.
  const isBare = line === marker.end.line && lineText(lines, line).slice(marker.end.character).trim() === '';
  const model = isBare ? counted.end.line : line;
  const depth = Math.min(...[marker.start.line, model].map((each) => unquote(lineText(lines, each)).depth));
  const below = lines[line + 1];
  // Behind a block that is not the last comes a heading.
  const isBlankBelow = below === undefined ? question.isLast : isBlank(below);
  return { line, quote: '> '.repeat(depth), isBlankBelow };
}

function isBlank(line: string): boolean {
  return line.slice(unquote(line).start).trim() === '';
}
