import type { Rule } from '../rule';
import { changedFigures, ignoredFigures, untrackedFigures } from './handedIn';

/** Rules on what git would not hand in. */
export const repositoryRules: readonly Rule[] = [
  { code: 'figure-ignored', scope: 'report', check: ignoredFigures },
  { code: 'figure-untracked', scope: 'report', check: untrackedFigures },
  { code: 'figure-changed', scope: 'report', check: changedFigures },
];
