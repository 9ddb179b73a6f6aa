import { lineText, type Lines } from './lines';
import { range, type Range } from './position';

const FILL_HERE = /question[ \t]{1,9}\d{1,4}[ \t]{1,9}fill[ \t]{1,9}here/gi;

/** The template's placeholders (`--- question 4 fill here ---`, whole or without its dashes) in the lines of a range. */
export function placeholdersIn(lines: Lines, { start, end }: Range): Range[] {
  const found: Range[] = [];
  for (let number = start.line; number <= end.line; number++) {
    const line = lineText(lines, number);
    for (const match of line.matchAll(FILL_HERE)) {
      const from = dashesBefore(line, match.index);
      const to = dashesBehind(line, match.index + match[0].length);
      if (number > start.line || from >= start.character) found.push(range(number, from, number, to));
    }
  }
  return found;
}

function dashesBefore(line: string, start: number): number {
  let from = start;
  while (isBlank(line[from - 1])) from--;
  if (line[from - 1] !== '-') return start;
  while (line[from - 1] === '-') from--;
  return from;
}

function dashesBehind(line: string, end: number): number {
  let to = end;
  while (isBlank(line[to])) to++;
  if (line[to] !== '-') return end;
  while (line[to] === '-') to++;
  return to;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
