import * as l10n from '@vscode/l10n';
import { nthWord } from '../../counting/count';
import { comparePositions, type Range } from '../../text/position';
import type { Answer, Question } from '../../report/report';
import { boundsText } from '../../wording/countTexts';
import { wishOf } from '../../wording/limitsInWords';
import { appendedSection } from './appended';
import { countedRange } from '../../report/countedRange';
import { inDocument } from '../../report/positions';
import { plural } from '../../wording/plural';
import { answerWithFigures } from '../figures/insertFigures';
import type { Finding, QuestionContext, QuestionRule } from '../rule';

/** Rules on whether a question is answered, and at what length. */
export const answerRules: readonly QuestionRule[] = [
  { code: 'answer-missing', scope: 'question', check: missing },
  { code: 'answer-too-short', scope: 'question', check: tooShort },
  { code: 'answer-too-long', scope: 'question', check: tooLong },
];

function* missing(question: Question, context: QuestionContext): Iterable<Finding> {
  const { answer, marker } = question.block;
  if (!answer || !marker || answer.state === 'answered') return;
  const range = answer.state === 'placeholder' && answer.content ? answer.content : marker;
  const wish = wishOf(question.limits);
  yield {
    question: question.number,
    range: inDocument(question, range),
    message:
      wish === ''
        ? l10n.t('Question {0} has no answer yet.', question.number)
        : l10n.t('Question {0} has no answer yet. It asks for {1}.', question.number, wish),
    fixes: answerWithFigures(question, context),
  };
}

function* tooShort(question: Question): Iterable<Finding> {
  const { answer, marker } = question.block;
  const bounds = question.limits.words;
  if (!answer || !marker || !bounds || answer.state !== 'answered' || answer.words >= bounds.min) return;
  const hidden = answer.hidden.reduce((words, part) => words + part.words, 0);
  if (answer.words + hidden >= bounds.min) return;
  yield {
    question: question.number,
    range: inDocument(question, marker),
    message: l10n.t(
      '{0} so far; this question asks for {1}. Write at least {2} more.',
      plural(answer.words, 'word'),
      boundsText(bounds),
      bounds.min - answer.words,
    ),
  };
}

function* tooLong(question: Question): Iterable<Finding> {
  const { answer } = question.block;
  const bounds = question.limits.words;
  if (!answer || !bounds || answer.state !== 'answered' || answer.words <= bounds.max) return;
  // If an appended section makes it too long, that problem is reported at the section.
  if ((appendedSection(question)?.words ?? Infinity) <= bounds.max) return;
  const range = wordsBeyond(question, answer, bounds.max);
  if (!range) return;
  yield {
    question: question.number,
    range: inDocument(question, range),
    message: l10n.t(
      '{0}; the limit is {1}. Everything from here on ({2}) is over it.',
      plural(answer.words, 'word'),
      bounds.max,
      plural(answer.words - bounds.max, 'word'),
    ),
  };
}

/** From the first word over the limit to the end of what the checker counts. */
function wordsBeyond(question: Question, answer: Answer, max: number): Range | null {
  const counted = countedRange(question);
  const start = counted && nthWord(question.block.lines, counted, max);
  if (!start) return null;
  const isCut = comparePositions(counted.end, answer.range.end) < 0;
  return { start, end: isCut ? counted.end : (answer.content?.end ?? counted.end) };
}
