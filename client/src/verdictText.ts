import { l10n } from 'vscode';
import type { Bounds } from '../../common/protocol';
import type { Verdict } from '../../common/verdict';
import type { ReportSummary } from '../../common/protocol';

/** What the course's checker says of a report, as one sentence without its full stop. */
export function verdictText(verdict: Verdict): string {
  const { error, expected, found, passed } = verdict;
  if (error === null)
    return l10n.t("The course's checker accepts this report: {0} of {1} questions pass", passed, expected);
  return l10n.t("The course's checker refuses this report: {0}", refusalText(error, expected, found));
}

function refusalText(error: NonNullable<Verdict['error']>, expected: number, found: number): string {
  switch (error) {
    case 'answer-count':
      return l10n.t('{0} answers found, {1} expected', found, expected);
    case 'no-answers':
      return l10n.t('it finds no “Answer:”');
    case 'encoding':
      return l10n.t('the file is not UTF-8');
  }
}

/** How many questions are answered, such as "18/31 answered". */
export function answeredText({ questions }: ReportSummary): string {
  const answered = questions.filter(({ state }) => state === 'answered').length;
  return l10n.t('{0}/{1} answered', answered, questions.length);
}

/** How many problems there are, in words. */
export function problemsText(problems: number): string {
  if (problems === 0) return l10n.t('no problems');
  return problems === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', problems);
}

/** A pair of bounds, such as "100–200", or the one number where both are the same. */
export function boundsText({ min, max }: Bounds): string {
  return min === max ? String(min) : `${min}–${max}`;
}
