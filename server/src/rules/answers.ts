import type { Rule } from './rule';

/** Stub. */
export const answerRules: readonly Rule[] = [];
