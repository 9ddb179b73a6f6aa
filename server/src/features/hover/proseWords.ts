import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { answerText } from '../../report/answerText';
import { definitionsFor, labelsOf, NO_DEFINITIONS, type Definitions } from '../../markdown/linkDefinitions';
import { parseMarkdown } from '../../markdown/markdown';
import { endOf, splitLines } from '../../text/lines';
import { memoizeByObject } from '../../text/memo';
import { tooCostly } from '../../markdown/parseBudget';
import { placeholdersIn } from '../../report/placeholder';
import { START, type QuestionBlock } from '../../report/report';

/**
 * The number of words of an answer as people count them: the words on the page, without marks, code, comments, images,
 * addresses and placeholders. Null if the answer would take too long to parse.
 */
export const proseWords = memoizeByObject((block: QuestionBlock) =>
  countProse(withoutPlaceholders(answerText(block)), block.knownDefinitions ?? NO_DEFINITIONS),
);

function countProse(text: string, definitions: Definitions): number | null {
  if (tooCostly(text) !== null) return null;
  return proseOf(parseMarkdown(text, labelsOf(definitionsFor(text, definitions))))
    .split(/\s+/u)
    .filter(isWord).length;
}

/** The text of the page; different blocks are separated by spaces. */
function proseOf(tree: Nodes): string {
  const prose: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'text') prose.push(node.value);
    if (node.type === 'break' || isBlock(node)) prose.push(' ');
  });
  return prose.join('');
}

function isBlock({ type }: Nodes): boolean {
  return (
    type === 'paragraph' || type === 'heading' || type === 'tableCell' || type === 'code' || type === 'html'
  );
}

const ADDRESS = /^[([<"']*(?:[a-z][a-z0-9+.-]{0,20}:\/\/|www\.|mailto:)/iu;

function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token) && !ADDRESS.test(token);
}

function withoutPlaceholders(text: string): string {
  const lines = splitLines(text);
  for (const { start, end } of placeholdersIn(lines, { start: START, end: endOf(lines) }).toReversed()) {
    const line = lines[start.line] ?? '';
    lines[start.line] = line.slice(0, start.character) + line.slice(end.character);
  }
  return lines.join('');
}
