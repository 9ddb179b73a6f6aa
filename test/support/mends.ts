import assert from 'node:assert/strict';
import type { Fix, Problem } from '../../server/src/rules/rule';
import { applyFix } from './applyFix';

/** The problems of a text. */
export type Inspect = (text: string) => readonly Problem[];

/**
 * Applies a problem's fix and asserts that it removes the problem and adds none. Returns the fixed text. Problems are identified by code
 * and question.
 */
export function mend(
  text: string,
  problem: Problem,
  inspect: Inspect,
  fix: Fix | undefined = problem.fixes?.[0],
): string {
  assert.ok(fix, `${problem.code} has a fix`);
  const mended = applyFix(text, fix);
  assert.notEqual(mended, text, `“${fix.title}” changes something`);
  assert.deepEqual(keysOf(inspect(mended)), without(keysOf(inspect(text)), keyOf(problem)));
  return mended;
}

/** What a problem is about: everything except its wording and fixes. */
export function factsOf(problem: Problem): Omit<Problem, 'fixes' | 'message'> {
  return Object.fromEntries(
    Object.entries(problem).filter(([key]) => key !== 'fixes' && key !== 'message'),
  ) as Omit<Problem, 'fixes' | 'message'>;
}

function keysOf(problems: readonly Problem[]): string[] {
  return problems.map(keyOf).sort();
}

function keyOf({ code, question }: Problem): string {
  return `${code} ${question ?? '-'}`;
}

function without(keys: readonly string[], key: string): string[] {
  return keys.toSpliced(keys.indexOf(key), 1);
}
