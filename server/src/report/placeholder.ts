import { lineText, type Lines } from '../text/lines';
import { range, type Range } from '../text/position';

/** A quick check: most lines hold no placeholder, and the full pattern is slower. */
const MAY_FILL = /fill[ \t]{1,9}here/i;
const FILL_HERE = /question[ \t]{1,9}\d{1,4}[ \t]{1,9}fill[ \t]{1,9}here/gi;

/** The template's placeholders (`--- question 4 fill here ---`, with or without dashes) in the lines of a range. */
export function placeholdersIn(lines: Lines, { start, end }: Range): Range[] {
  const found: Range[] = [];
  for (let number = start.line; number <= end.line; number++) {
    const line = lineText(lines, number);
    let behindLast = number === start.line ? start.character : 0;
    if (!MAY_FILL.test(line)) continue;
    for (const match of line.matchAll(FILL_HERE)) {
      if (match.index < behindLast) continue;
      const from = dashesBefore(line, behindLast, match.index);
      const to = dashesBehind(line, match.index + match[0].length);
      found.push(range(number, from, number, to));
      behindLast = to;
    }
  }
  return found;
}

/**
 * Where the dashes before `start` begin, not before `floor`. The dashes of a comment's mark don't belong to the
 * placeholder.
 */
function dashesBefore(line: string, floor: number, start: number): number {
  let from = start;
  while (from > floor && isBlank(line[from - 1])) from--;
  if (from === floor || !isDash(line[from - 1])) return start;
  while (from > floor && isDash(line[from - 1])) from--;
  return line.startsWith('<!', from - 2) ? start : from;
}

function dashesBehind(line: string, end: number): number {
  let to = end;
  while (isBlank(line[to])) to++;
  if (!isDash(line[to])) return end;
  while (isDash(line[to])) to++;
  return line[to] === '>' ? end : to;
}

/** Word processors turn three dashes into a longer one. */
function isDash(character: string | undefined): boolean {
  return character === '-' || character === '–' || character === '—';
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
