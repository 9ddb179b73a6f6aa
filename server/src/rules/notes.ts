import type { Rule } from './rule';

/** Stub. */
export const noteRules: readonly Rule[] = [];
