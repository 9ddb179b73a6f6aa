import type { Bounds, Limits } from './report';

/** Whether two bounds allow the same numbers; undefined bounds allow any. */
export function sameBounds(a: Bounds | undefined, b: Bounds | undefined): boolean {
  return a?.min === b?.min && a?.max === b?.max;
}

/** Whether two questions ask for the same. */
export function sameLimits(a: Limits, b: Limits): boolean {
  return sameBounds(a.words, b.words) && sameBounds(a.images, b.images);
}
