import type { Figure, Question } from '../../report/report';
import { linksIn, type FigureFence } from './figureFences';
import { imagesWritten } from './imagesWritten';
import { isPartOfAnother } from './notShownProblems';

/**
 * The figures of an answer that the checker does not count, though the question needs them. A link to an image file is
 * meant as a figure if the question has room for one. `<img>` and images by reference look right on every page, so they
 * only matter if figures are missing. The figures of code blocks, `fences`, come first.
 */
export function uncountedFigures(question: Question, fences: readonly FigureFence[]): ReadonlySet<Figure> {
  const { block, limits } = question;
  const { answer } = block;
  if (!answer || !limits.images) return new Set();
  const { min, max } = limits.images;
  const meant = imagesWritten(answer) + linksIn(fences);
  const room = Math.max(0, max - meant);
  const shown = new Set(
    answer.figures.filter(({ kind }) => kind !== 'link' && kind !== 'path').map(({ target }) => target),
  );
  const links = answer.figures.filter((figure) => {
    const { kind, target } = figure;
    if (kind !== 'link' || shown.has(target) || isPartOfAnother(question, figure)) return false;
    shown.add(target);
    return true;
  });
  if (meant + links.length >= min) return new Set(links.slice(0, room));
  const others = answer.figures.filter(({ kind }) => kind === 'html' || kind === 'reference');
  return new Set([...links, ...others].slice(0, room));
}
