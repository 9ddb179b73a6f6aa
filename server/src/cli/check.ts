import type { CheckCommand } from './arguments';
import { checkReport, isInputError, type Result } from './checkReport';
import { findReports } from './findReports';
import { defectInputError } from './inputError';
import { formatJson } from './jsonFormat';
import { formatResult, formatSummary } from './textFormat';

/** Runs `mlops-report check`: prints what is found and gives the exit status (design.md, Command line). */
export async function runCheck({ format, paths }: CheckCommand): Promise<number> {
  const results: Result[] = [];
  for (const found of await findReports(paths)) {
    const result = typeof found === 'string' ? await check(found) : found;
    results.push(result);
    printFailures(result);
    if (format === 'text') printResult(result);
  }
  if (format === 'json') process.stdout.write(formatJson(results));
  else if (results.length > 1) process.stdout.write(formatSummary(results));
  return Math.max(...results.map(statusOf));
}

function check(path: string): Promise<Result> {
  return checkReport(path).catch((error: unknown) => defectInputError(path, error));
}

function printFailures(result: Result): void {
  if (isInputError(result)) return;
  for (const failure of result.failures) {
    process.stderr.write(
      `mlops-report: ${result.path}: ${failure}. This is a defect of the program, please report it.\n`,
    );
  }
}

function printResult(result: Result): void {
  const stream = isInputError(result) ? process.stderr : process.stdout;
  stream.write(formatResult(result));
}

function statusOf(result: Result): number {
  if (isInputError(result) || result.failures.length > 0) return 2;
  const isGrave = result.problems.some(({ severity }) => severity === 'error' || severity === 'warning');
  return isGrave || !result.verdict.accepted ? 1 : 0;
}
