import type { Rule } from './rule';

/** Stub. */
export const hiddenRules: readonly Rule[] = [];
