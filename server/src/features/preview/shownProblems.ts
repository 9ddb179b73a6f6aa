import type { ShownProblems } from '../../../../common/pageBlock';
import { hash } from '../../../../common/hash';
import type { Question } from '../../report/report';
import type { Problem } from '../../rules/rule';
import { countedProblems } from '../summary/questionProblems';

/** So many problems of a question are listed in the page at most. */
const MOST_SHOWN = 50;

/** The problems of one question as its bar in the page shows them, with a key that changes with them. */
export function shownProblems(
  question: Question,
  problems: readonly Problem[],
): { readonly key: string; readonly problems: ShownProblems } {
  const shown = {
    count: countedProblems(problems).length,
    more: Math.max(0, problems.length - MOST_SHOWN),
    list: problems.slice(0, MOST_SHOWN).map(({ severity, message, range: { start } }) => ({
      severity,
      message,
      line: start.line - question.line,
      character: start.character,
    })),
  };
  return { key: hash(JSON.stringify(shown)), problems: shown };
}
