import { resolve } from 'node:path';

/** The root of the repository, which `scripts/run.mjs` makes the current folder. */
export const ROOT = process.cwd();

/** A path relative to the root of the repository. */
export function fromRoot(...parts: string[]): string {
  return resolve(ROOT, ...parts);
}

/** Output of tests, except screenshots; ignored by git. */
export const BUILD = fromRoot('.build/test');

/** The samples, which editor and UI tests copy. */
export const SAMPLES = fromRoot('samples');

/** The screenshots of the UI tests. */
export const SCREENSHOTS = fromRoot('test-results/ui');
