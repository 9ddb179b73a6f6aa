import * as l10n from '@vscode/l10n';
import type { Question } from '../../report/report';
import type { Problem } from '../../rules/rule';
import type { Analysis } from '../../workspace/analysis';
import { countsText, limitsText, problemsText } from '../../wording/questionCounts';
import { countedProblems, problemsByQuestion } from '../../rules/problemsByQuestion';

/** The problems of a question but for hints, in the order of the text. */
export function problemsOf({ problems }: Analysis, { index }: Question): readonly Problem[] {
  return countedProblems(problemsByQuestion(problems).get(index) ?? []);
}

/** What an answer has of what is asked for: `142 / 100–200 words · 1 problem`. */
export function lensTitle(analysis: Analysis, question: Question): string {
  const { answer } = question.block;
  if (!answer) return l10n.t('“{0}” is missing', 'Answer:');
  const problems = problemsOf(analysis, question).length;
  if (answer.state === 'answered')
    return problems === 0 ? countsText(question) : `${countsText(question)} · ${problemsText(problems)}`;
  const limits = limitsText(question);
  return limits === '' ? l10n.t('Not answered') : l10n.t('Not answered: {0}', limits);
}
