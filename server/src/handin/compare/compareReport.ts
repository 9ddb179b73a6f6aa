import { definitionsFor, areSame, labelsOf, type Definition } from '../../markdown/linkDefinitions';
import { parseMarkdown } from '../../markdown/markdown';
import { costOf, tooCostly } from '../../markdown/parseBudget';
import { independentParts } from '../../markdown/paragraphs';
import { simpleMarkdown } from '../../markdown/simpleMarkdown';
import { inDocument } from '../../report/positions';
import type { Question, QuestionBlock, Report } from '../../report/report';
import { endOf, lineText, positionAfter, textIn } from '../../text/lines';
import { memoizeByObject, memoizeByText } from '../../text/memo';
import { comparePositions, position, range, type Position, type Range } from '../../text/position';
import type { Atom, Region } from './atom';
import { differencesBetween, type DifferenceKind } from './differences';
import { githubAtoms } from './githubAtoms';
import { handInSections, type Part } from './parts';

export type { DifferenceKind } from './differences';

/** Something in an answer that the hand-in page shows differently from GitHub. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Its place in the document; the first line if it has several. */
  readonly range: Range;
  /** The line of the document, from 0, where it ends. */
  readonly lastLine: number;
}

/** The differences in one answer. */
export interface AnswerDifferences {
  /** The question's index in `Report.questions`. */
  readonly index: number;
  /** In text order. Empty if all differences come from a tag above the answer (`isSwallowed`). */
  readonly differences: readonly Difference[];
  /** Whether an open tag above the answer keeps its Markdown from being parsed. */
  readonly isSwallowed: boolean;
}

/** A tag that is never closed, or not before another question: the hand-in page shows everything after it as source. */
export interface Swallowing {
  /** The index of its question; null if it is before the first. */
  readonly index: number | null;
  /** Of the tag, in the document. */
  readonly range: Range;
  /** Its name, in lower case. */
  readonly tag: string;
}

/** How the hand-in page of a report differs from GitHub's page. */
export interface HandInComparison {
  /** The answers in which the two pages differ, in report order; only written answers. */
  readonly answers: readonly AnswerDifferences[];
  /**
   * The same answers in batches: an unchanged batch that has not moved stays the same array, so results for it can be
   * kept.
   */
  readonly groups: readonly (readonly AnswerDifferences[])[];
  /** The tags that swallow the text after them; most reports have none. */
  readonly swallowing: readonly Swallowing[];
  /**
   * The indices of questions with a part that is too complex for one of the two pages, so that their differences are
   * not all known.
   */
  readonly incomplete: readonly number[];
  /** The lines of the document, from 0, where the library fails with an error instead of making a page. */
  readonly errorLines: readonly number[];
}

/**
 * Compares the page that `report.py html` makes of a report with GitHub's, answer by answer; each as it is in the whole
 * page, so an open tag affects everything after it. Results are kept, so a change costs only the questions that it
 * touches. A report that is not parsed (`Report.notParsed`) has no differences. Never throws.
 * Used by the preview's bars, the hints, `ready` and the groups page. Says what differs and where, but not what to do.
 */
export const compareHandIn = memoizeByObject((report: Report): HandInComparison => {
  const sections =
    report.notParsed === null ? handInSections(report).map((parts) => comparedIn(parts, report)) : [];
  const groups = sections.map(({ answers }) => answers);
  return {
    answers: groups.flat(),
    groups,
    swallowing: sections.flatMap(({ swallowing }) => swallowing),
    incomplete: sections.flatMap(({ incomplete }) => incomplete),
    errorLines: sections.flatMap(({ errorLines }) => errorLines),
  };
});

/** The findings in some consecutive parts. */
type Found = Omit<HandInComparison, 'groups'>;

/** The findings in parts, and what they depend on besides them. */
interface FoundThere {
  readonly line: number;
  readonly definitions: Report['definitions'];
  readonly found: Found;
}

