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
  const needed = new Set<Figure>();
  const { answer } = block;
  if (!answer || !limits.images) return needed;
  const written = imagesWritten(answer);
  const shown = new Set(answer.figures.filter(({ kind }) => kind !== 'link').map(({ target }) => target));
  for (const figure of answer.figures) {
    if (written + needed.size >= limits.images.max) break;
    const isMeant = figure.kind === 'link' ? !shown.has(figure.target) : written < limits.images.min;
    if (figure.kind === 'markdown' || !isMeant) continue;
    needed.add(figure);
    shown.add(figure.target);
  }
  return needed;
}

/** Whether an image is broken over lines, which the checker does not count. */
export function isBroken({ kind, range }: Figure): boolean {
  return kind === 'markdown' && range.start.line !== range.end.line;
}
