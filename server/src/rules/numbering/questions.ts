import * as l10n from '@vscode/l10n';
import { numberPlace } from '../../report/heading';
import { range, shiftRange } from '../../text/position';
import { everyQuestion } from '../../report/questionBatches';
import type { Question, Report } from '../../report/report';
import type { Verdict } from '../../../../common/verdict';
import { lineText } from '../../text/lines';
import { causesOf, type Cause } from './answerCount';
import { areOnlyNumbers } from './refusal';
import type { ReportFinding, ReportRule, RuleContext } from '../rule';

/** Rules on the numbers of the questions, if the checker's count of answers does not depend on them. */
export const questionRules: readonly ReportRule[] = [
  { code: 'question-missing', scope: 'report', check: missing },
  { code: 'question-duplicate', scope: 'report', check: duplicate },
  { code: 'question-order', scope: 'report', check: order },
];

function* missing({ report, verdict }: RuleContext): Iterable<ReportFinding> {
  const causes = causesOf(report);
  const misnumbered = misnumberedQuestions(causes);
  for (const cause of causes) {
    if (cause.kind === 'first-heading-lost') {
      yield {
        question: 1,
        index: null,
        range: cause.range,
        message: l10n.t(
          'The heading of question 1 is missing above this `Answer:`. Put `### Question 1` back.',
        ),
      };
    }
    if (cause.kind !== 'question-missing' || !cause.before || !isOwnMatter(causes, report, verdict)) continue;
    const { from, to, before } = cause;
    if (from === to && misnumbered.has(from)) continue;
    yield { ...atHeading(before), message: missingMessage(from, to) };
  }
}

function missingMessage(from: number, to: number): string {
  return from === to
    ? l10n.t('Question {0} is missing before this one. Copy it from the template.', from)
    : l10n.t('Questions {0} to {1} are missing before this one. Copy them from the template.', from, to);
}

function* duplicate({ report, verdict }: RuleContext): Iterable<ReportFinding> {
  const causes = causesOf(report);
  if (!isOwnMatter(causes, report, verdict)) return;
  const misnumbered = misnumberedQuestions(causes);
  for (const cause of causes) {
    if (cause.kind !== 'question-twice') continue;
    const { question } = cause;
    const next = question.number + 1;
    if (misnumbered.has(next)) yield { ...atHeading(question), ...misnumbering(question, next) };
    else
      yield {
        ...atHeading(question),
        message: l10n.t(
          'Question {0} appears twice. Delete one of the two, or change this number.',
          question.number,
        ),
      };
  }
}

/** Whether the numbers make no difference to the checker; if they do, `checker-refuses` reports them. */
function isOwnMatter(causes: readonly Cause[], report: Report, verdict: Verdict): boolean {
  return report.edition === null || (verdict.accepted && areOnlyNumbers(causes));
}

/** Missing numbers whose question repeats the number before: two mistakes with one cause. */
function misnumberedQuestions(causes: readonly Cause[]): ReadonlySet<number> {
  const missingNumbers = new Set(
    causes.flatMap((cause) =>
      cause.kind === 'question-missing' && cause.from === cause.to ? [cause.from] : [],
    ),
  );
  const next = causes.flatMap((cause) =>
    cause.kind === 'question-twice' ? [cause.question.number + 1] : [],
  );
  return new Set(next.filter((number) => missingNumbers.has(number)));
}

function misnumbering(question: Question, number: number): Pick<ReportFinding, 'message' | 'fixes'> {
  const place = numberPlace(lineText(question.block.lines, 0));
  return {
    message: l10n.t(
      'Question {0} appears twice and question {1} is missing. Is this question {2}?',
      question.number,
      number,
      number,
    ),
    fixes: place
      ? [
          {
            title: l10n.t('Make it question {0}', number),
            edits: [
              { range: range(question.line, place.start, question.line, place.end), newText: String(number) },
            ],
          },
        ]
      : [],
  };
}

function* order({ report }: RuleContext): Iterable<ReportFinding> {
  if (areNumberedInOrder(report)) return;
  let highest = 0;
  const seen = new Set<number>();
  for (const question of report.questions) {
    if (question.number < highest && !seen.has(question.number)) {
      yield {
        ...atHeading(question),
        message: l10n.t(
          'Question {0} comes after question {1}. The checker goes by position, so it counts this as a different question.',
          question.number,
          highest,
        ),
      };
    }
    seen.add(question.number);
    highest = Math.max(highest, question.number);
  }
}

const areNumberedInOrder = everyQuestion(({ number, index }) => number === index + 1);

function atHeading(question: Question): Pick<ReportFinding, 'question' | 'index' | 'range'> {
  const { number, index } = question;
  return { question: number, index, range: shiftRange(question.block.heading.range, question.line) };
}