const foundInParts = new WeakMap<readonly Part[], FoundThere>();

function comparedIn(parts: readonly Part[], report: Report): Found {
  const { definitions, questions } = report;
  const line = questions[Math.max(0, parts[0]?.first ?? 0)]?.line ?? 0;
  const known = foundInParts.get(parts);
  if (known?.line === line && known.definitions === definitions) return known.found;
  const found = compareParts(parts, report);
  foundInParts.set(parts, { line, definitions, found });
  return found;
}

function compareParts(parts: readonly Part[], report: Report): Found {
  const answers: AnswerDifferences[] = [];
  const swallowing: Swallowing[] = [];
  const incomplete: number[] = [];
  const errorLines: number[] = [];
  for (const part of parts) {
    if (part.errorLine !== null) errorLines.push((report.questions[part.first]?.line ?? 0) + part.errorLine);
    for (const slice of slicesOf(part)) {
      const question = report.questions[slice.index];
      if (slice.swallowing)
        swallowing.push({
          index: question ? slice.index : null,
          tag: slice.swallowing.tag,
          range: question ? inDocument(question, slice.swallowing.range) : slice.swallowing.range,
        });
      if (!question) continue;
      const compared = comparedQuestion(question, slice, report);
      if (!compared.isComplete || !part.isComplete) incomplete.push(slice.index);
      if (compared.differences.length > 0 || compared.isSwallowed) answers.push(answerAt(question, compared));
    }
  }
  return { answers, swallowing, incomplete, errorLines };
}

/** The findings in a question, and its last position. */
interface Placed {
  readonly line: number;
  readonly answer: AnswerDifferences;
}

const placed = new WeakMap<Compared, Placed>();

function answerAt(question: Question, compared: Compared): AnswerDifferences {
  const { line, index } = question;
  const known = placed.get(compared);
  if (known?.line === line && known.answer.index === index) return known.answer;
  const answer = {
    index,
    differences: compared.differences.map((one) => ({
      ...one,
      range: inDocument(question, one.range),
      lastLine: line + one.lastLine,
    })),
    isSwallowed: compared.isSwallowed,
  };
  placed.set(compared, { line, answer });
  return answer;
}

/** The part of the hand-in page for one question, or for the text before the first. */
interface Slice {
  /** The question's index; -1 for the text before the first. */
  readonly index: number;
  readonly atoms: readonly Atom[];
  /** Whether a tag is open at its start. */
  readonly isInRaw: boolean;
  /** A tag that is open at its end but not at its start. Its range is in the block. */
  readonly swallowing: { readonly tag: string; readonly range: Range } | null;
}

const slicesOf = memoizeByObject((part: Part): readonly Slice[] => {
  const { first, blocks, atoms, opened, open } = part;
  const slices: Slice[] = [];
  let line = 0;
  let start = 0;
  let isInRaw = opened.length > 0;
  for (const [offset, block] of blocks.entries()) {
    const endLine = line + block.lines.length;
    const isLast = offset === blocks.length - 1;
    // The last line before the first question has no line end of its own.
    let end = isLast ? atoms.length : start;
    while (end < atoms.length && (atoms[end]?.at ?? 0) < endLine) end++;
    const all = start === 0 && end === atoms.length ? atoms : atoms.slice(start, end);
    const own = line === 0 ? all : all.map((atom) => ({ ...atom, at: atom.at - line }));
    const isOpen = isLast ? open.length > 0 : isHeadingRaw(atoms, end);
    const tag = isOpen && !isInRaw ? openTag(own, block.lines) : null;
    slices.push({ index: first + offset, atoms: own, isInRaw, swallowing: tag });
    isInRaw = isOpen;
    line = endLine;
    start = end;
  }
  return slices;
});

function isHeadingRaw(atoms: readonly Atom[], index: number): boolean {
  return atoms[index]?.isRaw === true && atoms[index].key === '#';
}

