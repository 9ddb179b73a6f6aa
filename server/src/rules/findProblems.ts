import { comparePositions } from '../report/position';
import { RULES } from './codes';
import type { Finding, Problem, Rule, RuleContext, RuleLevel } from './rule';
import { ALL_RULES } from './rules';

/** What `findProblems` tells of a rule that threw. */
export type RuleFailed = (code: string, error: unknown) => void;

/**
 * The problems of a report in the order of the text. `levels` overrides the severity of codes; a rule that is `off` does not
 * run. A rule that throws is told to `failed` and leaves the others alone.
 */
export function findProblems(
  context: RuleContext,
  levels: Readonly<Partial<Record<string, RuleLevel>>>,
  failed: RuleFailed,
): Problem[] {
  const problems = ALL_RULES.flatMap((rule) => {
    const severity = levels[rule.code] ?? RULES[rule.code].level;
    if (severity === 'off') return [];
    return findingsOf(rule, context, failed).map((finding) => ({ ...finding, code: rule.code, severity }));
  });
  return problems.sort(
    (a, b) => comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end),
  );
}

function findingsOf(rule: Rule, context: RuleContext, failed: RuleFailed): Finding[] {
  try {
    if (rule.scope === 'report') return [...rule.check(context)];
    return context.report.questions.flatMap((question) => [...rule.check(question, context)]);
  } catch (error) {
    failed(rule.code, error);
    return [];
  }
}
