import type { Rule } from './rule';

/** Stub. */
export const peopleRules: readonly Rule[] = [];