/** The tag that begins the raw HTML at the end of a block. */
function openTag(atoms: readonly Atom[], lines: readonly string[]): Slice['swallowing'] {
  let first = atoms.length - 1;
  while (first > 0 && atoms[first - 1]?.isRaw) first--;
  for (let line = Math.max(0, atoms[first]?.at ?? 0); line < lines.length; line++) {
    const found = /<([a-z][^\s<>]*)[^<>]{0,1000}>?/i.exec(lineText(lines, line));
    if (!found) continue;
    const [source, name = ''] = found;
    return { tag: name.toLowerCase(), range: range(line, found.index, line, found.index + source.length) };
  }
  return { tag: '', range: { start: position(0, 0), end: position(0, 0) } };
}

/** The findings in a question; ranges and lines are in its block. */
interface Compared {
  readonly differences: readonly Difference[];
  readonly isSwallowed: boolean;
  readonly isComplete: boolean;
}

interface Remembered {
  readonly slice: Slice;
  readonly definitions: readonly Definition[];
  readonly all: Report['definitions'];
  readonly compared: Compared;
}

const remembered = new WeakMap<QuestionBlock, Remembered>();

const NOTHING: Compared = { differences: [], isSwallowed: false, isComplete: true };

function comparedQuestion({ block }: Question, slice: Slice, { definitions: all }: Report): Compared {
  if (block.answer?.state !== 'answered') return NOTHING;
  const known = remembered.get(block);
  if (known?.slice === slice && known.all === all) return known.compared;
  const definitions = definitionsFor(block.lines.join(''), all);
  const compared =
    known?.slice === slice && areSame(known.definitions, definitions)
      ? known.compared
      : compareBlock(block, slice, definitions);
  remembered.set(block, { slice, definitions, all, compared });
  return compared;
}

function compareBlock(block: QuestionBlock, slice: Slice, definitions: readonly Definition[]): Compared {
  const content = block.answer?.content;
  if (!content) return NOTHING;
  const github = atomsOfBlock(block, definitions);
  if (!github) return { ...NOTHING, isComplete: false };
  const starts = lineStarts(block.lines);
  const offsetOf = ({ line, character }: Position): number => (starts[line] ?? 0) + character;
  const from = offsetOf(content.start);
  const to = offsetOf(content.end);
  const { swallowing } = slice;
  const swallowed = swallowing ? offsetOf(swallowing.range.start) : Infinity;
  const differences: Difference[] = [];
  let isSwallowed = slice.isInRaw && (slice.atoms.at(-1)?.isRaw ?? true);
  for (const { kind, start, end, tagLine } of differencesBetween(github, slice.atoms)) {
    if (start < from || start >= to || start >= swallowed) continue;
    if (kind === 'html' && slice.isInRaw && tagLine !== null && tagLine <= 0) {
      isSwallowed = true;
      continue;
    }
    if (isSwallowed) continue;
    const place = placeOf(kind, { start, end, tagLine }, block, content);
    const lastLine = Math.max(place.end.line, positionAfter(block.lines, position(0, 0), end).line);
    differences.push({ kind, range: place, lastLine });
  }
  return { differences, isSwallowed, isComplete: true };
}

/** Kinds that concern a whole line, not single characters. */
const OF_LINES: ReadonlySet<DifferenceKind> = new Set([
  'code',
  'table',
  'list',
  'html',
  'heading',
  'numbering',
  'quote',
  'break',
  'other',
]);

interface Span {
  readonly start: number;
  readonly end: number;
  readonly tagLine: number | null;
}

