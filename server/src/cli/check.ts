import type { CheckCommand, Format } from './arguments';
import { checkReport, isInputError, type Result } from './checkReport';
import { findReports, type Found } from './findReports';
import { defectInputError } from './inputError';
import { inTurn } from './mapInOrder';
import { formatEntry, JSON_END, JSON_START } from './jsonFormat';
import { NOTHING, withResult } from './summary';
import { printable } from '../text/printable';
import { formatResult, formatSummary } from './textFormat';

/** Reports that are read ahead: enough that the disk is not waited for, and few enough to fit into memory. */
const READ_AHEAD = 4;

/**
 * Runs `mlops-report check`: prints what is found and gives the exit status (design.md, Command line). Each result is
 * printed when it is there and then let go, so that any number of reports fits into memory.
 */
export async function runCheck({ format, paths }: CheckCommand): Promise<number> {
  const found = await findReports(paths);
  let status = 0;
  let summary = NOTHING;
  if (format === 'json') process.stdout.write(JSON_START);
  let index = 0;
  for await (const result of inTurn(found, READ_AHEAD, check)) {
    status = Math.max(status, statusOf(result));
    summary = withResult(summary, result);
    printFailures(result);
    printResult(result, format, index++);
  }
  if (format === 'json') process.stdout.write(JSON_END);
  else if (found.length > 1) process.stdout.write(formatSummary(summary));
  return status;
}

async function check(found: Found): Promise<Result> {
  if (typeof found !== 'string') return found;
  return checkReport(found).catch((error: unknown) => defectInputError(found, error));
}

function printFailures(result: Result): void {
  if (isInputError(result)) return;
  for (const failure of result.failures) {
    process.stderr.write(
      `mlops-report: ${printable(result.path)}: ${printable(failure)}. This is a defect of the program, please report it.\n`,
    );
  }
}

function printResult(result: Result, format: Format, index: number): void {
  if (format === 'json') process.stdout.write(formatEntry(result, index));
  else if (isInputError(result)) process.stderr.write(formatResult(result));
  else process.stdout.write(formatResult(result));
}

function statusOf(result: Result): number {
  if (isInputError(result) || result.failures.length > 0) return 2;
  const isGrave = result.problems.some(({ severity }) => severity === 'error' || severity === 'warning');
  return isGrave || !result.verdict.accepted ? 1 : 0;
}
