import { lineText } from '../text/lines';
import type { QuestionBlock } from './report';
import { spanOf, unquote } from '../text/codeAndComments';
import { memoizeLast } from '../text/memo';

/** A line of an answer. */
export interface AnswerLine {
  /** In the block. */
  readonly line: number;
  /** The line at its full length: quote marks and anything before the answer are replaced by spaces. */
  readonly text: string;
  /** `code` in a fence, `comment` in an HTML comment; both include the lines of their marks. */
  readonly kind: 'text' | 'code' | 'comment';
}

/** The lines from an answer's first to its last, blank ones too; none where there is no answer. */
export const answerLines: (block: QuestionBlock) => readonly AnswerLine[] = memoizeLast(readLines);

function readLines({ answer, lines, verbatim }: QuestionBlock): AnswerLine[] {
  if (!answer?.content) return [];
  const { start, end } = answer.content;
  const found: AnswerLine[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const whole = lineText(lines, line);
    const from = line === start.line ? start.character : unquote(whole).start;
    found.push({
      line,
      text: ' '.repeat(from) + whole.slice(from),
      kind: spanOf(verbatim, line)?.kind ?? 'text',
    });
  }
  return found;
}

/** The lines of an answer that are visible on the page. */
export function visibleLines(block: QuestionBlock): AnswerLine[] {
  return answerLines(block).filter(({ kind }) => kind !== 'comment');
}
