import * as l10n from '@vscode/l10n';
import type { Element, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { hash } from '../../../../common/hash';
import { handInText } from '../../handin/handInPage';
import { toTree, writerOf, type Element as Block } from '../../handin/pythonMarkdown';
import { element } from '../../render/elements';
import { handInHtml, type HandInHtml } from '../../render/handInHtml';
import { questionBar } from '../../render/questionBar';
import type { RenderedBlock } from '../../render/renderReport';
import { sourceOf } from '../../render/sourceFallback';
import { ownLanguage } from '../../render/uiLanguage';
import { documentLines } from '../../report/documentLines';
import type { Question, Report } from '../../report/report';
import { memoizeByText } from '../../text/memo';

/** A part of the page: what lies before the questions in parts, and each question. */
interface Part {
  /** Its first line in the document, from 0. */
  readonly line: number;
  /** The place of the question among those of the report; null for what stands before them. */
  readonly question: number | null;
}

/** The safe HTML of a part. */
interface Written {
  /** The heading that it begins with; empty where it begins with something else. */
  readonly heading: string;
  readonly rest: string;
}

/** What the hand-in page shows of a part. */
interface Shown extends Part, Written {}

/** A piece of the hand-in page. */
export interface HandInBlock extends RenderedBlock {
  /** What the page shows of a question, without the bar. */
  readonly content: string;
}

/**
 * The hand-in page of a report, in the same blocks as GitHub's: what stands before the questions, then each question. What it makes of
 * a part is remembered by its HTML, so that a letter costs reading the text once and making one part safe. Never throws.
 */
export function* handInBlocksInTurn(report: Report): Generator<HandInBlock> {
  const source = documentLines(report).join('');
  const { text, line: offset } = handInText(source);
  let isFirst = true;
  for (const { line, question, heading, rest } of shownParts(report, pageOf(text, offset))) {
    const asked = question === null ? undefined : report.questions[question];
    const note = isFirst ? lostStart(report, source, text) : '';
    const start = asked && heading === '' ? missingHeading(asked.number) : heading;
    const content = note + start + rest;
    const html = asked ? questionHtml(asked, start, rest) : content;
    isFirst = false;
    yield { key: `hand-in-${hash(html)}`, line, question, html, content };
  }
}

/** The blocks of the whole page. */
interface Page {
  /** Each with its line in the document, from 0. */
  readonly blocks: readonly { readonly block: Block; readonly line: number }[];
  /** Some of them as HTML, whose lines count from one of the document. */
  write(blocks: readonly Block[], line: number): string;
}

/** @param offset The line of the document in which the text begins. */
function pageOf(text: string, offset: number): Page {
  const tree = toTree(text, '3.7');
  const write = writerOf(tree, text.length, '3.7');
  return {
    blocks: tree.root.children.map((block) => ({ block, line: (block.line ?? 0) + offset })),
    write: (blocks, line) => write(blocks, line - offset),
  };
}

/** What each part shows. Where one leaves something open that goes on behind it, the rest is read at once and cut at the headings. */
function* shownParts(report: Report, page: Page): Generator<Shown> {
  const groups = groupByPart(partsOf(report, page), page);
  for (const [index, { part, blocks }] of groups.entries()) {
    const html = page.write(blocks, part.line);
    const read = readPart(html);
    if (read === null) {
      yield { ...part, ...written([asSource(report, part)]) };
    } else if (read.isClosed || index === groups.length - 1) {
      yield { ...part, ...read.written };
    } else {
      yield* cutRest(report, groups.slice(index), page);
      return;
    }
  }
}

interface Group {
  readonly part: Part;
  readonly blocks: readonly Block[];
}

/** Each question begins a part, and so does each heading before them. */
function partsOf({ questions }: Report, { blocks }: Page): Part[] {
  const first = questions[0]?.line ?? Infinity;
  const opening = blocks
    .filter(({ block }) => isHeadingTag(block.tag))
    .map(({ line }) => line)
    .filter((line) => line > 0 && line < first);
  return [
    ...[...new Set([0, ...opening])].map((line) => ({ line, question: null })),
    ...questions.map(({ line }, question) => ({ line, question })),
  ];
}

/** The blocks of each part: those that begin in it. */
function groupByPart(parts: readonly Part[], { blocks }: Page): Group[] {
  const groups = parts.map((part) => ({ part, blocks: [] as Block[] }));
  let at = 0;
  for (const { block, line } of blocks) {
    while ((groups[at + 1]?.part.line ?? Infinity) <= line) at++;
    groups[at]?.blocks.push(block);
  }
  return groups;
}

/** Characters of HTML of which the result is remembered at least: that of some reports. */
const MOST_REMEMBERED = 400_000;

/** A part as it was read. */
interface Read extends HandInHtml {
  readonly written: Written;
}

/** The safe HTML of a part; null where it is too much, or browsers would not agree on what it means. */
const readPart = memoizeByText(
  MOST_REMEMBERED,
  (html): Read | null => {
    try {
      const read = handInHtml(html);
      return read && { ...read, written: written(read.nodes) };
    } catch {
      // It is nested too deeply, or ambiguous: the caller shows the source.
      return null;
    }
  },
  ({ length }) => length,
);

function* cutRest(report: Report, groups: readonly Group[], page: Page): Generator<Shown> {
  const [first] = groups;
  if (!first) return;
  const blocks = groups.flatMap((group) => group.blocks);
  const read = readPart(page.write(blocks, first.part.line));
  const starts = new Map(groups.map(({ part }, index) => [part.line - first.part.line, index]));
  const pieces = read ? cut(read.nodes, (line) => starts.get(line) ?? 0) : [];
  for (const [index, { part }] of groups.entries()) {
    const nodes = read
      ? (pieces.find((piece) => piece.start === index)?.nodes ?? [])
      : [asSource(report, part)];
    yield { ...part, ...written(moved(nodes, first.part.line - part.line)) };
  }
}

/** Nodes from one start to the next. */
interface Piece {
  readonly start: number;
  readonly nodes: RootContent[];
}

/** Cuts nodes before each heading on whose line a part starts, with copies of what it lies in. */
function cut(nodes: readonly RootContent[], startOf: (line: number) => number): Piece[] {
  let reached = 0;
  const within = (children: readonly RootContent[]): Piece[] => {
    const pieces: Piece[] = [{ start: reached, nodes: [] }];
    for (const node of children) {
      if (node.type !== 'element') {
        pieces.at(-1)?.nodes.push(node);
        continue;
      }
      const start = isHeadingTag(node.tagName) ? startOf(Number(node.properties['dataLine'] ?? -1)) : 0;
      if (start > reached) {
        reached = start;
        pieces.push({ start, nodes: [] });
      }
      const [own, ...later] = within(node.children);
      pieces.at(-1)?.nodes.push(copyOf(node, own?.nodes ?? []));
      for (const piece of later) pieces.push({ start: piece.start, nodes: [copyOf(node, piece.nodes)] });
    }
    return pieces;
  };
  return within(nodes);
}

function copyOf(node: Element, children: readonly RootContent[]): Element {
  return { ...node, children: children.filter((child) => child.type !== 'doctype') };
}

/** Copies of nodes whose source lines are so many lines further down. */
function moved(nodes: readonly RootContent[], lines: number): RootContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const { dataLine } = node.properties;
    const properties =
      dataLine === undefined
        ? node.properties
        : { ...node.properties, dataLine: Math.max(0, Number(dataLine) + lines) };
    return { ...copyOf(node, moved(node.children, lines)), properties };
  });
}

