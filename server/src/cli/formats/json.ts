import type { Verdict } from '../../../../common/verdict';
import { printableJson } from '../../text/printable';
import type { InputError } from '../inputError';
import { isFailed, type Outcome, type PrintedProblem, type PrintedReport } from '../outcome';
import type { Formatter } from './formatter';

/** JSON, version 1 (README, On the terminal and in CI). Lines and characters count from 0, in UTF-16 units. */
export function jsonFormatter(): Formatter {
  return {
    start: () => '{\n  "version": 1,\n  "reports": [',
    result: entryOf,
    end: () => '\n  ]\n}\n',
  };
}

/** The entry of an outcome, with a separator before it. */
function entryOf(outcome: Outcome, index: number): string {
  const entry = isFailed(outcome) ? errorEntry(outcome) : reportEntry(outcome);
  const text = printableJson(JSON.stringify(entry, null, 2)).replaceAll('\n', '\n    ');
  return `${index === 0 ? '' : ','}\n    ${text}`;
}

function errorEntry({ path, error, message, verdict }: InputError): object {
  return { path, error, message, ...(verdict && { official: official(verdict) }) };
}

function reportEntry({ path, edition, verdict, questions, checklist, problems }: PrintedReport): object {
  return {
    path,
    edition,
    official: official(verdict),
    questions,
    checklist,
    problems: problems.map(problemEntry),
  };
}

function official({ accepted, error, expected, found, passed, warnings }: Verdict): object {
  return {
    accepted,
    error,
    expected,
    found,
    passed,
    warnings: warnings.map(({ question, kind, min, max, got }) => ({ question, kind, min, max, got })),
  };
}

function problemEntry({ code, severity, question, message, range: { start, end } }: PrintedProblem): object {
  return { code, severity, question, message, range: { start: place(start), end: place(end) } };
}

function place({ line, character }: { line: number; character: number }): object {
  return { line, character };
}
