import { shiftRange, type Range } from '../report/position';
import type { Question } from '../report/report';

/** A range inside a question's block, as one of the document. */
export function inDocument(question: Question, range: Range): Range {
  return shiftRange(range, question.line);
}
