import type { Rule } from '../rule';
import { largeFigures, pointerFigures } from './contents';
import { changedFigures, ignoredFigures, untrackedFigures } from './handedIn';

/** Rules on what git would not hand in, and on files that are no pictures or large ones. */
export const repositoryRules: readonly Rule[] = [
  { code: 'figure-ignored', scope: 'report', check: ignoredFigures },
  { code: 'figure-untracked', scope: 'report', check: untrackedFigures },
  { code: 'figure-changed', scope: 'report', check: changedFigures },
  { code: 'figure-pointer', scope: 'report', check: pointerFigures },
  { code: 'figure-large', scope: 'report', check: largeFigures },
];
