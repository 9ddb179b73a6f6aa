import { comparePositions, type Range } from '../../text/position';
import type { Fix, Problem, TextEdit } from '../../rules/rule';

/** The first fix of a problem that is safe to apply without a look, or null. */
export function harmlessFix(problem: Problem): Fix | null {
  return problem.fixes?.find((fix) => fix.isSafe && !fix.withoutSnippet) ?? null;
}

/**
 * The edits of the safe fixes of several problems. A fix that touches an earlier one's changes is left for the next
 * time.
 */
export function harmlessEdits(problems: readonly Problem[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const problem of problems) {
    const edits = harmlessFix(problem)?.edits ?? [];
    const isFree = edits.every((edit) => !taken.some((other) => overlap(edit.range, other.range)));
    if (isFree) taken.push(...edits);
  }
  return taken;
}

/**
 * Whether two ranges share a character or begin at the same place, where the order of their new texts would be
 * undefined.
 */
function overlap(a: Range, b: Range): boolean {
  if (comparePositions(a.start, b.start) === 0) return true;
  return comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0;
}
