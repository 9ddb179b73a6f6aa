import * as l10n from '@vscode/l10n';
import type { Verdict, VerdictWarning } from '../../../common/verdict';
import type { Bounds, Question } from '../report/report';
import { memoizeByObject } from '../text/memo';
import { boundsText, figureCount, wordCount } from '../wording/countTexts';
import { fitText } from '../wording/fitText';
import { answerText, passText } from '../wording/questionCounts';

/** Separates the counts of an answer. */
const SEPARATOR = ' · ';

/** The verdict of the course's checker on a report, in whole sentences. */
export function verdictText({ error, expected, found, passed }: Verdict): string {
  switch (error) {
    case null:
      return l10n.t('{0} of {1} questions pass. The checker can read the report.', passed, expected);
    case 'answer-count':
      return l10n.t(
        "The course's checker refuses this report: it finds {0} answers instead of {1}.",
        found,
        expected,
      );
    case 'no-answers':
      return l10n.t("The course's checker refuses this report: it finds no “Answer:”.");
    case 'encoding':
      return l10n.t("The course's checker refuses this report: the file is not UTF-8.");
  }
}

/** The same in a list of reports: `16 of 31 pass`. */
export function shortVerdict({ accepted, passed, expected }: Verdict): string {
  return accepted ? passText(passed, expected) : l10n.t('refused by the checker');
}

/** The warnings of a verdict by the checker's own numbering of answers, from 1. */
export const warningsByAnswer = memoizeByObject(
  ({ warnings }: Verdict): ReadonlyMap<number, readonly VerdictWarning[]> => {
    const byAnswer = new Map<number, VerdictWarning[]>();
    for (const warning of warnings) {
      const others = byAnswer.get(warning.question);
      if (others) others.push(warning);
      else byAnswer.set(warning.question, [warning]);
    }
    return byAnswer;
  },
);

/**
 * What the checker says about a question: `62 words, 38 too few (100–200) · 1 figure (1–3)`; without limits, no count.
 */
export function checkedText(question: Question, warnings: readonly VerdictWarning[]): string {
  const { limits, block } = question;
  if (block.answer?.state !== 'answered') return answerText(question);
  const { words, images } = block.answer;
  const ofWords = warnings.find(({ kind }) => kind === 'words');
  const ofImages = warnings.find(({ kind }) => kind === 'images');
  const parts = [
    ofWords ? warningText(ofWords) : limitedText(count('words', words), limits.words),
    ofImages ? warningText(ofImages) : limitedText(count('images', images), limits.images),
  ].filter((part) => part !== '');
  return parts.length === 0 ? fitText(question) : parts.join(SEPARATOR);
}

/** What the checker says about an answer without a question in the report. */
export function warningsText(warnings: readonly VerdictWarning[]): string {
  return warnings.map(warningText).join(SEPARATOR);
}

/** Such as `62 words, 38 too few (100–200)`. */
function warningText({ kind, got, min, max }: VerdictWarning): string {
  const bounds = boundsText({ min, max });
  return got < min
    ? l10n.t('{0}, {1} too few ({2})', count(kind, got), min - got, bounds)
    : l10n.t('{0}, {1} too many ({2})', count(kind, got), got - max, bounds);
}

/** Such as `143 words (100–200)`; empty without limits. */
function limitedText(counted: string, limits: Bounds | undefined): string {
  return limits ? l10n.t('{0} ({1})', counted, boundsText(limits)) : '';
}

function count(kind: VerdictWarning['kind'], got: number): string {
  const bounds = { min: got, max: got };
  return kind === 'words' ? wordCount(bounds) : figureCount(bounds);
}
