import type { Rule } from './rule';

/** Stub. */
export const figureRules: readonly Rule[] = [];
