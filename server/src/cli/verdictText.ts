import type { Verdict } from '../../../common/verdict';
import type { RuleCode } from '../../../common/codes';
import type { Problem } from '../rules/rule';

/** What the course's checker says, in a sentence, with the first place of what makes it refuse. Lines from 1. */
export function verdictText(verdict: Verdict, problems: readonly Problem[]): string {
  const { accepted, error, expected, found, passed } = verdict;
  if (accepted) return `The course's checker accepts this report: ${passed} of ${expected} questions pass.`;
  const refuses = "The course's checker refuses this report";
  if (error === 'encoding') return `${refuses}: ${causeOf('text-encoding', problems)}.`;
  const count =
    error === 'no-answers' ? 'no `Answer:` is found' : `${found} answers found, ${expected} expected`;
  return `${refuses}: ${[count, causeOf('checker-refuses', problems)].filter((part) => part !== '').join('; ')}.`;
}

/** The first sentence of the first problem with a code, without its stop, and how many more there are. */
function causeOf(code: RuleCode, problems: readonly Problem[]): string {
  const [cause, ...others] = problems.filter((problem) => problem.code === code);
  const [sentence = ''] = cause?.message.split(/\.\s/) ?? [];
  // A problem that knows no cause only repeats the numbers.
  if (!cause || sentence.startsWith('The checker finds')) return '';
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}, line ${cause.range.start.line + 1}${more}`;
}
