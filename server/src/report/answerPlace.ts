import { lineLength, type Lines } from '../text/lines';
import { range, shiftRange, type Range } from '../text/position';
import type { Question } from './report';

/**
 * The range of what was written after a question's `Answer:`, in the document. An empty range where to begin if nothing
 * is written yet; null if the question has lost its `Answer:`.
 */
export function answerPlace({ block: { answer, lines }, line }: Question): Range | null {
  return answer && shiftRange(answer.content ?? firstPlace(lines, answer.range), line);
}

/** Below the mark and a blank line, as in the template, if there are that many lines. */
function firstPlace(lines: Lines, { start, end }: Range): Range {
  const line = Math.min(start.line + 2, end.line);
  const character = lineLength(lines[line] ?? '');
  return range(line, character, line, character);
}
