import type { Rule } from './rule';

/** Stub. */
export const textRules: readonly Rule[] = [];
