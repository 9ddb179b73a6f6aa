import { lineText } from '../text/lines';
import type { QuestionBlock } from './report';
import { unquote } from '../text/codeAndComments';

/**
 * The text after `Answer:` as Markdown of its own. If the answer continues the block quote that holds `Answer:`, or is
 * quoted from end to end, its quote marks are left out: they come from the template. The marks of an alert are the
 * user's and stay.
 */
export function answerText({ answer, marker, lines }: QuestionBlock): string {
  if (!answer?.content || !marker) return '';
  const { start } = answer.content;
  const isBesideMark = start.line === marker.end.line;
  const first = (lines[start.line] ?? '').slice(isBesideMark ? start.character : 0);
  const written = [first, ...lines.slice(start.line + 1, answer.range.end.line + 1)];
  const rest = written.slice(isBesideMark ? 1 : 0);
  if (rest.every((line) => line.trim() === '' || isQuoted(line)))
    return withoutQuote(written, isBesideMark, Infinity);
  const goesOn = isQuoted(lineText(lines, marker.start.line)) && !hasGap(lines, marker.end.line, start.line);
  const gap = written.findIndex((line) => line.trim() === '');
  return goesOn ? withoutQuote(written, isBesideMark, gap < 0 ? Infinity : gap) : written.join('');
}

const ALERT = /^ {0,3}> ?\[!(?:note|tip|important|warning|caution)\][ \t]*[\r\n]/i;

function isQuoted(line: string): boolean {
  return unquote(line).depth > 0;
}

function hasGap(lines: readonly string[], from: number, to: number): boolean {
  return lines.slice(from + 1, to).some((line) => line.trim() === '');
}

/** Removes one level of quoting from the lines before `end`, except for alerts. */
function withoutQuote(written: readonly string[], isFirstBare: boolean, end: number): string {
  let isAlert = false;
  return written
    .map((line, index) => {
      if (index >= end || (index === 0 && isFirstBare)) return line;
      if (index === 0 || written[index - 1]?.trim() === '') isAlert = ALERT.test(line);
      if (isAlert) return line;
      return line.replace(/^[ \t]*>[ \t]?/, '');
    })
    .join('');
}
