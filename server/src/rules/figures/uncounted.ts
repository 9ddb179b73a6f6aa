import type { Answer, Figure, Question } from '../../report/report';

/** The images of an answer that the checker counts, or would if nothing hid them: what is hidden has its own problem. */
export function imagesWritten(answer: Answer): number {
  return answer.hidden.reduce((images, part) => images + part.images, answer.images);
}

/**
 * The figures of an answer that the checker does not count and that it would need. A link to an image file is meant as a
 * figure where the question has room for one. `<img>` and images by reference look right on every page, so they matter only
 * where the checker misses them.
 */
export function uncountedFigures({ block, limits }: Question): ReadonlySet<Figure> {
  const { answer } = block;
  if (!answer || !limits.images) return new Set();
  const { min, max } = limits.images;
  const room = Math.max(0, max - imagesWritten(answer));
  const shown = new Set(answer.figures.filter(({ kind }) => kind !== 'link').map(({ target }) => target));
  const links = answer.figures.filter(({ kind, target }) => {
    if (kind !== 'link' || shown.has(target)) return false;
    shown.add(target);
    return true;
  });
  if (imagesWritten(answer) + links.length >= min) return new Set(links.slice(0, room));
  const others = answer.figures.filter(({ kind }) => kind === 'html' || kind === 'reference');
  return new Set([...links, ...others].slice(0, room));
}

/** Whether an image is broken over lines, which the checker does not count. */
export function isBroken({ kind, range }: Figure): boolean {
  return kind === 'markdown' && range.start.line !== range.end.line;
}
