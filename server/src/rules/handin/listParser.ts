import type { HandinAnswer, HandinLine } from './handinLines';
import { isThematicBreak, listMark, type ListMark } from '../../text/listMark';

/** An item of a list as CommonMark reads it. */
export interface ListItem {
  readonly line: HandinLine;
  readonly mark: ListMark;
  /** 0 for an item of an outermost list. */
  readonly depth: number;
  /** Columns before its content. */
  readonly offset: number;
  /** The lines of its first paragraph. */
  readonly lines: HandinLine[];
}

/** A list with the lists nested in it. */
export interface List {
  readonly items: ListItem[];
  /** Whether its first item is right below text, so that Python-Markdown reads it as more of that text. */
  readonly isGlued: boolean;
  /** Whether it only holds items of one paragraph. */
  isPlain: boolean;
}

/**
 * What Python-Markdown makes of the lines since the last gap, before it looks at single lines: `list` if they begin
 * with an item, `text` if they begin with text, `none` at the start. `unknown` if that is hard to tell.
 */
type Run = 'none' | 'list' | 'text' | 'unknown';

interface Scan {
  readonly lists: List[];
  /** The items that a line may still belong to, the innermost last. */
  readonly open: ListItem[];
  run: Run;
  isBehindGap: boolean;
  /** Whether the line above is text that can continue. */
  isInParagraph: boolean;
  depth: number;
  /** Whether text lazily continues a quote that has ended, which an item of any kind may interrupt. */
  isLazy: boolean;
}

/** The lists of an answer, as CommonMark reads them. */
export function listsIn({ lines, goesOn }: HandinAnswer): List[] {
  const scan: Scan = {
    lists: [],
    open: [],
    run: goesOn ? 'text' : 'none',
    isBehindGap: !goesOn,
    isInParagraph: goesOn,
    depth: lines[0]?.depth ?? 0,
    isLazy: false,
  };
  for (const line of lines) addLine(scan, line);
  return scan.lists;
}

const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
/** Lines that begin neither text nor a list: definitions, HTML, and underlines of headings. */
const OTHER = /^ {0,3}(?:\[[^\]]{1,999}\]:|<|=+[ \t]*$)/;

function addLine(scan: Scan, line: HandinLine): void {
  if (line.depth !== scan.depth) enterQuote(scan, line.depth);
  if (line.kind !== 'text') addVerbatim(scan, line);
  else if (line.isBlank) addGap(scan);
  else if (HEADING.test(line.text)) closeAll(scan, line, 'none');
  else if (isThematicBreak(line.text)) closeAll(scan, line, scan.isInParagraph ? 'unknown' : 'none');
  else if (!addItem(scan, line)) addText(scan, line);
}

/**
 * Lists and paragraphs begin and end with quotes, as far as items are concerned. For Python-Markdown, lines right after
 * a quote belong to it.
 */
function enterQuote(scan: Scan, depth: number): void {
  if (depth > scan.depth) Object.assign(scan, { run: 'none', isBehindGap: true });
  scan.isLazy = depth < scan.depth && !scan.isBehindGap;
  scan.isInParagraph = false;
  scan.depth = depth;
  scan.open.length = 0;
}

function addGap(scan: Scan): void {
  scan.isLazy = false;
  scan.run = 'none';
  scan.isBehindGap = true;
  scan.isInParagraph = false;
}

/** Code, a comment or HTML. */
function addVerbatim(scan: Scan, line: HandinLine): void {
  if (scan.open.length > 0) markPlain(scan, false);
  const isCode = line.kind === 'code' && !line.isBlank && line.indent === 0;
  closeAbove(scan, line.isBlank ? Infinity : line.indent);
  scan.run = isCode && scan.open.length === 0 ? 'text' : 'unknown';
  scan.isBehindGap = false;
  scan.isInParagraph = false;
}

function closeAll(scan: Scan, line: HandinLine, run: Run): void {
  closeAbove(scan, line.indent);
  if (scan.open.length > 0) markPlain(scan, false);
  scan.run = run;
  scan.isBehindGap = true;
  scan.isInParagraph = false;
}

/** Closes the items that a line with this indentation does not belong to; gives the last of them. */
function closeAbove(scan: Scan, indent: number): ListItem | undefined {
  let closed: ListItem | undefined;
  while ((scan.open.at(-1)?.offset ?? 0) > indent) closed = scan.open.pop();
  return closed;
}

/** Takes a line as a list item, where it is one. */
function addItem(scan: Scan, line: HandinLine): boolean {
  const mark = listMark(line.text);
  if (!mark) return false;
  const parents = scan.open.filter(({ offset }) => offset <= line.indent);
  const parent = parents.at(-1);
  const sibling = scan.open[parents.length];
  if (line.indent - (parent?.offset ?? 0) > 3) return false;
  const mayInterrupt = !mark.isEmpty && (mark.number === null || mark.number === 1);
  if (scan.isInParagraph && !sibling && !mayInterrupt) return false;
  closeAbove(scan, line.indent);
  const item: ListItem = {
    line,
    mark,
    depth: parents.length,
    offset: line.indent + mark.length + (mark.blanks >= 1 && mark.blanks <= 4 ? mark.blanks : 1),
    lines: [],
  };
  if (!parent && !sibling) scan.lists.push({ items: [], isGlued: scan.run === 'text', isPlain: true });
  scan.lists.at(-1)?.items.push(item);
  scan.open.push(item);
  scan.run = 'list';
  scan.isLazy = false;
  scan.isBehindGap = false;
  scan.isInParagraph = !mark.isEmpty;
  return true;
}

function addText(scan: Scan, line: HandinLine): void {
  if (!scan.isInParagraph) closeAbove(scan, line.indent);
  const item = scan.open.at(-1);
  if (item && scan.isInParagraph) item.lines.push(line);
  else if (item) markPlain(scan, false);
  const isCode = !item && scan.isBehindGap && line.indent > 3;
  if (OTHER.test(line.text) || isCode) scan.run = 'unknown';
  else if (scan.run === 'none') scan.run = item ? 'unknown' : 'text';
  scan.isInParagraph = !isCode && !scan.isLazy;
  scan.isBehindGap = isCode && scan.isBehindGap;
}

function markPlain(scan: Scan, isPlain: boolean): void {
  const list = scan.lists.at(-1);
  if (list) list.isPlain = isPlain;
}
