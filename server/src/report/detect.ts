import { ANSWER_MARK } from '../counting/pieces';
import { questionHeading } from './heading';
import { splitLines } from '../text/lines';

export { ANSWER_MARK };

/** A text with at least this many questions is a report, whatever its name. */
const ENOUGH_QUESTIONS = 3;

/** Whether a text is a report by its content: three questions with `Answer:`. */
export function looksLikeReport(text: string): boolean {
  return mayHoldQuestions(text) && holdQuestions(splitLines(text));
}

/** Whether lines are a report by their content; see `looksLikeReport`. */
export function holdQuestions(lines: Iterable<string>): boolean {
  let answered = 0;
  let isOpen = false;
  for (const line of lines) {
    if (questionHeading(line) !== null) isOpen = true;
    else if (isOpen && line.includes(ANSWER_MARK)) {
      isOpen = false;
      if (++answered === ENOUGH_QUESTIONS) return true;
    }
  }
  return false;
}

/** A quick check whether a text has `Answer:` often enough to be a report. */
export function mayHoldQuestions(text: string): boolean {
  let at = -1;
  for (let found = 0; found < ENOUGH_QUESTIONS; found++) {
    at = text.indexOf(ANSWER_MARK, at + 1);
    if (at < 0) return false;
  }
  return true;
}
