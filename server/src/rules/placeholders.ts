import type { Rule } from './rule';

/** Stub. */
export const placeholderRules: readonly Rule[] = [];
