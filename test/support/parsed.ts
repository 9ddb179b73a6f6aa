import { parseReport } from '../../server/src/report/parse';
import type { Range } from '../../server/src/text/position';
import type { Answer, Question } from '../../server/src/report/report';

/** The question with that number in a text. Throws if there is none. */
export function questionIn(source: string, number = 1): Question {
  const question = parseReport(source).questions.find((one) => one.number === number);
  if (!question) throw new Error(`no question ${number}`);
  return question;
}

/** The answer to the question with that number. Throws if there is none. */
export function answerIn(source: string, number = 1): Answer {
  const { answer } = questionIn(source, number).block;
  if (!answer) throw new Error(`no answer to question ${number}`);
  return answer;
}

/** A range inside a question, with lines counted from the start of the document. */
export function inReport({ line }: Question, { start, end }: Range): Range {
  return { start: { ...start, line: start.line + line }, end: { ...end, line: end.line + line } };
}
