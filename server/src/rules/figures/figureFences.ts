import { namesImage } from '../../text/figureTarget';
import { lineText } from '../../text/lines';
import { range, type Range } from '../../text/position';
import type { Figure, Question, QuestionBlock } from '../../report/report';
import type { LineSpan } from '../../text/codeAndComments';
import { unquote } from '../../text/codeAndComments';
import { imagesWritten } from './imagesWritten';

/** A fenced code block of an answer that holds only figures. In block lines. */
export interface FigureFence {
  /** From the fence that opens it to after the one that closes it. */
  readonly range: Range;
  readonly figures: readonly Figure[];
}

/**
 * The code blocks of an answer that hold only images or links to image files, each on a line of its own, if the
 * question has room for all of them. The template shows its example of an image in such a block, so people copy the
 * block.
 */
export function figureFences({ block, limits }: Question): FigureFence[] {
  const { answer, verbatim } = block;
  if (!answer || !limits.images) return [];
  const fences = verbatim
    .filter(({ start }) => start > answer.range.start.line && start <= answer.range.end.line)
    .map((span) => figureFence(block, span))
    .filter((fence) => fence !== null);
  return imagesWritten(answer) + linksIn(fences) <= limits.images.max ? fences : [];
}

/** How many more figures the checker would count if these were images instead of links. */
export function linksIn(fences: readonly FigureFence[]): number {
  return fences.flatMap(({ figures }) => figures).filter(({ kind }) => kind === 'link').length;
}

function figureFence({ lines }: QuestionBlock, { kind, start, end, closed }: LineSpan): FigureFence | null {
  const opening = lineText(lines, start);
  const [indent] = /^ {0,3}(?=[`~])/.exec(opening.slice(unquote(opening).start)) ?? [];
  if (kind !== 'code' || !closed || indent === undefined) return null;
  const figures: Figure[] = [];
  for (let line = start + 1; line < end - 1; line++) {
    const text = lineText(lines, line);
    if (text.slice(unquote(text).start).trim() === '') continue;
    const figure = figureOnLine(text, line);
    if (!figure) return null;
    figures.push(figure);
  }
  if (figures.length === 0) return null;
  const character = unquote(opening).start + indent.length;
  return { range: range(start, character, end - 1, lineText(lines, end - 1).length), figures };
}

const FIGURE = /^(!?\[)([^\]]{0,500})\]\(([^()\s]{1,500})\)$/u;

function figureOnLine(text: string, line: number): Figure | null {
  const from = unquote(text).start;
  const content = text.slice(from).trim();
  const [, mark = '', alt = '', target = ''] = FIGURE.exec(content) ?? [];
  if (!namesImage(target)) return null;
  const start = text.indexOf(content, from);
  const targetEnd = start + content.length - 1;
  return {
    kind: mark === '[' ? 'link' : 'markdown',
    range: range(line, start, line, start + content.length),
    targetRange: range(line, targetEnd - target.length, line, targetEnd),
    target,
    alt,
    altRange: null,
    title: null,
  };
}
