import { imageSpans, type ImageSpan } from '../../counting/count';
import { hasImageExtension } from '../../text/figureTarget';
import { lineLength, lineText } from '../../text/lines';
import { range, rangesOverlap, type Range } from '../../text/position';
import type { Figure, Question, QuestionBlock } from '../../report/report';
import { isInCodeOrComment } from '../../text/codeAndComments';

/** No target is longer; it keeps the work linear. */
const MAX_TARGET_LENGTH = 500;

/** So many images of an answer are looked at; nobody writes more. */
const MOST_IMAGES = 500;

/**
 * Images of an answer whose path holds a blank, `![plot](figures/my plot.png)`: the checker counts them, but CommonMark and so
 * GitHub show them as plain text (CommonMark, Link destination).
 */
export function unreadImages({ block }: Question): Figure[] {
  const { answer, lines, verbatim } = block;
  if (!answer) return [];
  const { start, end } = answer.range;
  const found: Figure[] = [];
  let left = MOST_IMAGES;
  for (let line = start.line; line <= end.line && left > 0; line++) {
    const text = lines[line] ?? '';
    if (!text.includes('![') || isInCodeOrComment(verbatim, line)) continue;
    const from = line === start.line ? start.character : 0;
    const spans = imageSpans(text, from, lineLength(text)).slice(0, left);
    left -= spans.length;
    found.push(...unreadOnLine(block, line, spans));
  }
  return found;
}

function unreadOnLine(block: QuestionBlock, line: number, spans: readonly ImageSpan[]): Figure[] {
  const text = lineText(block.lines, line);
  const read = block.answer?.figures.filter((figure) => touchesLine(figure.range, line)) ?? [];
  const found: Figure[] = [];
  let ticks = 0;
  let at = 0;
  for (const span of spans) {
    for (; at < span.start; at++) if (text[at] === '`') ticks++;
    // A mark behind an odd number of backticks stands in a code span, as far as one line can tell.
    const isText = ticks % 2 === 0 && text[span.start - 1] !== '\\';
    const image = isText ? unreadImage(text, line, span) : null;
    if (image && !read.some((figure) => rangesOverlap(figure.range, image.range))) found.push(image);
  }
  return found;
}

function unreadImage(text: string, line: number, { start, middle }: ImageSpan): Figure | null {
  const end = closingBracket(text, middle + 2);
  if (end === null) return null;
  const inside = text.slice(middle + 2, end);
  const target = inside.replace(/\s"[^"]*"\s*$/u, '').trim();
  if (!/\s/u.test(target) || /[<"]/u.test(target) || !hasImageExtension(target)) return null;
  const targetStart = middle + 2 + inside.indexOf(target);
  return {
    kind: 'markdown',
    range: range(line, start, line, end + 1),
    targetRange: range(line, targetStart, line, targetStart + target.length),
    target,
    alt: text.slice(start + 2, middle),
    altRange: null,
    title: null,
  };
}

/** The `)` that belongs to the `(` before `from`, or null where there is none near it. */
function closingBracket(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + MAX_TARGET_LENGTH); at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && depth-- === 0) return at;
  }
  return null;
}

function touchesLine({ start, end }: Range, line: number): boolean {
  return start.line <= line && line <= end.line;
}
