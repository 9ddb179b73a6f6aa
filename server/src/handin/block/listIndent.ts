import { appendElement, createElement, lastChild, type Element } from '../element';
import { skipBlanks } from '../pythonText';
import type { Block } from './block';
import { isList, type BlockParser, type BlockRule } from './blockParser';
import { dedent, INDENT, isIndented } from './dedent';

/** An indented block after or in a list: belongs to one of its items. */
export const parseListIndent: BlockRule = (parser, parent, block) => {
  if (!isIndented(block) || parser.state === 'detabbed') return false;
  const last = lastChild(parent);
  const list = last !== undefined && isList(last) ? last : undefined;
  if (parent.tag !== 'li' && list === undefined) return false;
  const { level, element } = findLevel(parser, parent, block);
  const content = dedent(block, level, parser.work);
  if (parent.tag === 'li') parser.parseBlock(list ?? parent, content, 'detabbed');
  else if (element.tag === 'li') parser.parseBlock(element, content, 'detabbed');
  else parseIntoItem(parser, element, content);
  return true;
};

/** Parses a block into the last item of a list, which it makes loose, or into a new one. */
function parseIntoItem(parser: BlockParser, list: Element, content: Block): void {
  const item = lastChild(list);
  if (item?.tag !== 'li') {
    parser.parseBlock(appendElement(list, 'li', parser.lineOf(content.row)), content, 'detabbed');
    return;
  }
  wrapText(item);
  parser.parseChunk(item, content, 'detabbed');
}

/** Moves the text of an item into a paragraph of its own, before the item's other content. */
export function wrapText(item: Element): void {
  if (item.text === '') return;
  const paragraph = createElement('p', item.line);
  paragraph.text = item.text;
  item.text = '';
  item.children.unshift(paragraph);
}

/** Goes down the last items of lists, as deep as the block is indented. */
function findLevel(parser: BlockParser, parent: Element, block: Block): { level: number; element: Element } {
  const blanks = skipBlanks(block.of.text, block.start, block.end) - block.start;
  const indents = Math.floor(blanks / INDENT);
  let level = parser.state === 'list' ? 1 : 0;
  let element = parent;
  while (indents > level) {
    const child = lastChild(element);
    if (child === undefined) break;
    if (isList(child)) level++;
    else if (child.tag !== 'li') break;
    element = child;
  }
  return { level, element };
}
