import type { EditionName } from '../../report/report';
import type { Progress } from '../../../../common/progress';
import type { Severity } from '../../../../common/severity';

/** One team's report among many. */
export interface Group {
  /** Such as `group_7`, or the number in the course's list. */
  readonly name: string;
  /** The report's path from the current folder; null if there is none. */
  readonly path: string | null;
  /** The repository's address, from the course's list; null without such a list. */
  readonly repository: string | null;
  /** Null if the group has no report, or it can't be read. */
  readonly report: GroupReport | null;
  /** What git knows about the clone; null if there is no report, no clone of its own, or no commit. */
  readonly work: GroupWork | null;
  /** Why the report can't be checked; null if it can. */
  readonly failure: string | null;
}

/** Figures of a group's clone, counted as in the course's own statistics. */
export interface GroupWork {
  /** People who have written commits, merged across their names and mail addresses. */
  readonly contributors: number;
  /** On the checked out branch. */
  readonly commits: number;
  /** In `.github/workflows`. */
  readonly workflowFiles: number;
  /** Files named `Dockerfile`, `Dockerfile.…` or `….dockerfile`. */
  readonly dockerFiles: number;
}

/** What is known about a group's report. */
export interface GroupReport {
  readonly edition: EditionName | null;
  readonly isAccepted: boolean;
  /** Why the checker rejects the report; empty if it accepts it. */
  readonly reason: string;
  /** The number of `WARNING` lines that `report.py check` prints; 0 if it rejects the report. */
  readonly warnings: number;
  readonly passed: number;
  readonly expected: number;
  readonly answered: number;
  readonly questions: readonly GroupQuestion[];
  readonly checklist: { readonly done: number; readonly total: number };
  /** Figures that are missing or in another letter case. */
  readonly brokenFigures: number;
  /** Answers whose rest is lost on the hand-in page. */
  readonly swallowed: number;
  /** Members from question 2 that the last answer does not mention. */
  readonly silentMembers: number;
  /** Firm checklist items that are ticked without evidence in any file; null if git can't list the files. */
  readonly evidenceMissing: number | null;
  /** Sorted by position. */
  readonly problems: readonly GroupProblem[];
}

/** One question of a group. */
export interface GroupQuestion {
  readonly number: number;
  readonly progress: Progress;
  readonly words: { readonly got: number; readonly min: number | null; readonly max: number | null };
}

/** One problem of a group's report. */
export interface GroupProblem {
  /** From 1. */
  readonly line: number;
  readonly severity: Severity;
  readonly code: string;
  readonly question: number | null;
  readonly message: string;
}

/** The worst first: no report, rejected, then by the number of questions that don't pass, then by warnings. */
export function compareGroups(a: Group, b: Group): number {
  return rank(a) - rank(b) || failing(b) - failing(a) || warningsOf(b) - warningsOf(a);
}

function rank({ report }: Group): number {
  if (report === null) return 0;
  return report.isAccepted ? 2 : 1;
}

function failing({ report }: Group): number {
  return report ? report.expected - report.passed : 0;
}

function warningsOf({ report }: Group): number {
  return report?.warnings ?? 0;
}
