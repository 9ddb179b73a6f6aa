import { lineText, type Lines } from '../text/lines';
import { memoizeByObject } from '../text/memo';
import type { QuestionBlock } from './report';
import { unquote } from '../text/codeAndComments';

/** The lines of a prompt that can be folded, from 0, in the block; `start` stays visible. */
export interface PromptFold {
  readonly start: number;
  /** The last folded line. */
  readonly end: number;
  /** Whether an editor that folds block quotes folds the same lines, apart from the line of `Answer:`. */
  readonly isQuote: boolean;
}

/**
 * How the prompt of a question folds: from its first line to the one before `Answer:`. Null if there is nothing to
 * fold. If the prompt begins a block quote that continues into the answer, the fold starts one line later so that both
 * can be folded.
 */
export const promptFold = memoizeByObject(foldOf);

function foldOf({ lines, prompt, marker }: QuestionBlock): PromptFold | null {
  if (!marker) return null;
  let first = prompt.range.start.line;
  while (first < marker.start.line && lineText(lines, first).trim() === '') first++;
  const end = marker.start.line - 1;
  const isQuote = isWholeQuote(lines, first, marker.end.line);
  const start = !isQuote && isQuoted(lines, first) && isQuoted(lines, first + 1) ? first + 1 : first;
  return start < end ? { start, end, isQuote } : null;
}

/**
 * Whether the lines are a block quote that ends with them; text on the line below would continue it (CommonMark, 5.1).
 */
function isWholeQuote(lines: Lines, first: number, last: number): boolean {
  for (let line = first; line <= last; line++) if (!isQuoted(lines, line)) return false;
  return /Answer:[\s*_]*$/u.test(lineText(lines, last)) && lineText(lines, last + 1).trim() === '';
}

function isQuoted(lines: Lines, line: number): boolean {
  return unquote(lineText(lines, line)).depth > 0;
}
