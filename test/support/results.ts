import type { Tally } from './tally';

const MARK = '##RESULTS ';

/** The line with which tests inside VS Code tell their tally to the program that started it. */
export function formatResults(results: Tally): string {
  return MARK + JSON.stringify(results);
}

/** Reads such a line; null where a line is another one. */
export function readResults(line: string): Tally | null {
  return line.startsWith(MARK) ? (JSON.parse(line.slice(MARK.length)) as Tally) : null;
}
