import type { ListItem, Nodes } from 'mdast';
import type { Position } from '../../text/position';
import { lineText, type Lines } from '../../text/lines';
import { tooCostly } from '../../markdown/parseBudget';
import type { Report } from '../../report/report';
import { parseMarkdown } from '../../markdown/markdown';
import { questionAt } from '../../report/positions';

/** An item of a task list, anywhere in a report. */
export interface TaskItem {
  /** The line of its list mark in the document, from 0. */
  readonly line: number;
  /** Position of its `[` in the document. */
  readonly box: Position;
  /** The text between its brackets. */
  readonly mark: string;
}

/**
 * The items that the page shows with a box, in the block of a document line. Empty if the block is too costly to parse;
 * then it is shown without boxes.
 */
export function taskItemsAround(report: Report, line: number): TaskItem[] {
  const question = questionAt(report, line);
  const { frontMatter } = report.preamble;
  const hidden = question || !frontMatter ? 0 : frontMatter.end.line + 1;
  const lines = question ? question.block.lines : report.preamble.lines;
  const text = '\n'.repeat(hidden) + lines.slice(hidden).join('');
  if (report.notParsed !== null || tooCostly(text) !== null) return [];
  const first = question?.line ?? 0;
  return listItems(parseMarkdown(text)).flatMap((item) => taskItem(item, lines, first));
}

/** Between the list mark and the box there are spaces and, if the box is on the next line, quote marks. */
function taskItem({ position }: ListItem, lines: Lines, first: number): TaskItem[] {
  if (!position) return [];
  const { start, end } = position;
  for (let line = start.line - 1; line < end.line; line++) {
    const from = line === start.line - 1 ? start.column - 1 : 0;
    const character = lineText(lines, line).indexOf('[', from);
    if (character < 0) continue;
    const [, mark] = /^\[(.)\]/.exec(lineText(lines, line).slice(character)) ?? [];
    if (mark === undefined) return [];
    return [{ line: first + start.line - 1, box: { line: first + line, character }, mark }];
  }
  return [];
}

/** The only nodes that can contain lists. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'footnoteDefinition',
]);

/** The items with a box, in text order. */
function listItems(node: Nodes): ListItem[] {
  const own = node.type === 'listItem' && typeof node.checked === 'boolean' ? [node] : [];
  if (!CONTAINERS.has(node.type) || !('children' in node)) return own;
  return [...own, ...node.children.flatMap(listItems)];
}
