import { lineLength, type Lines } from '../text/lines';
import { range, shiftRange, type Range } from '../text/position';
import type { Question } from './report';

/**
 * What someone wrote after a question's `Answer:`, in the document; an empty range where nothing is written yet, at the
 * place to begin. Null where the question has lost its `Answer:`.
 */
export function answerPlace({ block: { answer, lines }, line }: Question): Range | null {
  return answer && shiftRange(answer.content ?? firstPlace(lines, answer.range), line);
}

/** Below the mark and a blank line, as the template has it, as far as there are lines. */
function firstPlace(lines: Lines, { start, end }: Range): Range {
  const line = Math.min(start.line + 2, end.line);
  const character = lineLength(lines[line] ?? '');
  return range(line, character, line, character);
}
