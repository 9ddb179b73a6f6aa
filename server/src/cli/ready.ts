import { dirname } from 'node:path';
import { styleText } from 'node:util';
import { readinessOf, readinessText, type ReadinessItem } from '../rules/readiness';
import { printable, printableJson } from '../text/printable';
import type { ReadyCommand } from './arguments';
import { checkReport, isInputError, type CheckedReport } from './checkReport';
import { configurationFor } from './configuration';
import { CONFIGURED_NAMES, DEFAULT_NAMES, findReports } from './findReports';
import { formatInputError } from './formats/text';
import { defectInputError, type InputError } from './inputError';
import { mapInOrder } from './mapInOrder';
import { loadTranslations } from './translations';
import { withQuestion } from './withQuestion';

/** Number of reports that are read ahead. */
const READ_AHEAD = 4;

/** A report with what is left to do. */
interface Answer {
  readonly path: string;
  readonly items: readonly ReadinessItem[];
}

/**
 * Runs `mlops-report ready`: prints what is left to do before the hand-in, and gives the exit status, which is 0 only
 * if all reports are ready.
 */
export async function runReady({
  format,
  paths,
  language,
  usesConfiguration,
}: ReadyCommand): Promise<number> {
  await loadTranslations(language);
  const answers: (Answer | InputError)[] = [];
  const complained = new Set<string>();
  let status = 0;
  const look = async (found: string | InputError): Promise<Looked> => {
    if (typeof found !== 'string') return { result: found, complaints: [] };
    const { configuration, complaints } = usesConfiguration
      ? await configurationFor(dirname(found))
      : { configuration: null, complaints: [] };
    const result = await checkReport(found, configuration?.rules ?? {}, { isEvidenceWanted: true }).catch(
      (error: unknown) => defectInputError(found, error),
    );
    return { result, complaints };
  };
  const names = usesConfiguration ? CONFIGURED_NAMES : DEFAULT_NAMES;
  for await (const { result, complaints } of mapInOrder(await findReports(paths, names), READ_AHEAD, look)) {
    for (const complaint of complaints) {
      if (complained.has(complaint)) continue;
      complained.add(complaint);
      process.stderr.write(`mlops-report: ${printable(complaint)}\n`);
    }
    if (isInputError(result)) {
      if (format === 'text') process.stderr.write(formatInputError(result));
      answers.push(result);
      status = 2;
      continue;
    }
    const items = readinessOf({ ...result, isSaved: true });
    answers.push({ path: result.path, items });
    status = Math.max(status, statusOf(result, items));
  }
  process.stdout.write(format === 'json' ? readyJson(answers) : readyText(answers));
  return status;
}

interface Looked {
  readonly result: CheckedReport | InputError;
  readonly complaints: readonly string[];
}

function statusOf({ failures }: CheckedReport, items: readonly ReadinessItem[]): number {
  if (failures.length > 0) return 2;
  return items.length > 0 ? 1 : 0;
}

/** JSON, version 1. Lines and characters count from 0, in UTF-16 units. */
function readyJson(answers: readonly (Answer | InputError)[]): string {
  const reports = answers.map((answer) => {
    if ('error' in answer) return { path: answer.path, error: answer.error, message: answer.message };
    const items = answer.items.map(({ kind, code, question, text, range }) => ({
      kind,
      code,
      question,
      text,
      range,
    }));
    return { path: answer.path, ready: items.length === 0, items };
  });
  return `${printableJson(JSON.stringify({ version: 1, reports }, null, 2))}\n`;
}

/**
 * A line for each item, in the format of compilers: line and column from 1. Unreadable files are reported elsewhere.
 */
function readyText(answers: readonly (Answer | InputError)[]): string {
  return answers.flatMap((answer) => ('error' in answer ? [] : [reportText(answer)])).join('\n');
}

function reportText({ path, items }: Answer): string {
  const head = styleText('bold', `${printable(path)}: ${readinessText(items.length)}`);
  const rows = items.map((item) => ({
    place: printable(
      item.range ? `${path}:${item.range.start.line + 1}:${item.range.start.character + 1}:` : `${path}:`,
    ),
    kind: item.kind,
    text: printable(withQuestion({ question: item.question, message: item.text })),
  }));
  const width = rows.reduce((widest, { place }) => Math.max(widest, place.length), 0);
  const kindWidth = rows.reduce((widest, { kind }) => Math.max(widest, kind.length), 0);
  const lines = rows.map(
    ({ place, kind, text }) => `${place.padEnd(width)} ${styleText('bold', kind.padEnd(kindWidth))} ${text}`,
  );
  return [head, ...lines, ''].join('\n');
}
