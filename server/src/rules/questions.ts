import { shiftRange } from '../report/position';
import type { Question, Report } from '../report/report';
import { causesOf } from './answerCount';
import type { Finding, ReportRule, RuleContext } from './rule';

/** Rules on the numbers of the questions, where the checker's count of answers does not depend on them. */
export const questionRules: readonly ReportRule[] = [
  { code: 'question-missing', scope: 'report', check: missing },
  { code: 'question-duplicate', scope: 'report', check: duplicate },
  { code: 'question-order', scope: 'report', check: order },
];

function* missing({ report }: RuleContext): Iterable<Finding> {
  for (const cause of causesOf(report)) {
    if (cause.kind === 'first-heading-lost') {
      yield {
        question: 1,
        range: cause.range,
        message: 'The heading of question 1 is missing above this `Answer:`. Put `### Question 1` back.',
      };
    }
    if (cause.kind !== 'question-missing' || !cause.before || report.edition) continue;
    const { from, to, before } = cause;
    const which = from === to ? `Question ${from} is missing` : `Questions ${from} to ${to} are missing`;
    yield { ...atHeading(before), message: `${which} before this one.` };
  }
}

function* duplicate({ report }: RuleContext): Iterable<Finding> {
  if (report.edition) return;
  for (const cause of causesOf(report)) {
    if (cause.kind !== 'question-twice') continue;
    yield {
      ...atHeading(cause.question),
      message: `Question ${cause.question.number} stands twice. Keep one of the two, or give this one its own number.`,
    };
  }
}

function* order({ report }: RuleContext): Iterable<Finding> {
  let highest = 0;
  for (const question of report.questions) {
    if (question.number < highest && isFirst(question, report)) {
      yield {
        ...atHeading(question),
        message: `Question ${question.number} stands behind question ${highest}. The checker goes by the order, so it takes this for another question.`,
      };
    }
    highest = Math.max(highest, question.number);
  }
}

function isFirst(question: Question, report: Report): boolean {
  return report.questions.find(({ number }) => number === question.number) === question;
}

function atHeading(question: Question): Pick<Finding, 'question' | 'range'> {
  return { question: question.number, range: shiftRange(question.block.heading.range, question.line) };
}
