import { countLines, endOfLine, nextLineStart } from '../pythonText';

/** Whether a line that starts at an index is of a kind; the line and what belongs to it end at `end`. */
export type IsLine = (text: string, lineStart: number, end: number) => boolean;

/**
 * A text that blocks are cut from. It remembers where the next line of each kind is, because a block of many lines is
 * searched again after each of them.
 */
export interface BlockText {
  readonly text: string;
  /**
   * The row of the document in which it starts. Its rows match rows of the document, whatever was removed from their
   * starts.
   */
  readonly row: number;
  searches: Map<IsLine, LineSearch> | undefined;
}

/** No line that starts after `from` and before `to` is of the kind. */
interface LineSearch {
  readonly from: number;
  readonly to: number;
}

/** A block: lines of a text, between two indices. Its first line may be incomplete. */
export interface Block {
  readonly of: BlockText;
  readonly start: number;
  readonly end: number;
  /** The row of the document in which it starts. */
  readonly row: number;
}

/** Makes a block of a whole text, whose first line is at a row of the document. */
export function blockOf(text: string, row: number): Block {
  return { of: { text, row, searches: undefined }, start: 0, end: text.length, row };
}

/** The text of a block. */
export function textOfBlock({ of, start, end }: Block): string {
  return of.text.slice(start, end);
}

/** Whether a block is empty. */
export function isEmpty({ start, end }: Block): boolean {
  return start >= end;
}

/** The part of a block before an index. */
export function before(block: Block, index: number): Block {
  return { ...block, end: Math.max(block.start, index) };
}

/** The part of a block from an index on. */
export function from(block: Block, index: number): Block {
  if (index >= block.end) return { ...block, start: block.end };
  return { ...block, start: index, row: block.row + countLines(block.of.text, block.start, index) };
}

/** A block without trailing line ends. */
export function withoutLineEndsBehind(block: Block): Block {
  let { end } = block;
  while (end > block.start && block.of.text[end - 1] === '\n') end--;
  return { ...block, end };
}

/** A block without leading line ends. */
export function withoutLineEndsBefore(block: Block): Block {
  let { start } = block;
  while (start < block.end && block.of.text[start] === '\n') start++;
  return from(block, start);
}

/** Cuts a block at each pair of line ends, and gives the pieces from last to first. */
export function splitAtEmptyLines(block: Block): Block[] {
  const { of } = block;
  const text = textOfBlock(block);
  const blocks: Block[] = [];
  let row = block.row;
  let start = 0;
  for (let cut = text.indexOf('\n\n'); cut !== -1; cut = text.indexOf('\n\n', start)) {
    blocks.push({ of, start: block.start + start, end: block.start + cut, row });
    row += countLines(text, start, cut) + 2;
    start = cut + 2;
  }
  blocks.push({ of, start: block.start + start, end: block.end, row });
  return blocks.reverse();
}

/** The start of the first line of a block that is of a kind, or -1. */
export function findLine({ of, start, end }: Block, isLine: IsLine): number {
  if (isLine(of.text, start, end)) return start;
  const second = nextLineStart(of.text, start);
  if (second >= end) return -1;
  of.searches ??= new Map<IsLine, LineSearch>();
  const known = of.searches.get(isLine);
  const isKnown = known !== undefined && start >= known.from && start < known.to;
  let line = isKnown ? known.to : second;
  while (line < end && !isLine(of.text, line, end)) line = nextLineStart(of.text, line);
  of.searches.set(isLine, { from: isKnown ? known.from : start, to: line });
  return line < end ? line : -1;
}

/** A block in which lines with a mark are changed one by one, as a new text. */
export function changeLines(block: Block, mark: string, change: (line: string) => string): Block {
  const text = textOfBlock(block);
  let changed = '';
  let copied = 0;
  for (let found = text.indexOf(mark); found !== -1; found = text.indexOf(mark, copied)) {
    const lineStart = text.lastIndexOf('\n', found) + 1;
    const lineEnd = endOfLine(text, found, text.length);
    changed += text.slice(copied, lineStart) + change(text.slice(lineStart, lineEnd));
    copied = lineEnd;
  }
  return blockOf(changed + text.slice(copied), block.row);
}
