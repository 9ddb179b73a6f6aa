import type { Rule } from './rule';

/** Stub. */
export const questionRules: readonly Rule[] = [];
