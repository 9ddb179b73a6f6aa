import * as l10n from '@vscode/l10n';
import type { Question } from '../../report/report';
import type { Problem } from '../../rules/rule';
import { progressIcon } from '../../../../common/progressIcon';
import type { Analysis } from '../../workspace/analysis';
import { standingOf } from '../summary/standing';
import { answerText, problemsText } from '../../wording/questionCounts';
import { countedProblems, problemsByQuestion } from '../../rules/problemsByQuestion';

/** The problems of a question without hints, in text order. */
export function problemsOf({ problems }: Analysis, { index }: Question): readonly Problem[] {
  return countedProblems(problemsByQuestion(problems).get(index) ?? []);
}

/** How an answer compares to its limits: `7 words too many · 207 / 100–200 words · 1 problem`. */
export function lensTitle(analysis: Analysis, question: Question): string {
  const { answer } = question.block;
  if (!answer) return l10n.t('“{0}” is missing', 'Answer:');
  const text = answerText(question);
  const problems = problemsOf(analysis, question).length;
  return answer.state === 'answered' && problems > 0 ? `${text} · ${problemsText(problems)}` : text;
}

/** The same with an icon in front, as VS Code shows it in titles: `$(pass) fits · 142 / 100–200 words`. */
export function lensTitleWithIcon(analysis: Analysis, question: Question): string {
  // VS Code doesn't show a plain space after an icon.
  return `$(${progressIcon(standingOf(question, analysis))})\u00a0${lensTitle(analysis, question)}`;
}