function placeOf(
  kind: DifferenceKind,
  { start, end, tagLine }: Span,
  { lines }: QuestionBlock,
  content: Range,
): Range {
  const first = positionAfter(lines, position(0, 0), start);
  if (kind === 'html' && tagLine !== null && tagLine >= content.start.line) {
    const tag = /<[^<>]{0,1000}>/.exec(lineText(lines, tagLine));
    if (tag) return range(tagLine, tag.index, tagLine, tag.index + tag[0].length);
  }
  if (OF_LINES.has(kind)) return wholeLine(lines, first.line, content);
  const text = lineText(lines, first.line);
  if (kind === 'eaten') {
    const close = text.indexOf('>', first.character);
    return range(first.line, first.character, first.line, close < 0 ? text.length : close + 1);
  }
  const isEscaped = kind === 'escape' && text[first.character - 1] === '\\';
  if (kind === 'emphasis') {
    const length = /^[*_~]*[\p{L}\p{N}]*/u.exec(text.slice(first.character))?.[0].length ?? 0;
    return range(first.line, first.character, first.line, first.character + Math.max(1, length));
  }
  const last = positionAfter(lines, first, Math.max(1, end - start));
  const isShort = comparePositions(last, position(first.line, text.length)) > 0;
  return {
    start: position(first.line, first.character - (isEscaped ? 1 : 0)),
    end: isShort && kind !== 'formula' && kind !== 'footnote' ? position(first.line, text.length) : last,
  };
}

/** A line without leading quote marks and surrounding spaces. */
function wholeLine(lines: readonly string[], line: number, { start }: Range): Range {
  const text = lineText(lines, line);
  const marks = /^[ \t>]*/.exec(text)?.[0].length ?? 0;
  const first = line === start.line ? Math.max(start.character, marks) : marks;
  return range(line, Math.min(first, text.length), line, Math.max(first, text.trimEnd().length));
}

function lineStarts(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length;
  }
  return starts;
}

/**
 * Number of characters of texts whose atoms are remembered: while the user types in an answer, most of it stays the
 * same.
 */
const MAX_REMEMBERED = 20_000;

/** The atoms of the second line and everything after it; the first has the definitions. */
const rememberedAtoms = memoizeByText(
  MAX_REMEMBERED,
  (written): readonly Atom[] => {
    const end = written.indexOf('\n');
    const text = written.slice(end + 1);
    const definitions = JSON.parse(written.slice(0, end)) as readonly Definition[];
    return githubAtoms(parseMarkdown(text, labelsOf(definitions)), text, definitions);
  },
  ({ length }) => length,
);

/** GitHub's atoms of a question; null if parsing it would take too long. */
function atomsOfBlock(
  { lines, verbatim }: QuestionBlock,
  definitions: readonly Definition[],
): readonly Atom[] | null {
  const whole: Range = { start: position(0, 0), end: endOf(lines) };
  const atoms: Atom[] = [];
  const starts = lineStarts(lines);
  let isBlockChecked = false;
  for (const part of independentParts(lines, whole, verbatim)) {
    const text = textIn(lines, part);
    const start = (starts[part.start.line] ?? 0) + part.start.character;
    const tree = simpleMarkdown(text);
    if (tree) {
      for (const atom of githubAtoms(tree, text, [], start)) atoms.push(atom);
      continue;
    }
    if (!isBlockChecked && costOf(lines).reason !== null) return null;
    isBlockChecked = true;
    if (tooCostly(text) !== null) return null;
    const known = rememberedAtoms(`${text.includes('[') ? JSON.stringify(definitions) : '[]'}\n${text}`);
    for (const atom of start === 0 ? known : moved(known, start)) atoms.push(atom);
  }
  return atoms;
}

/** Atoms moved by a number of characters. */
function moved(atoms: readonly Atom[], by: number): Atom[] {
  const regions = new Map<Region, Region>();
  return atoms.map((atom) => ({
    ...atom,
    at: atom.at + by,
    region: atom.region && movedRegion(atom.region),
  }));

  function movedRegion(region: Region): Region {
    const known = regions.get(region);
    if (known) return known;
    const there = { ...region, start: region.start + by, end: region.end + by };
    regions.set(region, there);
    return there;
  }
}
