import { lineLength, lineText, type Lines } from '../text/lines';
import { range } from '../text/position';
import type { ChecklistGroup, ChecklistItem, Heading } from './report';
import type { LineSpan } from '../text/codeAndComments';
import { isInCodeOrComment } from '../text/codeAndComments';

/** A list mark, spaces of any kind or none, and brackets with a mark of at most five characters. */
const BOX_LINE =
  /^([ \t\u00A0]{0,20})([-+*•·◦‣–—]|\d{1,9}[.)])([ \t\u00A0\u2000-\u200A\u202F]{0,9})[[［]([^[\]［］\n\r]{0,5})[\]］](.*)$/u;
/** What Markdown accepts as a list mark before a box (GitHub Flavored Markdown, Task list items). */
const LIST_MARK = /^(?:[-+*]|\d{1,9}[.)])$/;
/** What follows the brackets of a link, of its label or of a definition. */
const LINK = /^(?:[([:]|\*)/;
/** `[1]` is a source, `[^a]` a note, `[M5]` a module. */
const NO_MARK = /^(?:\d+|\^.*|M\d+)$/i;
const TICKED = /^(?:x+|v|y|j|ok|yes|ja|done|100 ?%|[х×✓✔✅☑*✕✖╳])$/iu;
const OPEN = /^(?:[-_ ]*|n|no|nej|0 ?%)$/iu;
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
  const found = boxOn(line);
  if (!found) return null;
  const { indent, listMark, gap, mark, rest } = found;
  const box = indent.length + listMark.length + gap.length;
  const texts = [rest.trim()];
  let last = number;
  while (continues(lines, last + 1, headings)) texts.push(lineText(lines, ++last).trim());
  const text = texts.filter((part) => part !== '').join(' ');
  const modules = MODULES.exec(text);
  const meant = meaningOf(mark);
  return {
    text: (modules ? text.slice(0, modules.index) : text).trim(),
    range: range(number, indent.length, last, lineLength(lines[last] ?? '')),
    box: range(number, box, number, box + mark.length + 2),
    done: meant === 'done',
    isClear: meant !== 'unclear',
    wellFormed:
      !indent.includes('\u00A0') &&
      LIST_MARK.test(listMark) &&
      /^[ \t]+$/.test(gap) &&
      /^[ \txX]$/.test(mark) &&
      line[box] === '[' &&
      line[box + 2] === ']' &&
      text !== '' &&
      /^(?:[ \t]|$)/.test(rest),
    modules: modules?.[1]?.toUpperCase().split(/[^M\d]+/) ?? [],
  };
}

interface BoxLine {
  readonly indent: string;
  readonly listMark: string;
  readonly gap: string;
  /** What is between the brackets. */
  readonly mark: string;
  readonly rest: string;
}

/** What was meant as a box at the start of a list item, whether or not it is a valid one. */
function boxOn(line: string): BoxLine | null {
  if (!/[[［]/.test(line)) return null;
  const [, indent, listMark, gap, mark, rest] = BOX_LINE.exec(line) ?? [];
  if (indent === undefined || listMark === undefined || gap === undefined) return null;
  if (mark === undefined || rest === undefined || LINK.test(rest) || NO_MARK.test(mark)) return null;
  return { indent, listMark, gap, mark, rest };
}

function meaningOf(mark: string): 'done' | 'open' | 'unclear' {
  const letters = mark.replace(/[\s()\u00A0\u200B-\u200D\uFE0F]/gu, '');
  if (TICKED.test(letters)) return 'done';
  return OPEN.test(letters) ? 'open' : 'unclear';
}

const STARTS_BLOCK = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]|^[ \t]*(?:>|```|~~~|<!--)|^ {0,3}#/;

/** Whether a line continues the paragraph of the item above it (CommonMark, paragraph continuation text). */
function continues(lines: Lines, number: number, headings: ReadonlyMap<number, Heading>): boolean {
  const line = lineText(lines, number);
  if (line.trim() === '' || headings.has(number) || STARTS_BLOCK.test(line) || isThematicBreak(line))
    return false;
  return boxOn(line) === null;
}

function isThematicBreak(line: string): boolean {
  return /^(?:-{3,}|\*{3,}|_{3,})$/.test(line.replace(/[ \t]/g, ''));
}
