import { shiftRange, type Range } from '../text/position';
import { blockBefore } from './documentLines';
import type { Question, Report } from './report';

/** Converts a range in a question's block to one in the document. */
export function inDocument(question: Question, range: Range): Range {
  return shiftRange(range, question.line);
}

/** The question that a line of the document belongs to; null above the first one. */
export function questionAt({ questions }: Report, line: number): Question | null {
  return questions[blockBefore(questions, line + 1)] ?? null;
}

/** The first question with each number. */
export function firstByNumber(questions: readonly Question[]): Map<number, Question> {
  const first = new Map<number, Question>();
  for (const question of questions) if (!first.has(question.number)) first.set(question.number, question);
  return first;
}
