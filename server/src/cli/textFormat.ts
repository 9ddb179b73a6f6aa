import { styleText } from 'node:util';
import type { Problem, Severity } from '../rules/rule';
import { isInputError, type CheckedReport, type Result } from './checkReport';
import type { InputError } from './inputError';
import { verdictText } from './verdictText';

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'gray',
};

/** One result as a compiler prints it; lines and columns from 1, columns in UTF-16 units. Colours as the terminal has them. */
export function formatResult(result: Result): string {
  return isInputError(result) ? formatInputError(result) : formatReport(result);
}

/** The last line for several results. */
export function formatSummary(results: readonly Result[]): string {
  const reports = results.flatMap((result) => (isInputError(result) ? [] : [result]));
  const accepted = reports.filter(({ verdict }) => verdict.accepted).length;
  const failed = results.length - reports.length;
  const counts = [
    `${accepted} accepted`,
    `${reports.length - accepted} refused`,
    ...(failed > 0 ? [`${failed} could not be checked`] : []),
  ];
  const problems = reports.flatMap((report) => report.problems);
  const text = `${plural(results.length, 'report')}: ${counts.join(', ')}; ${tally(problems)}.`;
  return `${styleText('bold', text)}\n`;
}

function formatInputError({ path, message }: InputError): string {
  return `${styleText('red', 'mlops-report:', { stream: process.stderr })} ${printable(path)} ${printable(message)}\n`;
}

function formatReport({ path, problems, verdict }: CheckedReport): string {
  const rows = problems.map((problem) => ({
    place: `${printable(path)}:${problem.range.start.line + 1}:${problem.range.start.character + 1}:`,
    severity: problem.severity,
    code: `${problem.code}:`,
    message: printable(withQuestion(problem)),
  }));
  const placeWidth = Math.max(0, ...rows.map(({ place }) => place.length));
  const severityWidth = Math.max(0, ...rows.map(({ severity }) => severity.length));
  const codeWidth = Math.max(0, ...rows.map(({ code }) => code.length));
  const lines = rows.map(({ place, severity, code, message }) =>
    [
      place.padEnd(placeWidth),
      styleText(STYLES[severity], severity.padEnd(severityWidth)),
      styleText('bold', code.padEnd(codeWidth)),
      message,
    ].join(' '),
  );
  const head = styleText('bold', `${printable(path)}: ${tally(problems)}.`);
  const foot = styleText(verdict.accepted ? 'green' : 'red', printable(verdictText(verdict, problems)));
  return [...lines, head, foot, ''].map((line) => `${line}\n`).join('');
}

function withQuestion({ question, message }: Problem): string {
  return question === null || message.startsWith('Question ') ? message : `Question ${question}: ${message}`;
}

/** `2 errors, 1 warning`, `no problems`. */
function tally(problems: readonly Problem[]): string {
  const count = (wanted: Severity): number => problems.filter(({ severity }) => severity === wanted).length;
  const parts = (['error', 'warning', 'information', 'hint'] as const)
    .map((severity) => ({ severity, number: count(severity) }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) =>
      severity === 'information' ? `${number} information` : plural(number, severity),
    );
  return parts.length > 0 ? parts.join(', ') : 'no problems';
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Keeps a report or a file name from steering the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
