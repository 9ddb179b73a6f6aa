import type { Tally } from './tally';

const MARK = '##RESULTS ';

/** The line in which tests inside VS Code report their tally to the program that started it. */
export function formatResults(results: Tally): string {
  return MARK + JSON.stringify(results);
}

/** Parses such a line; null for other lines. */
export function readResults(line: string): Tally | null {
  return line.startsWith(MARK) ? (JSON.parse(line.slice(MARK.length)) as Tally) : null;
}
