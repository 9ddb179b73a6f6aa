import { RULES } from '../../common/codes';
import { checkReport, isInputError, type CheckedReport } from '../../server/src/cli/checkReport';
import { table } from './readme';

/**
 * The list of a report's problems by question for `samples/README.md`, and the codes that appear in no sample.
 *
 * @param shown The path of the report whose problems are listed.
 * @param others The paths of the other samples.
 */
export async function problemsSection(shown: string, others: readonly string[]): Promise<string> {
  const report = await checked(shown);
  const reports = [report, ...(await Promise.all(others.map(checked)))];
  const found = new Set<string>(reports.flatMap(({ problems }) => problems.map(({ code }) => code)));
  const absent = Object.keys(RULES).filter((code) => !found.has(code));
  const rows = report.problems.map(({ question, range, code }) => [
    question === null ? 'Report' : `Question ${question}`,
    `${range.start.line + 1}`,
    `[\`${code}\`](../README.md#${code})`,
    RULES[code].title,
  ]);
  return [
    table(['Where', 'Line', 'Code', 'What'], rows),
    `In no sample: ${absent.map((code) => `\`${code}\``).join(', ')}.`,
  ].join('\n\n');
}

async function checked(path: string): Promise<CheckedReport> {
  const result = await checkReport(path, {});
  if (isInputError(result)) throw new Error(`${path} ${result.message}`);
  return result;
}
