import { memoizeByObject } from '../../text/memo';
import type { BatchContent, Preamble, QuestionBlock, Report } from '../../report/report';
import { handInText, type HandInText } from '../handInPage';
import { unifyLineEnds } from '../normalize';
import { readPart, type PartBlocks, type Reference, type References } from '../pythonMarkdown';
import { handInAtoms } from './handInAtoms';
import type { Atom } from './atom';

type Block = Preamble | QuestionBlock;

/** The release that the staff's tools use. */
const VERSION = '3.7';

/** Blocks of a report that the hand-in page reads together: usually one. */
export interface Part {
  /** The index of its first question; -1 for the preamble. */
  readonly first: number;
  readonly blocks: readonly Block[];
  /** The tags of raw HTML that are open at its start and at its end. */
  readonly opened: readonly string[];
  readonly open: readonly string[];
  /** Its atoms on the hand-in page. Places are lines, relative to its first block. */
  readonly atoms: readonly Atom[];
  /** False if a part of it was too complex, and was left as text. */
  readonly isComplete: boolean;
  /** The line, relative like those of `atoms`, where the library fails with an error; null if it does not. */
  readonly errorLine: number | null;
}

/** What the blocks of a part show without definitions from elsewhere. */
interface Outline {
  readonly blocks: readonly Block[];
  readonly isStart: boolean;
  readonly opened: readonly string[];
  readonly open: readonly string[];
  readonly references: ReadonlyMap<string, Reference>;
  /** False if something at its end may continue, such as an incomplete tag. */
  readonly isWhole: boolean;
}

/** What is known about a part, and what it depends on besides its outline. */
interface Reading {
  readonly part: Part;
  readonly outline: Outline;
  /** The definitions that its texts looked up, with the results. */
  readonly asked: ReadonlyMap<string, Reference | undefined>;
}

/** Recent outlines, by their first block. */
const outlines = new WeakMap<Block, Outline>();
const readings = new WeakMap<Block, Reading>();
/** The blocks of an outline that was just made; they can only be finished once. */
const unfinished = new WeakMap<Outline, PartBlocks>();

/**
 * The hand-in page of a report, part by part. The state that continues across question headings is kept: open tags and
 * definitions; so a change costs only its own question. If a list item takes in the next heading, the questions are
 * read together. If a tag has no end at all, the library reads the text a second time with the positions of the first:
 * then everything is one part.
 */
export function handInParts(report: Report): Part[] {
  return handInSections(report).flat();
}

/** The same parts by the questions' batches (`Report.groups`). Unchanged parts are in the same array as before. */
export function handInSections(report: Report): (readonly Part[])[] {
  const { preamble, questions } = report;
  const sections = sectionsOf(report);
  if (sections === null) {
    const whole = outlineOf([preamble, ...questions.map(({ block }) => block)], true, []);
    return [[finish(whole, -1, whole.references).part]];
  }
  const references = joinReferences(sections);
  return sections.map((section) => finishSection(section, references));
}

/** Some batches of questions, the first one with the text before them: no part continues after their last question. */
interface Section {
  readonly preamble: Preamble | null;
  readonly contents: readonly BatchContent[];
  readonly opened: readonly string[];
  readonly parts: readonly Outline[];
  readonly references: ReadonlyMap<string, Reference>;
  /** False if the text is one part. */
  readonly isWhole: boolean;
}

/** What is known about the parts of a section, and which definitions it depends on. */
interface SectionReading {
  readonly parts: readonly Part[];
  readonly references: ReadonlyMap<string, Reference>;
  readonly asked: Reading['asked'];
}

const sectionsByStart = new WeakMap<Preamble | BatchContent, Section>();
const sectionReadings = new WeakMap<Section, SectionReading>();

/** The sections of a report; null if its text is one part. */
function sectionsOf({ preamble, groups }: Report): Section[] | null {
  const sections: Section[] = [];
  let opened: readonly string[] = [];
  for (let index = 0; index === 0 || index < groups.length;) {
    const contents = groups.slice(index, index + countGroups(groups, index)).map(({ content }) => content);
    const section = sectionOf(index === 0 ? preamble : null, contents, opened);
    if (!section.isWhole) return null;
    sections.push(section);
    index += Math.max(1, contents.length);
    opened = section.parts.at(-1)?.open ?? [];
  }
  return sections;
}

/** How many batches from an index on are read together. */
function countGroups(groups: Report['groups'], index: number): number {
  let count = 1;
  while (goesOn(groups[index + count - 1]?.content.at(-1)?.block, groups[index + count]?.content[0]?.block))
    count++;
  return count;
}

function sectionOf(
  preamble: Preamble | null,
  contents: readonly BatchContent[],
  opened: readonly string[],
): Section {
  const start = contents[0] ?? preamble;
  const known = start ? sectionsByStart.get(start) : undefined;
  if (known?.preamble === preamble && areEqual(known.contents, contents) && areEqual(known.opened, opened))
    return known;
  const blocks = contents.flat().map(({ block }) => block);
  const parts = outlinesOf(preamble ? [preamble, ...blocks] : blocks, preamble !== null, opened);
  const references = new Map<string, Reference>();
  for (const part of parts) for (const [id, reference] of part.references) references.set(id, reference);
  const isWhole = parts.every((part) => part.isWhole);
  const section = { preamble, contents, opened, parts, references, isWhole };
  if (start) sectionsByStart.set(start, section);
  return section;
}

