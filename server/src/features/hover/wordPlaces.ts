import * as l10n from '@vscode/l10n';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { isWhiteSpace } from '../../counting/count';
import { definitionsFor, labelsOf, NO_DEFINITIONS } from '../../markdown/linkDefinitions';
import { parseMarkdown } from '../../markdown/markdown';
import { tooCostly } from '../../markdown/parseBudget';
import { countedRange } from '../../report/countedRange';
import type { Question } from '../../report/report';
import { textIn } from '../../text/lines';
import { listWithAnd } from '../../wording/lists';

/** Where words of an answer can be; a word in several of them counts for the first. */
const PLACES = ['code', 'address', 'table', 'prose'] as const;

type Place = (typeof PLACES)[number];

/** How many words the checker counts in code, addresses, tables and prose. */
export type WordPlaces = Readonly<Record<Place, number>>;

/** Where the words of an answer that is too long are, in a sentence; null for others, and if all of them are prose. */
export function wordPlacesText(question: Question): string | null {
  const { limits, block } = question;
  if (block.answer?.state !== 'answered' || !limits.words || block.answer.words <= limits.words.max)
    return null;
  const places = wordPlaces(question);
  if (!places || places.code + places.address + places.table === 0) return null;
  const told = PLACES.toReversed().filter((place) => places[place] > 0);
  return l10n.t(
    'Where the words are: {0}.',
    listWithAnd(told.map((place) => placeText(place, places[place]))),
  );
}

function placeText(place: Place, words: number): string {
  switch (place) {
    case 'code':
      return l10n.t('{0} in code and HTML', words);
    case 'address':
      return l10n.t('{0} in addresses', words);
    case 'table':
      return l10n.t('{0} in tables', words);
    case 'prose':
      return l10n.t('{0} in prose', words);
  }
}

/** Where the words are that the checker counts in an answer; null if it would take too long to parse. */
export function wordPlaces(question: Question): WordPlaces | null {
  const counted = countedRange(question);
  const { lines, knownDefinitions } = question.block;
  const text = counted ? textIn(lines, counted) : '';
  if (tooCostly(text) !== null) return null;
  const marks = new Uint8Array(text.length).fill(PLACES.indexOf('prose'));
  const mark = (place: Place, start: number, end: number): void => {
    const rank = PLACES.indexOf(place);
    for (let at = start; at < end; at++) marks[at] = Math.min(marks[at] ?? rank, rank);
  };
  const known = labelsOf(definitionsFor(text, knownDefinitions ?? NO_DEFINITIONS));
  visit(parseMarkdown(text, known), (node) => {
    markNode(node, mark);
  });
  return countByPlace(text, marks);
}

function markNode(node: Nodes, mark: (place: Place, start: number, end: number) => void): void {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return;
  const { type } = node;
  if (type === 'code' || type === 'inlineCode' || type === 'html') mark('code', start, end);
  if (type === 'table') mark('table', start, end);
  if (type === 'definition') mark('address', start, end);
  // After its text; for a bare address both are the same.
  if (type === 'link') mark('address', isBare(node, end) ? start : (lastEnd(node) ?? start), end);
  if (type === 'image') mark('address', start + '!['.length + (node.alt?.length ?? 0), end);
}

/** Whether a link shows only its address, maybe in angle brackets. */
function isBare(node: Extract<Nodes, { type: 'link' }>, end: number): boolean {
  const last = lastEnd(node);
  return last !== undefined && end - last <= '>'.length;
}

function lastEnd({ children }: Extract<Nodes, { type: 'link' }>): number | undefined {
  return children.at(-1)?.position?.end.offset;
}

function countByPlace(text: string, marks: Uint8Array): WordPlaces {
  const counts = { code: 0, address: 0, table: 0, prose: 0 };
  let rank: number | null = null;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isWhiteSpace(text.charCodeAt(at))) {
      rank = Math.min(rank ?? Infinity, marks[at] ?? Infinity);
      continue;
    }
    const place = rank === null ? undefined : PLACES[rank];
    if (place) counts[place]++;
    rank = null;
  }
  return counts;
}
