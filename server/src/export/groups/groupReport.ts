import type { Severity } from '../../../../common/severity';
import type { Verdict } from '../../../../common/verdict';
import type { Question, Report } from '../../report/report';
import type { Range } from '../../text/position';
import type { GroupProblem, GroupQuestion, GroupReport, QuestionMark } from './group';

/** The relevant parts of a problem. */
interface JudgedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly question: number | null;
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
  return {
    edition: report.edition?.name ?? null,
    isAccepted: verdict.accepted,
    reason: reasonOf(verdict),
    warnings: verdict.warnings.length,
    passed: verdict.passed,
    expected: verdict.expected,
    answered: report.questions.filter(({ block }) => block.answer?.state === 'answered').length,
    questions: report.questions.map((question, index) =>
      questionOf(
        question,
        verdict.warnings.some((warning) => warning.question === index + 1),
        problems,
      ),
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
  problems: readonly JudgedProblem[],
): GroupQuestion {
  const own = problems.filter(
    ({ question, severity }) => question === number && (severity === 'error' || severity === 'warning'),
  );
  return {
    number,
    mark: markOf(answer?.state !== 'answered', isWarned, own.length > 0),
    words: { got: answer?.words ?? 0, min: limits.words?.min ?? null, max: limits.words?.max ?? null },
  };
}

function markOf(isMissing: boolean, isWarned: boolean, hasProblems: boolean): QuestionMark {
  if (isMissing) return 'missing';
  if (isWarned) return 'failing';
  return hasProblems ? 'flawed' : 'fine';
}

function problemOf({ range, severity, code, question, message }: JudgedProblem): GroupProblem {
  return { line: range.start.line + 1, severity, code, question, message };
}