/** The outlines of blocks, up to the first that is incomplete. */
function outlinesOf(all: readonly Block[], isStart: boolean, opened: readonly string[]): Outline[] {
  const found: Outline[] = [];
  let open = opened;
  for (let index = 0; index < all.length;) {
    const isFirst = isStart && index === 0;
    const outline = outlineOf(all.slice(index, index + countBlocks(all, index, isFirst)), isFirst, open);
    found.push(outline);
    if (!outline.isWhole) break;
    index += outline.blocks.length;
    open = outline.open;
  }
  return found;
}

/** All definitions; the last one with an id counts. */
function joinReferences(sections: readonly Section[]): ReadonlyMap<string, Reference> {
  const [first, ...more] = sections.map(({ references }) => references).filter(({ size }) => size > 0);
  if (!first) return NO_REFERENCES;
  if (more.length === 0) return first;
  return new Map([first, ...more].flatMap((one) => [...one]));
}

const NO_REFERENCES: ReadonlyMap<string, Reference> = new Map();

function finishSection(section: Section, references: ReadonlyMap<string, Reference>): readonly Part[] {
  const known = sectionReadings.get(section);
  if (known && (known.references === references || gotSame(known.asked, references))) {
    if (known.references !== references) sectionReadings.set(section, { ...known, references });
    return known.parts;
  }
  let first = section.preamble ? -1 : (section.contents[0]?.[0]?.index ?? 0);
  const asked = new Map<string, Reference | undefined>();
  const parts = section.parts.map((outline) => {
    const reading = finish(outline, first, references);
    for (const [id, got] of reading.asked) asked.set(id, got);
    first += outline.blocks.length;
    return reading.part;
  });
  sectionReadings.set(section, { parts, references, asked });
  return parts;
}

function gotSame(asked: Reading['asked'], references: ReadonlyMap<string, Reference>): boolean {
  return [...asked].every(([id, got]) => isSame(references.get(id), got));
}

/** How many blocks from an index on are read together. */
function countBlocks(all: readonly Block[], index: number, isStart: boolean): number {
  let count = 1;
  if (isStart) while (count < all.length && handInText(textOf(all.slice(0, count))).text === '') count++;
  while (index + count < all.length && goesOn(all[index + count - 1], all[index + count])) count++;
  return count;
}

function outlineOf(blocks: readonly Block[], isStart: boolean, opened: readonly string[]): Outline {
  const [first] = blocks;
  const known = first ? outlines.get(first) : undefined;
  if (known?.isStart === isStart && areEqual(known.blocks, blocks) && areEqual(known.opened, opened))
    return known;
  const read = readBlocks(blocks, isStart, opened);
  const { references, open, isWhole } = read;
  const outline = { blocks, isStart, opened, open, references, isWhole };
  unfinished.set(outline, read);
  if (first) outlines.set(first, outline);
  return outline;
}

function areEqual<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

const linesOf = memoizeByObject(({ lines }: Block) => unifyLineEnds(lines.join('')));

function textOf(blocks: readonly Block[]): string {
  return blocks.map(linesOf).join('');
}

/** `report.py` drops the start of the first of them. */
function textOfPart(blocks: readonly Block[], isStart: boolean): HandInText {
  const text = textOf(blocks);
  return isStart ? handInText(text) : { text, line: 0 };
}

function readBlocks(blocks: readonly Block[], isStart: boolean, opened: readonly string[]): PartBlocks {
  return readPart(textOfPart(blocks, isStart).text, opened, VERSION);
}

/**
 * Whether the heading of the next question may be read as a part of the text above it: no blank line separates them.
 */
function goesOn(block: Block | undefined, next: Block | undefined): boolean {
  if (!block || !next) return false;
  const { lines } = block;
  if (isBlankLine(lines.at(-1) ?? '')) return false;
  if (!/^#{1,6}(?!.*\\\s*$)/.test(next.lines[0] ?? '')) return true;
  let first = lines.length - 1;
  while (first > 0 && !isBlankLine(lines[first - 1] ?? '')) first--;
  return /^(?: {4}|\t| {1,3}\t)/.test(lines[first] ?? '');
}

function isBlankLine(line: string): boolean {
  return /^[ \t]*[\r\n]*$/.test(line);
}

function finish(outline: Outline, first: number, references: ReadonlyMap<string, Reference>): Reading {
  const { blocks, isStart, opened, open } = outline;
  const [start] = blocks;
  const known = start ? readings.get(start) : undefined;
  if (known?.outline === outline && gotSame(known.asked, references)) {
    if (known.part.first === first) return known;
    const moved = { ...known, part: { ...known.part, first } };
    if (start) readings.set(start, moved);
    return moved;
  }
  const read = unfinished.get(outline) ?? readBlocks(blocks, isStart, opened);
  unfinished.delete(outline);
  const asked = new Map<string, Reference | undefined>();
  const tree = read.finish(recording(references, asked));
  const { line } = textOfPart(blocks, isStart);
  const { isComplete } = tree;
  const errorLine = tree.errorLine === null ? null : line + tree.errorLine;
  const part = { first, blocks, opened, open, atoms: handInAtoms(tree, line), isComplete, errorLine };
  const reading = { part, outline, asked };
  if (start) readings.set(start, reading);
  return reading;
}

function isSame(a: Reference | undefined, b: Reference | undefined): boolean {
  return a === b || (a?.url === b?.url && a?.title === b?.title);
}

/** The definitions, with a record of which were looked up. */
function recording(
  references: ReadonlyMap<string, Reference>,
  asked: Map<string, Reference | undefined>,
): References {
  return {
    // No one must be able to see that there are none without a recorded lookup.
    size: 1,
    get(id) {
      const reference = references.get(id);
      asked.set(id, reference);
      return reference;
    },
  };
}
