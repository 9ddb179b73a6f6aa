import { shiftRange, type Range } from '../text/position';
import { blockBefore } from './documentLines';
import type { Question, Report } from './report';

/** A range inside a question's block, as one of the document. */
export function inDocument(question: Question, range: Range): Range {
  return shiftRange(range, question.line);
}

/** The question that a line of the document belongs to; null before the first one. */
export function questionAt({ questions }: Report, line: number): Question | null {
  return questions[blockBefore(questions, line + 1)] ?? null;
}

/** Of the questions that bear a number the first one. */
export function firstByNumber(questions: readonly Question[]): Map<number, Question> {
  const first = new Map<number, Question>();
  for (const question of questions) if (!first.has(question.number)) first.set(question.number, question);
  return first;
}
