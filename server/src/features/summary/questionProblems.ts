import * as l10n from '@vscode/l10n';
import type { QuestionProblems } from '../../../../common/questionProblems';
import { worstSeverity } from '../../../../common/severity';
import type { Question } from '../../report/report';
import { countedProblems } from '../../rules/problemsByQuestion';
import type { Problem } from '../../rules/rule';
import { problemsText } from '../../wording/questionCounts';

/** Maximum number of problems listed per question. */
const MAX_LISTED = 50;

/** The problems of a question for the views. */
export function questionProblems(question: Question, problems: readonly Problem[]): QuestionProblems {
  const count = countedProblems(problems).length;
  return {
    count,
    text: count === 0 && problems.length > 0 ? l10n.t('hints only') : problemsText(count),
    severity: worstSeverity(problems.map(({ severity }) => severity)),
    more: Math.max(0, problems.length - MAX_LISTED),
    list: problems.slice(0, MAX_LISTED).map(({ code, severity, message, range: { start } }) => ({
      code,
      severity,
      message,
      line: start.line - question.line,
      character: start.character,
    })),
  };
}
