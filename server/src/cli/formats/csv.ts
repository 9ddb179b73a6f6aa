import { isFailed } from '../outcome';
import { printable } from '../../text/printable';
import type { Formatter } from './formatter';

const HEADER = ['path', 'line', 'column', 'endLine', 'endColumn', 'severity', 'code', 'question', 'message'];

/** Comma-separated values (RFC 4180), one row for each problem; lines and columns from 1, columns in UTF-16 units. */
export function csvFormatter(): Formatter {
  return {
    start: () => row(HEADER),
    result(result) {
      if (isFailed(result))
        return row([result.path, '', '', '', '', 'error', result.error, '', result.message]);
      return result.problems
        .map(({ range: { start, end }, severity, code, question, message }) =>
          row([
            result.path,
            start.line + 1,
            start.character + 1,
            end.line + 1,
            end.character + 1,
            severity,
            code,
            question ?? '',
            message,
          ]),
        )
        .join('');
    },
    end: () => '',
  };
}

/** One row with its line end. Texts that a spreadsheet would run as a formula get a leading `'`. */
export function row(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return `${value}`;
  const text = printable(value);
  const safe = /^[=+\-@\t]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
