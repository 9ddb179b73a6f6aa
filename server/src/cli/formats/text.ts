import { styleText } from 'node:util';
import type { Severity } from '../../../../common/severity';
import { isFailed, type PrintedReport } from '../outcome';
import type { InputError } from '../inputError';
import { countProblems, type Summary, type Tally } from '../summary';
import { printable } from '../../text/printable';
import { withQuestion } from '../withQuestion';
import type { Formatter } from './formatter';

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'gray',
};

/** The format of compilers: lines and columns from 1, columns in UTF-16 units. Colours if the terminal has them. */
export function textFormatter(options: { readonly isQuiet: boolean }): Formatter {
  return {
    start: () => '',
    // What can't be checked is printed on standard error.
    result: (result) => (isFailed(result) ? '' : formatReport(result, options)),
    end: (summary, count) => (count > 1 && !options.isQuiet ? formatSummary(summary) : ''),
  };
}

function formatSummary({ accepted, refused, failed, problems }: Summary): string {
  const counts = [
    `${accepted} accepted`,
    `${refused} refused`,
    ...(failed > 0 ? [`${failed} could not be checked`] : []),
  ];
  const text = `${plural(accepted + refused + failed, 'report')}: ${counts.join(', ')}; ${formatTally(problems)}.`;
  return `${styleText('bold', text)}\n`;
}

/** Why something could not be done, for standard error. */
export function formatInputError({ path, message }: InputError): string {
  return `${styleText('red', 'mlops-report:', { stream: process.stderr })} ${printable(path)} ${printable(message)}\n`;
}

function formatReport(
  { path, problems, verdict, verdictText }: PrintedReport,
  { isQuiet }: { readonly isQuiet: boolean },
): string {
  const rows = problems.map((problem) => ({
    place: `${printable(path)}:${problem.range.start.line + 1}:${problem.range.start.character + 1}:`,
    severity: problem.severity,
    code: `${problem.code}:`,
    message: printable(withQuestion(problem)),
  }));
  const placeWidth = widest(rows.map(({ place }) => place));
  const severityWidth = widest(rows.map(({ severity }) => severity));
  const codeWidth = widest(rows.map(({ code }) => code));
  const lines = rows.map(({ place, severity, code, message }) =>
    [
      place.padEnd(placeWidth),
      styleText(STYLES[severity], severity.padEnd(severityWidth)),
      styleText('bold', code.padEnd(codeWidth)),
      message,
    ].join(' '),
  );
  if (isQuiet) return lines.map((line) => `${line}\n`).join('');
  const head = styleText('bold', `${printable(path)}: ${formatTally(countProblems(problems))}.`);
  const foot = styleText(verdict.accepted ? 'green' : 'red', printable(verdictText));
  return [...lines, head, foot, ''].map((line) => `${line}\n`).join('');
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, { length }) => Math.max(width, length), 0);
}

/** `2 errors, 1 warning`, `no problems`. */
function formatTally(tally: Tally): string {
  const parts = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => tally[severity] > 0)
    .map((severity) => {
      const number = tally[severity];
      return severity === 'information' ? `${number} information` : plural(number, severity);
    });
  return parts.length > 0 ? parts.join(', ') : 'no problems';
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
