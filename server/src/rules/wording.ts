import type { Rule } from './rule';

/** Stub. */
export const wordingRules: readonly Rule[] = [];
