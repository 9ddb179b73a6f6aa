import type { Position } from '../text/position';

/** Where a file is not UTF-8, and the invalid bytes. */
interface Fault {
  readonly position: Position;
  readonly what: string;
}

/** Why a text without questions is not a report; follows the path in a sentence. */
export function notAReport(text: string, fault: Fault | null): string {
  if (text.trim() === '') return 'is no report: it is empty.';
  if (fault) return `is no report: it is not UTF-8 text (${fault.what} in line ${fault.position.line + 1}).`;
  return 'is no report: no question is found. A question begins with a heading such as `### Question 1`.';
}
