import type { EditionName } from '../../report/report';
import type { Severity } from '../../../../common/severity';

/** One team's report among many. */
export interface Group {
  /** Such as `group_7`, or the number in the course's list. */
  readonly name: string;
  /** The report's path as it is found from the current folder; null where there is none. */
  readonly path: string | null;
  /** Where the repository is on the web, as the course's list says; null without such a list. */
  readonly repository: string | null;
  /** Null where the group has no report, or it can't be read. */
  readonly report: GroupReport | null;
  /** What git tells of the clone; null where there is no report, no clone of its own, or no commit. */
  readonly work: GroupWork | null;
  /** What keeps the report from being checked; null where it is checked. */
  readonly failure: string | null;
}

/** What the clone of a group tells, as the course's own statistics count it. */
export interface GroupWork {
  /** People who have written commits, whatever their names and mail addresses. */
  readonly contributors: number;
  /** On the branch that is checked out. */
  readonly commits: number;
  /** In `.github/workflows`. */
  readonly workflowFiles: number;
  /** Files named `Dockerfile`, `Dockerfile.…` or `….dockerfile`. */
  readonly dockerFiles: number;
}

/** What is to be known of a group's report. */
export interface GroupReport {
  readonly edition: EditionName | null;
  readonly isAccepted: boolean;
  /** Why the checker refuses the report; empty where it accepts it. */
  readonly reason: string;
  /** The lines with `WARNING` that `report.py check` prints; 0 where it refuses the report. */
  readonly warnings: number;
  readonly passed: number;
  readonly expected: number;
  readonly answered: number;
  readonly questions: readonly GroupQuestion[];
  readonly checklist: { readonly done: number; readonly total: number };
  /** Figures that are missing or in another letter case. */
  readonly brokenFigures: number;
  /** Answers of which the hand-in page loses the rest. */
  readonly swallowed: number;
  /** Members of question 2 of whom the last answer says nothing. */
  readonly silentMembers: number;
  /** Firm items of the checklist that are ticked and that no file shows; null where git can't tell the files. */
  readonly evidenceMissing: number | null;
  /** Sorted by position. */
  readonly problems: readonly GroupProblem[];
}

/** `missing`: no answer; `failing`: the checker warns of it; `flawed`: it passes with problems; `fine`: nothing to say. */
export type QuestionMark = 'missing' | 'failing' | 'flawed' | 'fine';

/** One question of a group. */
export interface GroupQuestion {
  readonly number: number;
  readonly mark: QuestionMark;
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

/** The worst first: no report, refused, then by the questions that don't pass, then by warnings. */
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
