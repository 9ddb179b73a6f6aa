import type { Rule } from './rule';

/** Stub. */
export const refusalRules: readonly Rule[] = [];
