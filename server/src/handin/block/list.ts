import { appendElement, lastChild, type Element } from '../element';
import { endOfLine, skipBlanks, skipDecimals, stripStart } from '../pythonText';
import type { Block } from './block';
import { isList, type BlockParser, type BlockRule } from './blockParser';
import { INDENT } from './dedent';
import { wrapText } from './listIndent';

/** A block that starts with an item of a list. */
export const parseList: BlockRule = (parser, parent, block) => {
  const { text } = block.of;
  const marker = skipBlanks(text, block.start, block.end);
  if (marker - block.start >= INDENT || contentStart(text, marker, block.end) === -1) return false;
  const items = itemsOf(block);
  const last = lastChild(parent);
  let list: Element;
  if (last !== undefined && isList(last)) {
    list = last;
    makeLastItemLoose(list);
    const [first] = items.splice(0, 1);
    if (first !== undefined) {
      parser.parseBlock(appendElement(list, 'li', parser.lineOf(first.block.row)), first.block, 'looselist');
    }
  } else if (isList(parent)) {
    list = parent;
  } else {
    const isBullet = isBulletMark(text.charCodeAt(marker));
    list = appendElement(parent, isBullet ? 'ul' : 'ol', parser.lineOf(block.row));
  }
  for (const item of items) parseItem(parser, list, item);
  return true;
};

/** An item: the content after its marker, or an indented line with a marker, and the lines that follow. */
interface Item {
  readonly block: Block;
  readonly isIndented: boolean;
}

function parseItem(parser: BlockParser, list: Element, { block, isIndented }: Item): void {
  const last = lastChild(list);
  const isOfLast = isIndented && last !== undefined;
  const item = isOfLast ? last : appendElement(list, 'li', parser.lineOf(block.row));
  parser.parseBlock(item, block, 'list');
}

/** Wraps the content of an item without paragraphs in paragraphs, because an empty line follows it. */
function makeLastItemLoose(list: Element): void {
  const item = lastChild(list);
  if (item === undefined) return;
  wrapText(item);
  const last = lastChild(item);
  if (last === undefined || last.tail === '') return;
  const paragraph = appendElement(item, 'p', item.line);
  paragraph.text = stripStart(last.tail);
  last.tail = '';
}

function itemsOf(block: Block): Item[] {
  const { of, end } = block;
  const { text } = of;
  const items: Item[] = [];
  let current: { start: number; row: number; isIndented: boolean } | undefined;
  let row = block.row;
  for (let line = block.start; line <= end; row++) {
    const lineEnd = endOfLine(text, line, end);
    const marker = skipBlanks(text, line, lineEnd);
    const indent = marker - line;
    const content = indent < 2 * INDENT ? contentStart(text, marker, lineEnd) : -1;
    const isItem = content !== -1 && (indent < INDENT || current?.isIndented !== true);
    if (isItem) {
      if (current !== undefined) items.push(itemUpTo(line - 1, current));
      const isIndented = indent >= INDENT;
      current = { start: isIndented ? line : content, row, isIndented };
    }
    line = lineEnd + 1;
  }
  if (current !== undefined) items.push(itemUpTo(end, current));
  return items;

  function itemUpTo(itemEnd: number, item: { start: number; row: number; isIndented: boolean }): Item {
    return { block: { of, start: item.start, end: itemEnd, row: item.row }, isIndented: item.isIndented };
  }
}

/** Where the content begins, after a marker at an index and spaces; -1 if there is no marker. */
function contentStart(text: string, marker: number, end: number): number {
  let markerEnd: number;
  if (isBulletMark(text.charCodeAt(marker))) {
    markerEnd = marker + 1;
  } else {
    const dot = skipDecimals(text, marker);
    if (dot === marker || text[dot] !== '.') return -1;
    markerEnd = dot + 1;
  }
  if (markerEnd >= end) return -1;
  const content = skipBlanks(text, markerEnd, end);
  return content > markerEnd ? content : -1;
}

function isBulletMark(unit: number): boolean {
  return unit === 0x2a || unit === 0x2b || unit === 0x2d;
}
