import { resolve } from 'node:path';

/** The root of the repository; `scripts/run.mjs` makes it the current folder. */
export const ROOT = process.cwd();

/** A path below the root of the repository. */
export function fromRoot(...parts: string[]): string {
  return resolve(ROOT, ...parts);
}

/** Where everything that tests make goes, apart from their screenshots; ignored by git. */
export const BUILD = fromRoot('.build/test');

/** Where the samples stand that the editor and UI tests work on copies of. */
export const SAMPLES = fromRoot('samples');

/** Where the pictures of the UI tests go. */
export const SCREENSHOTS = fromRoot('test-results/ui');
