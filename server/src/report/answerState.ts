import { lineText, type Lines } from '../text/lines';
import type { Range } from '../text/position';
import type { AnswerState } from './report';
import type { LineSpan } from '../text/codeAndComments';
import { spanOf, unquote } from '../text/codeAndComments';

/** Marks that say nothing by themselves: dashes, emphasis and quote marks, and spaces with those of no width. */
const SAYS_NOTHING = /^[\s\-\u2010-\u2015*_>\u200B-\u200D]*$/;

/** Whether an answer's content holds text of the user's own, apart from placeholders, comments and marks. */
export function stateOf(
  lines: Lines,
  { start, end }: Range,
  placeholders: readonly Range[],
  verbatim: readonly LineSpan[],
): AnswerState {
  let isComment = false;
  let next = 0;
  for (let number = start.line; number <= end.line; number++) {
    if (spanOf(verbatim, number)?.kind === 'code') return 'answered';
    const line = lineText(lines, number);
    const parts: string[] = [];
    let from = number === start.line ? start.character : unquote(line).start;
    for (let one = placeholders[next]; one?.start.line === number; one = placeholders[++next]) {
      parts.push(line.slice(from, one.start.character));
      from = one.end.character;
    }
    const rest = outsideComments([...parts, line.slice(from)].join(' '), isComment);
    if (!SAYS_NOTHING.test(rest.text)) return 'answered';
    isComment = rest.isComment;
  }
  return placeholders.length > 0 ? 'placeholder' : 'empty';
}

/** The part of a line outside comments, and whether a comment continues after the line. */
function outsideComments(line: string, isComment: boolean): { text: string; isComment: boolean } {
  let text = '';
  let from = 0;
  for (;;) {
    const mark = line.indexOf(isComment ? '-->' : '<!--', from);
    if (!isComment) text += line.slice(from, mark < 0 ? line.length : mark);
    if (mark < 0) return { text, isComment };
    // `<!-->` is a comment: its end may share the dashes of its start.
    from = isComment ? mark + 3 : mark + 2;
    isComment = !isComment;
  }
}
