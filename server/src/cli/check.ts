import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Severity } from '../../../common/severity';
import type { Problem } from '../rules/rule';
import type { CheckCommand, FailOn, Format } from './arguments';
import { checkReport, isInputError, type CheckedReport, type Result } from './checkReport';
import { configurationFor } from './configuration';
import { CONFIGURED_NAMES, DEFAULT_NAMES, findReports, type Found } from './findReports';
import { csvFormatter } from './formats/csv';
import type { Formatter } from './formats/formatter';
import { githubFormatter } from './formats/github';
import { jsonFormatter } from './formats/json';
import { junitFormatter } from './formats/junit';
import { sarifFormatter } from './formats/sarif';
import { formatInputError, textFormatter } from './formats/text';
import { cannotWrite, defectInputError } from './inputError';
import { mapInOrder } from './mapInOrder';
import { openOutput } from './output';
import { printable } from '../text/printable';
import { createProgress } from './progress';
import { NOTHING, withResult } from './summary';
import { loadTranslations } from './translations';
import { readVersion } from '../node/version';

/** Number of reports that are read ahead: enough to hide the time of the disk, and few enough to fit into memory. */
const READ_AHEAD = 4;

/** The most serious first. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A result, with the lowest severity that fails its report. */
interface Judged {
  readonly result: Result;
  readonly failOn: FailOn;
  readonly complaints: readonly string[];
}

/**
 * Runs `mlops-report check`: prints the findings and gives the exit status (README, On the terminal and in CI). Each
 * result is printed as soon as it is ready and then released, so any number of reports fits into memory.
 */
export async function runCheck(command: CheckCommand): Promise<number> {
  await loadTranslations(command.language);
  const found = await findReports(
    command.paths,
    command.usesConfiguration ? CONFIGURED_NAMES : DEFAULT_NAMES,
  );
  const output = await openOutput(command.output);
  if ('error' in output) {
    process.stderr.write(formatInputError(output));
    return 2;
  }
  let failOn: FailOn = command.failOn ?? 'warning';
  const formatter = await formatterOf(command, (problem) => isAtLeast(problem, failOn));
  const progress = createProgress(found.length, process.stderr);
  const complained = new Set<string>();
  let status = 0;
  let summary = NOTHING;
  let index = 0;
  await output.write(formatter.start());
  for await (const judged of mapInOrder(found, READ_AHEAD, (one) => check(one, command))) {
    failOn = judged.failOn;
    for (const complaint of judged.complaints) {
      if (complained.has(complaint)) continue;
      complained.add(complaint);
      progress.hide();
      process.stderr.write(`mlops-report: ${printable(complaint)}\n`);
    }
    const result = command.isQuiet ? onlyFailing(judged) : judged.result;
    status = Math.max(status, statusOf(judged));
    summary = withResult(summary, judged.result);
    const text = formatter.result(result, index++);
    if (text !== '' || isInputError(result)) progress.hide();
    printFailures(result, command.format);
    await output.write(text);
    progress.done(index);
  }
  progress.hide();
  await output.write(formatter.end(summary, found.length));
  if ('summary' in formatter) await writeStepSummary(formatter.summary());
  const failure = await output.close();
  if (failure === null) return status;
  process.stderr.write(formatInputError(failure));
  return 2;
}

async function check(
  found: Found,
  { usesConfiguration, failOn, isEvidenceWanted }: CheckCommand,
): Promise<Judged> {
  if (typeof found !== 'string') return { result: found, failOn: failOn ?? 'warning', complaints: [] };
  const { configuration, complaints } = usesConfiguration
    ? await configurationFor(dirname(found))
    : { configuration: null, complaints: [] };
  const result = await checkReport(found, configuration?.rules ?? {}, { isEvidenceWanted }).catch(
    (error: unknown) => defectInputError(found, error),
  );
  return { result, failOn: failOn ?? configuration?.failOn ?? 'warning', complaints };
}

const FORMATTERS: Readonly<
  Record<
    Format,
    (command: CheckCommand, counts: (problem: Problem) => boolean) => Formatter | Promise<Formatter>
  >
> = {
  text: textFormatter,
  json: jsonFormatter,
  sarif: async () => sarifFormatter(await readVersion()),
  github: githubFormatter,
  junit: (_command, counts) => junitFormatter(counts),
  csv: csvFormatter,
};

async function formatterOf(
  command: CheckCommand,
  counts: (problem: Problem) => boolean,
): Promise<ReturnType<typeof githubFormatter> | Formatter> {
  return FORMATTERS[command.format](command, counts);
}

/** GitHub shows the content of this file on the page of the run. */
async function writeStepSummary(text: string): Promise<void> {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (path === undefined || path === '') return;
  await appendFile(path, text).catch((error: unknown) => {
    process.stderr.write(formatInputError({ ...cannotWrite(path, error), path: 'The summary of the step' }));
  });
}

/** All formats include what could not be checked, except the text format, whose lines are only problems. */
function printFailures(result: Result, format: Format): void {
  if (isInputError(result)) {
    if (format === 'text') process.stderr.write(formatInputError(result));
    return;
  }
  for (const failure of result.failures) {
    process.stderr.write(
      `mlops-report: ${printable(result.path)}: ${printable(failure)}. This is a defect of the program, please report it.\n`,
    );
  }
}

function onlyFailing({ result, failOn }: Judged): Result {
  if (isInputError(result)) return result;
  return {
    ...result,
    problems: result.problems.filter((problem) => isAtLeast(problem, failOn)),
  } satisfies CheckedReport;
}

function statusOf({ result, failOn }: Judged): number {
  if (isInputError(result) || result.failures.length > 0) return 2;
  if (failOn === 'never') return 0;
  return !result.verdict.accepted || result.problems.some((problem) => isAtLeast(problem, failOn)) ? 1 : 0;
}

function isAtLeast({ severity }: Problem, level: FailOn): boolean {
  return level !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level);
}
