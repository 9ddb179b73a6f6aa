import * as l10n from '@vscode/l10n';
import type { Verdict } from '../../../../common/verdict';

/** What the course's checker says of a report, as a sentence. */
export function verdictText({ error, expected, found, passed }: Verdict): string {
  switch (error) {
    case null:
      return l10n.t("The course's checker accepts this report: {0} of {1} questions pass.", passed, expected);
    case 'answer-count':
      return l10n.t(
        "The course's checker refuses this report: {0} answers found, {1} expected.",
        found,
        expected,
      );
    case 'no-answers':
      return l10n.t("The course's checker refuses this report: it finds no “Answer:”.");
    case 'encoding':
      return l10n.t("The course's checker refuses this report: the file is not UTF-8.");
  }
}
