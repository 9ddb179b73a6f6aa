import type { Range } from '../text/position';
import type { Question } from './report';

/**
 * What the checker reads of an answer, in block lines: from after its last `Answer:` that counts to where it is cut
 * (docs/grammar.md, `report.py check`, 1 and 2). Null where there is no answer.
 */
export function countedRange({ block, isLast }: Question): Range | null {
  const { answer } = block;
  if (!answer) return null;
  const restart = answer.hidden.findLast(({ cause }) => cause === 'answer-mark');
  const cut = isLast ? undefined : answer.hidden.find(({ cause }) => cause !== 'answer-mark');
  return { start: restart?.mark.end ?? answer.range.start, end: cut?.range.start ?? answer.range.end };
}