function written(nodes: readonly RootContent[]): Written {
  const split = splitHeading(nodes);
  if (!split) return { heading: '', rest: htmlOf(nodes) };
  return { heading: htmlOf([split.heading]), rest: htmlOf(split.rest) };
}

interface Split {
  readonly heading: Element;
  readonly rest: readonly RootContent[];
}

/** Takes the heading that nodes begin with out of them, with copies of what it lies in; null where they begin with something else. */
function splitHeading(nodes: readonly RootContent[]): Split | null {
  const start = nodes.findIndex((node) => node.type !== 'text' || node.value.trim() !== '');
  const first = nodes[start];
  if (first?.type !== 'element') return null;
  const behind = nodes.slice(start + 1);
  if (isHeadingTag(first.tagName)) return { heading: first, rest: behind };
  const inner = splitHeading(first.children);
  if (!inner) return null;
  return { heading: copyOf(first, [inner.heading]), rest: [copyOf(first, inner.rest), ...behind] };
}

/** The question in a `<section>`, its bar below its heading. */
function questionHtml(question: Question, heading: string, rest: string): string {
  const { number, answer } = question.block;
  const section = `<section class="question" data-question="${number}" data-state="${answer?.state ?? 'empty'}">`;
  return `${section}${heading}${questionBar(question)}${rest}</section>`;
}

function missingHeading(number: number): string {
  return noteHtml(
    l10n.t('Question {0} has no heading on the hand-in page, because the text above absorbs it.', number),
  );
}

/** What `report.py` drops of the text, where that is more than front matter. */
function lostStart({ preamble }: Report, source: string, text: string): string {
  const { frontMatter } = preamble;
  const hidden = frontMatter ? preamble.lines.slice(0, frontMatter.end.line + 1).join('').length : 0;
  const lost = source.slice(hidden, Math.max(hidden, source.length - text.length)).trim();
  if (lost === '') return '';
  const note = l10n.t(
    '`report.py` removes the first 43 characters of every report, where the template has its front matter. Here it removes: {0}',
    lost,
  );
  return noteHtml(note);
}

function noteHtml(text: string): string {
  return htmlOf([element('p', { className: ['note'], ...ownLanguage() }, text)]);
}

function asSource({ preamble, questions }: Report, { question }: Part): Element {
  const lines = question === null ? preamble.lines : (questions[question]?.block.lines ?? []);
  return sourceOf(lines.join(''), l10n.t('It is too complex.'));
}

function isHeadingTag(tag: string): boolean {
  return /^h[1-6]$/.test(tag);
}

function htmlOf(children: readonly RootContent[]): string {
  return toHtml({ type: 'root', children: [...children] });
}
