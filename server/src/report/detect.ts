import { ANSWER_MARK } from '../counting/pieces';
import { questionHeading } from './heading';
import { splitLines } from '../text/lines';

/** A text with as many questions as this is taken for a report, whatever its name. */
const ENOUGH_QUESTIONS = 3;

/** Whether a text is a report by what it holds: three questions with `Answer:`. */
export function looksLikeReport(text: string): boolean {
  return hasMarks(text, ENOUGH_QUESTIONS) && holdQuestions(splitLines(text));
}

/** Whether lines are a report by what they hold, as `looksLikeReport` tells of a text. */
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

function hasMarks(text: string, count: number): boolean {
  let at = -1;
  for (let found = 0; found < count; found++) {
    at = text.indexOf(ANSWER_MARK, at + 1);
    if (at < 0) return false;
  }
  return true;
}
