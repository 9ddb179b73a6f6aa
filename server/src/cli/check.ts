import { appendFile } from 'node:fs/promises';
import type { Severity } from '../../../common/severity';
import type { CheckCommand, FailOn, Format } from './arguments';
import { CONFIGURED_NAMES, DEFAULT_NAMES, findReports } from './findReports';
import { csvFormatter } from './formats/csv';
import type { Formatter } from './formats/formatter';
import { githubFormatter } from './formats/github';
import { jsonFormatter } from './formats/json';
import { junitFormatter } from './formats/junit';
import { sarifFormatter } from './formats/sarif';
import { formatInputError, textFormatter } from './formats/text';
import { cannotWrite } from './inputError';
import { DEFAULT_FAIL_ON, type Judged } from './judgeReport';
import { judgeReports } from './judgeReports';
import { isFailed, type Outcome, type PrintedProblem } from './outcome';
import { openOutput } from './output';
import { printable } from '../text/printable';
import { createProgress } from './progress';
import { NOTHING, withOutcome } from './summary';
import { loadTranslations } from './translations';
import { readVersion } from '../node/version';

/** The most serious first. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

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
  let failOn: FailOn = command.failOn ?? DEFAULT_FAIL_ON;
  const formatter = await formatterOf(command, (problem) => isAtLeast(problem, failOn));
  const progress = createProgress(found.length, process.stderr);
  const complained = new Set<string>();
  let status = 0;
  let summary = NOTHING;
  let index = 0;
  await output.write(formatter.start());
  for await (const judged of judgeReports(found, command)) {
    failOn = judged.failOn;
    for (const complaint of judged.complaints) {
      if (complained.has(complaint)) continue;
      complained.add(complaint);
      progress.hide();
      process.stderr.write(`mlops-report: ${printable(complaint)}\n`);
    }
    const outcome = command.isQuiet ? onlyFailing(judged) : judged.outcome;
    status = Math.max(status, statusOf(judged));
    summary = withOutcome(summary, judged.outcome);
    const text = formatter.result(outcome, index++);
    if (text !== '' || isFailed(outcome)) progress.hide();
    printFailures(outcome, command.format);
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

const FORMATTERS: Readonly<
  Record<
    Format,
    (command: CheckCommand, counts: (problem: PrintedProblem) => boolean) => Formatter | Promise<Formatter>
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
  counts: (problem: PrintedProblem) => boolean,
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
function printFailures(outcome: Outcome, format: Format): void {
  if (isFailed(outcome)) {
    if (format === 'text') process.stderr.write(formatInputError(outcome));
    return;
  }
  for (const failure of outcome.failures) {
    process.stderr.write(
      `mlops-report: ${printable(outcome.path)}: ${printable(failure)}. This is a defect of the program, please report it.\n`,
    );
  }
}

function onlyFailing({ outcome, failOn }: Judged): Outcome {
  if (isFailed(outcome)) return outcome;
  return {
    ...outcome,
    problems: outcome.problems.filter((problem) => isAtLeast(problem, failOn)),
  };
}

function statusOf({ outcome, failOn }: Judged): number {
  if (isFailed(outcome) || outcome.failures.length > 0) return 2;
  if (failOn === 'never') return 0;
  return !outcome.verdict.accepted || outcome.problems.some((problem) => isAtLeast(problem, failOn)) ? 1 : 0;
}

function isAtLeast({ severity }: PrintedProblem, level: FailOn): boolean {
  return level !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level);
}
