import { lineLength, lineText, type Lines } from '../text/lines';
import { range } from '../text/position';
import type { ChecklistGroup, ChecklistItem, Heading } from './report';
import type { LineSpan } from '../text/codeAndComments';
import { isInCodeOrComment } from '../text/codeAndComments';

const LIST_ITEM = /^([ \t]{0,20})(?:[-+*]|\d{1,9}[.)])[ \t]{1,9}\[([^\]\n\r]{0,4})\](.*)$/;
const MARKS = /^[\sxXvV✓✔✅☑\uFE0F*-]*$/u;
const TICKED = /[xXvV✓✔✅☑*]/u;
const MODULES = /\(\s{0,3}(M\d{1,3}(?:\s{0,3}[+,/&]\s{0,3}M\d{1,3}){0,20})\s{0,3}\)[\s.]{0,3}$/i;

/** The checklist's groups in the lines before the first question: the items below each heading that has any. */
export function scanChecklist(
  lines: Lines,
  headings: readonly Heading[],
  verbatim: readonly LineSpan[],
): ChecklistGroup[] {
  const groups: { heading: Heading | null; items: ChecklistItem[] }[] = [];
  let heading: Heading | null = null;
  const headingByLine = new Map(headings.map((one) => [one.range.start.line, one]));
  for (let number = 0; number < lines.length; number++) {
    heading = headingByLine.get(number) ?? heading;
    if (isInCodeOrComment(verbatim, number)) continue;
    const item = itemAt(lines, number, headingByLine);
    if (!item) continue;
    const group = groups.at(-1);
    if (group?.heading === heading) group.items.push(item);
    else groups.push({ heading, items: [item] });
    number = item.range.end.line;
  }
  return groups.map((group) => ({ title: group.heading?.text ?? '', ...group }));
}

/** How many items are done. */
export function doneIn(items: readonly ChecklistItem[]): number {
  return items.filter(({ done }) => done).length;
}

function itemAt(lines: Lines, number: number, headings: ReadonlyMap<number, Heading>): ChecklistItem | null {
  const line = lineText(lines, number);
  const match = LIST_ITEM.exec(line);
  if (!match) return null;
  const [, indent = '', mark = '', rest = ''] = match;
  if (!MARKS.test(mark) || /^[([:]/.test(rest)) return null;
  const box = line.indexOf('[', indent.length + 1);
  const texts = [rest.trim()];
  let last = number;
  while (continues(lines, last + 1, headings)) texts.push(lineText(lines, ++last).trim());
  const text = texts.filter((part) => part !== '').join(' ');
  const modules = MODULES.exec(text);
  return {
    text: (modules ? text.slice(0, modules.index) : text).trim(),
    range: range(number, indent.length, last, lineLength(lines[last] ?? '')),
    box: range(number, box, number, box + mark.length + 2),
    done: TICKED.test(mark),
    wellFormed: /^[ \txX]$/.test(mark) && (rest === '' || /^\s/.test(rest)),
    modules: modules?.[1]?.toUpperCase().split(/[^M\d]+/) ?? [],
  };
}

const STARTS_BLOCK = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]|^[ \t]*(?:>|```|~~~|<!--)|^ {0,3}#/;

/** Whether a line goes on the paragraph of the item above it (CommonMark, paragraph continuation text). */
function continues(lines: Lines, number: number, headings: ReadonlyMap<number, Heading>): boolean {
  const line = lineText(lines, number);
  return line.trim() !== '' && !headings.has(number) && !STARTS_BLOCK.test(line) && !isThematicBreak(line);
}

function isThematicBreak(line: string): boolean {
  return /^(?:-{3,}|\*{3,}|_{3,})$/.test(line.replace(/[ \t]/g, ''));
}
