import type { Rule } from './rule';

/** Stub. */
export const checklistRules: readonly Rule[] = [];
