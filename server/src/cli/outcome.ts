import type { Verdict } from '../../../common/verdict';
import { evidenceOf, type FoundEvidence } from '../evidence/findEvidence';
import type { Bounds, EditionName, Question, Report } from '../report/report';
import type { Problem } from '../rules/rule';
import type { CheckedReport, Result } from './checkReport';
import { isInputError } from './checkReport';
import type { InputError } from './inputError';
import { verdictWithCause } from './verdictWithCause';

/** What the formats print of a problem. */
export type PrintedProblem = Pick<Problem, 'code' | 'severity' | 'question' | 'message' | 'range'>;

/** What the formats print of a checked report: plain data, which another thread may have made. */
export interface PrintedReport {
  /** As typed or found. */
  readonly path: string;
  readonly edition: EditionName | null;
  readonly verdict: Verdict;
  /** The verdict in words. */
  readonly verdictText: string;
  readonly questions: readonly PrintedQuestion[];
  readonly checklist: PrintedChecklist;
  /** Sorted by position. */
  readonly problems: readonly PrintedProblem[];
  /** Rules that failed, which is a bug of the program; usually empty. */
  readonly failures: readonly string[];
}

/** A question as JSON has it. The line counts from 0. */
export interface PrintedQuestion {
  readonly number: number;
  readonly line: number;
  readonly state: string;
  readonly words: PrintedCount;
  readonly images: PrintedCount;
}

/** A number, and its limits if it has any. */
export interface PrintedCount {
  readonly got: number;
  readonly min: number | null;
  readonly max: number | null;
}

/** The number of items, and those that files can prove if evidence was looked for. */
export interface PrintedChecklist {
  readonly done: number;
  readonly total: number;
  readonly evidence?: readonly object[];
}

/** What is printed for a path. */
export type Outcome = PrintedReport | InputError;

/** Whether a path could not be checked. */
export function isFailed(outcome: Outcome): outcome is InputError {
  return 'error' in outcome;
}

/** What is printed of a result. */
export function outcomeOf(result: Result): Outcome {
  return isInputError(result) ? result : printedReport(result);
}

function printedReport(checked: CheckedReport): PrintedReport {
  const { path, report, verdict, problems, evidence, failures } = checked;
  return {
    path,
    edition: report.edition?.name ?? null,
    verdict,
    verdictText: verdictWithCause(checked),
    questions: report.questions.map(printedQuestion),
    checklist: checklistOf(report, evidence),
    problems: problems.map(({ code, severity, question, message, range }) => ({
      code,
      severity,
      question,
      message,
      range,
    })),
    failures,
  };
}

function printedQuestion({ number, line, limits, block: { answer } }: Question): PrintedQuestion {
  return {
    number,
    line,
    state: answer?.state ?? 'empty',
    words: count(answer?.words, limits.words),
    images: count(answer?.images, limits.images),
  };
}

function count(got = 0, bounds: Bounds | undefined): PrintedCount {
  return { got, min: bounds?.min ?? null, max: bounds?.max ?? null };
}

function checklistOf(report: Report, evidence: FoundEvidence | null): PrintedChecklist {
  const { done, total, groups } = report.checklist;
  if (!evidence) return { done, total };
  const items = groups.flatMap((group) => group.items);
  return {
    done,
    total,
    evidence: items.flatMap((item) => {
      const shown = evidenceOf(item, report.edition?.name ?? null, evidence);
      if (!shown) return [];
      const { rule, strength, found } = shown;
      return [{ line: item.range.start.line, id: rule.id, done: item.done, strength, files: found }];
    }),
  };
}
