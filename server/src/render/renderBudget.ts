import type { Lines } from '../text/lines';
import { memoizeByObject } from '../text/memo';
import type { Report } from '../report/report';

/** Most characters of a report whose code is coloured and whose formulas are drawn: five times the longest of real reports. */
const MAX_LENGTH = 256 * 1024;

/** Most dollar signs of such a report; each takes up to 30 µs to read, and two may be a formula, which takes half a millisecond. */
const MAX_DOLLARS = 2000;

/** What a block of lines adds. */
interface Extent {
  readonly length: number;
  readonly dollars: number;
}

/** Whether a report is so long that colouring its code and drawing its formulas would take seconds, so that it goes without. */
export function isTooLong({ preamble, questions }: Report): boolean {
  let length = 0;
  let dollars = 0;
  for (const lines of [preamble.lines, ...questions.map(({ block }) => block.lines)]) {
    const extent = extentOf(lines);
    length += extent.length;
    dollars += extent.dollars;
  }
  return length > MAX_LENGTH || dollars > MAX_DOLLARS;
}

const extentOf = memoizeByObject((lines: Lines): Extent => {
  const text = lines.join('');
  return { length: text.length, dollars: text.split('$').length - 1 };
});
