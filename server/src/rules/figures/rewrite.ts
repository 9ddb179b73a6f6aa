import type { Figure, Question } from '../../report/report';
import { inDocument } from '../../report/positions';
import type { TextEdit } from '../rule';
import { htmlToMarkdown } from './htmlToMarkdown';
import { asMarkdown } from './markdownImage';
import { imagesWritten } from './imagesWritten';

/**
 * The edits that change a figure's target and keep its kind; null if its target has no range. An image by reference
 * becomes one with its own target, if the question has room for it.
 */
export function retarget(question: Question, figure: Figure, target: string): TextEdit[] | null {
  if (figure.targetRange) return [{ range: inDocument(question, figure.targetRange), newText: target }];
  if (figure.kind !== 'reference' || !hasRoom(question)) return null;
  return [{ range: inDocument(question, figure.range), newText: asMarkdown(figure, target) }];
}

/**
 * The edits that turn a figure into a Markdown image that the checker counts, with another target if one is given. Null
 * if that isn't safe.
 * @param allowed The figures of the answer that may change with it.
 */
export function toMarkdown(
  question: Question,
  figure: Figure,
  target: string | null,
  allowed: ReadonlySet<Figure>,
): TextEdit[] | null {
  const write = (each: Figure): string => asMarkdown(each, (each === figure ? target : null) ?? each.target);
  if (figure.kind === 'html')
    return inDocumentLines(question, htmlToMarkdown(question, figure, allowed, write));
  if (figure.kind === 'link') return linkToImage(question, figure, target, write(figure));
  return [{ range: inDocument(question, figure.range), newText: write(figure) }];
}

function hasRoom({ block, limits }: Question): boolean {
  return !block.answer || !limits.images || imagesWritten(block.answer) < limits.images.max;
}

function linkToImage(question: Question, figure: Figure, target: string | null, image: string): TextEdit[] {
  const { start, end } = figure.range;
  // The checker doesn't count images that are broken over lines; a link by label has no target to change.
  if (start.line !== end.line || !figure.targetRange)
    return [{ range: inDocument(question, figure.range), newText: image }];
  const mark = { range: { start, end: start }, newText: '!' };
  const edits = target === null ? [mark] : [mark, { range: figure.targetRange, newText: target }];
  return inDocumentLines(question, edits);
}

function inDocumentLines(question: Question, edits: readonly TextEdit[]): TextEdit[];
function inDocumentLines(question: Question, edits: readonly TextEdit[] | null): TextEdit[] | null;
function inDocumentLines(question: Question, edits: readonly TextEdit[] | null): TextEdit[] | null {
  return edits?.map(({ range, newText }) => ({ range: inDocument(question, range), newText })) ?? null;
}
