import type { Verdict } from '../checker/verdict';
import type { Problem } from '../rules/rule';

/** What the course's checker says, in a sentence; why it refuses is told by the problem of the rule `checker-refuses`. */
export function verdictText(
  { accepted, error, expected, found, passed }: Verdict,
  problems: readonly Problem[],
): string {
  if (accepted) return `The course's checker accepts this report: ${passed} of ${expected} questions pass.`;
  return `The course's checker refuses this report: ${reason()}`;

  function reason(): string {
    if (error === 'encoding') return 'it is not UTF-8.';
    const count = error === 'no-answers' ? 'no `Answer:` found' : `${found} answers found`;
    const cause = problems.find(({ code }) => code === 'checker-refuses');
    const where = cause ? ` ${cause.message} (line ${cause.range.start.line + 1})` : '';
    return `${count}, ${expected} expected.${where}`;
  }
}
