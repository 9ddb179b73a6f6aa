import { progressOf } from '../../../../common/progress';
import { isCounted, type Severity } from '../../../../common/severity';
import type { Verdict } from '../../../../common/verdict';
import type { Question, Report } from '../../report/report';
import type { Range } from '../../text/position';
import type { GroupProblem, GroupQuestion, GroupReport } from './group';

/** The relevant parts of a problem. */
interface JudgedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly question: number | null;
  /** Index of the question that it belongs to; null for the report. */
  readonly index: number | null;
  readonly range: Range;
  readonly message: string;
}

/** A checked report. */
export interface JudgedReport {
  readonly report: Report;
  readonly verdict: Verdict;
  /** Sorted by position. */
  readonly problems: readonly JudgedProblem[];
  /** Null if no one has looked for evidence, or git can't tell. */
  readonly evidence: object | null;
}

/** Maximum number of problems listed for a group; the counts include all. */
const MAX_PROBLEMS = 200;

/** What is known about a group's report. */
export function groupReportOf({ report, verdict, problems, evidence }: JudgedReport): GroupReport {
  const count = (...codes: readonly string[]): number =>
    problems.filter(({ code }) => codes.includes(code)).length;
  const warned = new Set(verdict.warnings.map(({ question }) => question));
  const flawed = new Set(problems.filter(isCounted).map(({ index }) => index));
  return {
    edition: report.edition?.name ?? null,
    isAccepted: verdict.accepted,
    reason: reasonOf(verdict),
    warnings: verdict.warnings.length,
    passed: verdict.passed,
    expected: verdict.expected,
    answered: report.questions.filter(({ block }) => block.answer?.state === 'answered').length,
    questions: report.questions.map((question) =>
      questionOf(question, warned.has(question.index + 1), flawed.has(question.index)),
    ),
    checklist: { done: report.checklist.done, total: report.checklist.total },
    brokenFigures: count('figure-missing', 'figure-case'),
    swallowed: count('handin-swallowed'),
    silentMembers: count('contribution-missing'),
    evidenceMissing: evidence && count('evidence-missing'),
    problems: problems.slice(0, MAX_PROBLEMS).map(problemOf),
  };
}

function reasonOf({ accepted, error, found, expected }: Verdict): string {
  if (accepted) return '';
  if (error === 'encoding') return 'the file is not UTF-8';
  if (error === 'no-answers') return 'no `Answer:` is found';
  return `${found} answers are found, ${expected} expected`;
}

function questionOf(
  { number, limits, block: { answer } }: Question,
  isWarned: boolean,
  hasProblems: boolean,
): GroupQuestion {
  return {
    number,
    progress: progressOf({ isAnswered: answer?.state === 'answered', isWarned, hasProblems }),
    words: { got: answer?.words ?? 0, min: limits.words?.min ?? null, max: limits.words?.max ?? null },
  };
}

function problemOf({ range, severity, code, question, message }: JudgedProblem): GroupProblem {
  return { line: range.start.line + 1, severity, code, question, message };
}
