import type { EncodingFault } from './decode';

/** Says of a text without questions why it is no report; follows the path in a sentence. */
export function notAReport(text: string, fault: EncodingFault | null): string {
  if (text.trim() === '') return 'is no report: it is empty.';
  if (fault) return `is no report: it is not UTF-8 text (${fault.what} in line ${fault.position.line + 1}).`;
  return 'is no report: no question is found. A question begins with a heading such as `### Question 1`.';
}
