import { unifyLineEnds } from './normalize';
import { convert, type Conversion } from './pythonMarkdown';
import { isHighSurrogate } from './pythonText';

/** The length of the course template's front matter, in code points: `report.py` drops this much of every report. */
const DROPPED = 43;

/** The part of a report that `report.py html` converts. */
export interface HandInText {
  readonly text: string;
  /** The line of the report, from 0, where the text begins, usually somewhere within the line. */
  readonly line: number;
}

/** The part of a report that `report.py html` converts: all but its first 43 characters, whatever they are. */
export function handInText(report: string): HandInText {
  const read = unifyLineEnds(report);
  let start = 0;
  let line = 0;
  for (let dropped = 0; dropped < DROPPED && start < read.length; dropped++) {
    if (read[start] === '\n') line++;
    const isPair = isHighSurrogate(read.charCodeAt(start)) && (read.codePointAt(start) ?? 0) > 0xffff;
    start += isPair ? 2 : 1;
  }
  return { text: read.slice(start), line };
}

/** The file `report.html` that `report.py html` makes of a report, with LF line ends: the page that groups hand in. */
export function handInPage(report: string): string {
  return convertReport(report).html;
}

/** The same, and whether all of it was converted. */
export function convertReport(report: string): Conversion {
  return convert(handInText(report).text, '3.7');
}
