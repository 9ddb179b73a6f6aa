import * as l10n from '@vscode/l10n';
import { comparePositions, shiftRange, type Position } from '../../text/position';
import { everyQuestion, filterQuestions } from '../../report/questionBatches';
import type { HiddenText, Question, Report } from '../../report/report';
import { lostHeadings } from '../numbering/answerCount';
import { isIndentedCode } from '../../report/indentedCode';
import { spanOf } from '../../text/codeAndComments';
import { unhash } from './removeHashes';
import { listWithAnd } from '../../wording/lists';
import { inDocument } from '../../report/positions';
import { plural } from '../../wording/plural';
import type { Fix, ReportFinding, ReportRule, RuleContext } from '../rule';

/** The rule on the parts of an answer that the checker does not read. */
export const hiddenRules: readonly ReportRule[] = [{ code: 'answer-hidden', scope: 'report', check: hidden }];

function* hidden({ report, verdict }: RuleContext): Iterable<ReportFinding> {
  const marksOfLostHeadings = new Set(lostHeadings(report).map(({ mark }) => keyOf(mark.start)));
  const numbersWithMarks = numbersOfOthers(report);
  for (const question of mayHideText(report)) {
    for (const part of question.block.answer?.hidden ?? []) {
      const range = inDocument(question, part.mark);
      if (part.words === 0 || marksOfLostHeadings.has(keyOf(range.start))) continue;
      yield {
        question: question.number,
        index: question.index,
        range,
        message: messageFor(question, part),
        fixes: verdict.accepted && partsAnswers(question, part) ? [] : fixesFor(question, part),
      };
    }
    if (!question.block.marker && numbersWithMarks.has(question.number)) {
      const heading = headingInAnswer(question, report.questions[question.index - 1]);
      if (heading) yield heading;
    }
  }
}

/** The questions that the checker may not read completely: something is hidden, or there is no answer. */
const mayHideText = filterQuestions(({ block }) => block.answer?.hidden.length !== 0);
const allHaveMarks = everyQuestion(({ block }) => block.marker !== null);

/**
 * The numbers of the questions that have their mark; empty if all have theirs, so that there is nothing to look for.
 */
function numbersOfOthers(report: Report): ReadonlySet<number> {
  if (allHaveMarks(report)) return new Set();
  return new Set(report.questions.filter(({ block }) => block.marker).map(({ number }) => number));
}

function keyOf({ line, character }: Position): string {
  return `${line}:${character}`;
}

function messageFor({ block }: Question, part: HiddenText): string {
  const lost = lostOf(part);
  if (part.cause === 'answer-mark') {
    return l10n.t(
      "The checker starts counting again at this `Answer:`, so the text above it ({0}) doesn't count. Change it, for example to `answer:`.",
      lost,
    );
  }
  if (part.cause === 'heading') {
    return l10n.t(
      "The checker stops reading at this heading, so the text from here on ({0}) doesn't count. Use bold text instead.",
      lost,
    );
  }
  const { line } = part.mark.start;
  const isCode = spanOf(block.verbatim, line)?.kind === 'code' || isIndentedCode(block.lines, line);
  return isCode
    ? l10n.t(
        "The checker stops reading at `##`, even in code, so the text from here on ({0}) doesn't count. Write a single `#`.",
        lost,
      )
    : l10n.t(
        "The checker stops reading at `##`, so the text from here on ({0}) doesn't count. Remove the `##`.",
        lost,
      );
}

function lostOf({ words, images }: Pick<HiddenText, 'words' | 'images'>): string {
  const lostWords = plural(words, 'word');
  return images === 0 ? lostWords : listWithAnd([lostWords, plural(images, 'figure')]);
}

/** Whether the checker counts one more answer because of a `###` in a part, with an `Answer:` after it. */
function partsAnswers({ block }: Question, { cause, mark }: HiddenText): boolean {
  return (
    cause !== 'answer-mark' && block.answerMarks.some(({ start }) => comparePositions(mark.end, start) <= 0)
  );
}

function fixesFor(question: Question, part: HiddenText): Fix[] {
  if (part.cause === 'answer-mark')
    return [
      {
        title: l10n.t('Write `answer:`'),
        edits: [{ range: inDocument(question, part.mark), newText: 'answer:' }],
      },
    ];
  const edits = unhash(question, part.range, 2);
  if (!edits) return [];
  const title =
    part.cause === 'heading'
      ? l10n.t('Turn the headings in this answer into bold text')
      : l10n.t('Remove `##` from this answer');
  return [{ title, edits }];
}

/**
 * A heading such as `### Question 3, again` in the answer to another question; the question has its own mark elsewhere.
 */
function headingInAnswer(
  { block, line, number }: Question,
  previous: Question | undefined,
): ReportFinding | null {
  if (!previous?.block.marker) return null;
  return {
    question: previous.number,
    index: previous.index,
    range: shiftRange(block.heading.range, line),
    message: l10n.t(
      "Question {0} appears elsewhere in this report. The checker stops reading the answer to question {1} at this heading, so the text below it doesn't count. Use bold text instead.",
      number,
      previous.number,
    ),
    fixes: [
      {
        title: l10n.t('Turn it into bold text'),
        edits: [{ range: shiftRange(block.heading.range, line), newText: `**${block.heading.text}**` }],
      },
    ],
  };
}
