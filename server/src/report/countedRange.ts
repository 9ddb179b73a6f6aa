import type { Range } from '../text/position';
import type { Question } from './report';

/**
 * The part of an answer that the checker reads, in block lines: from after the last `Answer:` that counts to where it
 * is cut (docs/grammar.md, `report.py check`, 1 and 2). Null if there is no answer.
 */
export function countedRange({ block, isLast }: Question): Range | null {
  const { answer } = block;
  if (!answer) return null;
  const restart = answer.hidden.findLast(({ cause }) => cause === 'answer-mark');
  const cut = isLast ? undefined : answer.hidden.find(({ cause }) => cause !== 'answer-mark');
  return { start: restart?.mark.end ?? answer.range.start, end: cut?.range.start ?? answer.range.end };
}
