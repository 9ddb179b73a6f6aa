import { PROGRESS, progressOf } from '../../../../common/progress';
import type { Standing } from '../../../../common/progressIcon';
import { worstSeverity, isCounted } from '../../../../common/severity';
import type { Verdict } from '../../../../common/verdict';
import { warningsByAnswer } from '../../checker/verdictTexts';
import type { Question } from '../../report/report';
import { problemsByQuestion } from '../../rules/problemsByQuestion';
import type { Problem } from '../../rules/rule';

/** What is known about a report's questions besides their text. */
export interface Findings {
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
}

/** How far a question is, and its worst problem. */
export function standingOf(question: Question, { verdict, problems }: Findings): Standing {
  const own = problemsByQuestion(problems).get(question.index) ?? [];
  return {
    progress: progressOf({
      isAnswered: question.block.answer?.state === 'answered',
      isWarned: warningsByAnswer(verdict).has(question.index + 1),
      hasProblems: own.some(isCounted),
    }),
    severity: worstSeverity(own.map(({ severity }) => severity)),
  };
}

/** The standing of the least advanced questions, with their worst problem; `done` if there are none. */
export function worstOf(standings: readonly Standing[]): Standing {
  const progress = PROGRESS.find((one) => standings.some((standing) => standing.progress === one)) ?? 'done';
  const worst = standings.filter((standing) => standing.progress === progress);
  return { progress, severity: worstSeverity(worst.flatMap(({ severity }) => severity ?? [])) };
}
