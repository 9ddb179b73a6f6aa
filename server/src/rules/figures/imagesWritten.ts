import type { Answer, Figure } from '../../report/report';

/**
 * The number of images in an answer that the checker counts, or would count if nothing hid them: hidden text has its
 * own problem.
 */
export function imagesWritten(answer: Answer): number {
  return answer.hidden.reduce((images, part) => images + part.images, answer.images);
}

/** Whether an image is broken over lines, which the checker does not count. */
export function isBroken({ kind, range }: Figure): boolean {
  return kind === 'markdown' && range.start.line !== range.end.line;
}
