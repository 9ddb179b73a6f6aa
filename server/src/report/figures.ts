import type { Html, Image, ImageReference, Link, LinkReference, Nodes } from 'mdast';
import type { Extension, Token } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { EXIT, visit } from 'unist-util-visit';
import { namesImage, IMAGE_EXTENSIONS } from '../text/figureTarget';
import { positionAfter, splitLines, textIn, type Lines } from '../text/lines';
import {
  definitionsFor,
  labelsOf,
  type Definition,
  type Definitions,
  type LinkDefinition,
} from '../markdown/linkDefinitions';
import { parseMarkdown } from '../markdown/markdown';
import { independentParts } from '../markdown/paragraphs';
import { tooCostly } from '../markdown/parseBudget';
import { memoizeByObject } from '../text/memo';
import { ownText } from '../text/ownText';
import { comparePositions, type Position, type Range } from '../text/position';
import type { Answer, Figure } from './report';
import type { LineSpan } from '../text/codeAndComments';

/** A span of the parsed text, in UTF-16 units from its start. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface RawFigure extends Omit<Figure, 'range' | 'targetRange' | 'altRange'> {
  readonly span: Span;
  readonly targetSpan: Span | null;
  readonly altSpan: Span | null;
}

/** What micromark knows about targets and labels and mdast leaves out. */
interface Tokens {
  /** In the order of the text. */
  readonly targets: Span[];
  /** By start. */
  readonly labels: Map<number, Span>;
}

/** The images, links to image files and `<img>` in a range, as CommonMark reads it with the document's link definitions. */
export function figuresIn(
  lines: Lines,
  range: Range,
  verbatim: readonly LineSpan[],
  definitions: Definitions,
): readonly Figure[] {
  return readFigures(lines, range, verbatim, definitions).figures;
}

/** The same, with the reason if figures were not looked for. */
export function readFigures(
  lines: Lines,
  range: Range,
  verbatim: readonly LineSpan[],
  definitions: Definitions,
): Pick<Answer, 'figures' | 'notParsed'> {
  // The text before the range on its line decides how to read on: in a block quote, in a paragraph.
  const whole = { start: { line: range.start.line, character: 0 }, end: range.end };
  const text = textIn(lines, whole);
  if (!mayHoldFigures(text, nameImages(definitions))) return { figures: [], notParsed: null };
  const notParsed = tooCostly(text);
  if (notParsed !== null) return { figures: [], notParsed };
  const figures = independentParts(lines, whole, verbatim).flatMap((part) => {
    const partText = textIn(lines, part);
    const related = definitionsFor(partText, definitions);
    return mayHoldFigures(partText, related.some(definesImage))
      ? placeFigures(lines, part.start, remember(partText, related))
      : [];
  });
  return {
    figures: figures.filter((figure) => comparePositions(figure.range.start, range.start) >= 0),
    notParsed: null,
  };
}

const IMAGE_MARK = /!\[|<(?:img|source|a)\s/i;
/** The ending of an image file's name; escapes and references may replace any part of it. */
const IMAGE_NAME = new RegExp(`\\.(?:${[...IMAGE_EXTENSIONS].join('|')})|[\\\\&]`, 'i');

/** Whether a text is worth parsing: most links don't lead to an image. */
function mayHoldFigures(text: string, areImagesDefined: boolean): boolean {
  return IMAGE_MARK.test(text) || (text.includes(']') && (areImagesDefined || IMAGE_NAME.test(text)));
}

const nameImages = memoizeByObject(({ all }: Definitions) => all.some(definesImage));

function definesImage(definition: Definition): boolean {
  return definition.kind === 'link' && IMAGE_NAME.test(definition.url);
}

/** Figures of recently parsed paragraphs: while an answer is written, most of it is read again and again. */
const remembered = new Map<string, readonly RawFigure[]>();
const MAX_REMEMBERED = 500;
const MAX_REMEMBERED_LENGTH = 4_000;

function remember(text: string, definitions: readonly Definition[]): readonly RawFigure[] {
  const lone = loneImage(text);
  if (lone) return [lone];
  const written = definitions.map((one) =>
    JSON.stringify(one.kind === 'link' ? [one.label, one.url, one.title] : one.label),
  );
  const key = [...written, text].join('\n');
  if (key.length > MAX_REMEMBERED_LENGTH) return figuresOf(text, definitions);
  const known = remembered.get(key);
  if (known) return known;
  const figures = figuresOf(ownText(text), definitions);
  const [oldest] = remembered.keys();
  if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(ownText(key), figures);
  return figures;
}

const LONE_IMAGE = /^!\[([\p{L}\p{N},.:;()%-]+(?: [\p{L}\p{N},.:;()%-]+)*)\]\(([\w./-]+)\)[\r\n]*$/u;

/** A paragraph that is a plain image, as most are: nothing in it needs the parser. */
function loneImage(text: string): RawFigure | null {
  const [, alt, target] = LONE_IMAGE.exec(text) ?? [];
  if (alt === undefined || target === undefined) return null;
  const behindAlt = 2 + alt.length;
  const behindTarget = behindAlt + 2 + target.length;
  return {
    kind: 'markdown',
    span: { start: 0, end: behindTarget + 1 },
    targetSpan: { start: behindAlt + 2, end: behindTarget },
    altSpan: { start: 2, end: behindAlt },
    target,
    alt,
    title: null,
  };
}

function figuresOf(text: string, definitions: readonly Definition[]): RawFigure[] {
  const tokens: Tokens = { targets: [], labels: new Map() };
  // micromark drops a byte order mark at the start and shifts what follows.
  const source = text.replace(/^\uFEFF/, ' ');
  const tree = parseMarkdown(source, labelsOf(definitions), recordTokens(tokens));
  const links = definitions.filter((definition) => definition.kind === 'link');
  const linkByLabel = new Map(links.map((link) => [link.label, link]));
  const figures: RawFigure[] = [];
  visit(tree, (node) => {
    const span = spanOf(node);
    if (node.type === 'image') figures.push(image(node, span, tokens));
    else if (node.type === 'imageReference')
      figures.push(...imageByReference(node, span, tokens, linkByLabel));
    else if (node.type === 'link' || node.type === 'linkReference') {
      figures.push(...linkToImage(node, span, tokens, linkByLabel));
    } else if (node.type === 'html') figures.push(...htmlImages(node, source, span));
  });
  return figures.sort((a, b) => a.span.start - b.span.start);
}

function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function recordTokens({ targets, labels }: Tokens): Extension {
  const span = (token: Token): Span => ({ start: token.start.offset, end: token.end.offset });
  return {
    enter: {
      resourceDestination: (token) => void targets.push(span(token)),
      labelText: (token) => void labels.set(token.start.offset, span(token)),
    },
  };
}

function image(node: Image, span: Span, tokens: Tokens): RawFigure {
  const altSpan = labelOf(span, 2, tokens);
  return {
    kind: 'markdown',
    span,
    targetSpan: targetOf(span, altSpan, tokens),
    altSpan,
    target: node.url,
    alt: node.alt ?? '',
    title: node.title ?? null,
  };
}

function imageByReference(
  node: ImageReference,
  span: Span,
  tokens: Tokens,
  definitions: ReadonlyMap<string, LinkDefinition>,
): RawFigure[] {
  const definition = definitions.get(node.identifier.toUpperCase());
  if (!definition) return [];
  const altSpan = labelOf(span, 2, tokens);
  return [
    {
      kind: 'reference',
      span,
      targetSpan: null,
      altSpan,
      target: definition.url,
      alt: node.alt ?? '',
      title: definition.title ?? null,
    },
  ];
}

function linkToImage(
  node: Link | LinkReference,
  span: Span,
  tokens: Tokens,
  definitions: ReadonlyMap<string, LinkDefinition>,
): RawFigure[] {
  const altSpan = labelOf(span, 1, tokens);
  const definition = node.type === 'linkReference' ? definitions.get(node.identifier.toUpperCase()) : node;
  if (!altSpan || !definition || !namesImage(definition.url)) return [];
  const targetSpan = node.type === 'link' ? targetOf(span, altSpan, tokens) : null;
  if (holdsImage(node)) return targetSpan ? [otherPath(targetSpan, definition.url)] : [];
  return [
    {
      kind: 'link',
      span,
      targetSpan,
      altSpan,
      target: definition.url,
      alt: toString(node),
      title: definition.title ?? null,
    },
  ];
}

/** Another file that a figure refers to. */
function otherPath(span: Span, target: string): RawFigure {
  return { kind: 'path', span, targetSpan: span, altSpan: null, target, alt: '', title: null };
}

function holdsImage(link: Nodes): boolean {
  let holds = false;
  visit(link, ({ type }) => {
    holds = type === 'image' || type === 'imageReference' || type === 'html';
    return holds ? EXIT : undefined;
  });
  return holds;
}

/**
 * The target of an image or link is the last one that begins after its label; earlier ones belong to the label's
 * content.
 */
function targetOf(node: Span, label: Span | null, { targets }: Tokens): Span | null {
  let low = 0;
  let high = targets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((targets[middle]?.start ?? node.end) < node.end) low = middle + 1;
    else high = middle;
  }
  const target = targets[low - 1];
  return target && label && target.start > label.end ? target : null;
}

function labelOf(node: Span, offset: number, { labels }: Tokens): Span | null {
  return labels.get(node.start + offset) ?? null;
}

type HtmlNode = DefaultTreeAdapterTypes.Node;

function htmlImages(node: Html, text: string, span: Span): RawFigure[] {
  if (!/<(?:img|source|a)\s/i.test(node.value)) return [];
  const found: RawFigure[] = [];
  const source = withoutMarks(text.slice(span.start, span.end), node.value);
  const open: HtmlNode[] = [parseFragment(source, { sourceCodeLocationInfo: true })];
  for (let next = open.pop(); next; next = open.pop()) {
    if ('content' in next) open.push(next.content);
    if ('childNodes' in next) open.push(...next.childNodes);
    if (!('tagName' in next)) continue;
    found.push(...otherPaths(next, text, span.start));
    if (next.tagName !== 'img') continue;
    const location = next.sourceCodeLocation;
    const target = next.attrs.find(({ name }) => name === 'src')?.value ?? '';
    // HTML reads `<image>` as `<img>`.
    if (!location || target === '' || !/^<img[\s/]/i.test(source.slice(location.startOffset))) continue;
    found.push({
      kind: 'html',
      span: { start: span.start + location.startOffset, end: span.start + location.endOffset },
      targetSpan: valueSpan(text, span.start, location.attrs?.['src']),
      altSpan: valueSpan(text, span.start, location.attrs?.['alt']),
      target,
      alt: next.attrs.find(({ name }) => name === 'alt')?.value ?? '',
      title: next.attrs.find(({ name }) => name === 'title')?.value ?? null,
    });
  }
  return found;
}

/** The image files that an element refers to besides `src`. */
function otherPaths(element: DefaultTreeAdapterTypes.Element, text: string, base: number): RawFigure[] {
  const name = OTHER_PATHS[element.tagName];
  const value = element.attrs.find((one) => one.name === name)?.value ?? '';
  const span = name === undefined ? null : valueSpan(text, base, element.sourceCodeLocation?.attrs?.[name]);
  // If it contains entities, offsets in the value don't match the text.
  if (!span || value.length > MAX_PATHS_LENGTH || text.slice(span.start, span.end) !== value) return [];
  const paths = name === 'srcset' ? [...value.matchAll(CANDIDATE)] : [/^()([^]*)$/.exec(value)];
  return paths.flatMap((match) => {
    const [, before = '', path = ''] = match ?? [];
    const start = span.start + (match?.index ?? 0) + before.length;
    return namesImage(path) ? [otherPath({ start, end: start + path.length }, path)] : [];
  });
}

const OTHER_PATHS: Readonly<Partial<Record<string, string>>> = { a: 'href', source: 'srcset', img: 'srcset' };

/** Longer values are ignored, in UTF-16 units; it keeps the work linear. */
const MAX_PATHS_LENGTH = 2000;

/** An image of `srcset` (HTML standard): an address, and the condition for showing it. */
const CANDIDATE = /([\s,]*)([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?/g;

/** HTML as it is in the document, with its lines' quote marks replaced by spaces. */
function withoutMarks(source: string, html: string): string {
  const inner = splitLines(html);
  const lines = splitLines(source).map((line, number) => {
    const content = inner[number] ?? line;
    return line.endsWith(content) ? ' '.repeat(line.length - content.length) + content : line;
  });
  return lines.join('');
}

/** The range of an attribute's value, without its quotation marks. */
function valueSpan(
  text: string,
  base: number,
  attribute: { startOffset: number; endOffset: number } | undefined,
): Span | null {
  if (!attribute) return null;
  const source = text.slice(base + attribute.startOffset, base + attribute.endOffset);
  const match = /^[^=]*=\s*(["']?)/.exec(source);
  if (!match) return null;
  const start = base + attribute.startOffset + match[0].length;
  return { start, end: base + attribute.endOffset - (match[1]?.length ?? 0) };
}

/** Turns offsets into positions, walking the text once. */
function placeFigures(lines: Lines, start: Position, figures: readonly RawFigure[]): Figure[] {
  let at = start;
  let offset = 0;
  const place = (span: Span): Range => {
    const from = positionAfter(lines, at, span.start - offset);
    return { start: from, end: positionAfter(lines, from, span.end - span.start) };
  };
  return figures.map(({ span, targetSpan, altSpan, ...figure }) => {
    at = positionAfter(lines, at, span.start - offset);
    offset = span.start;
    const targetRange = targetSpan && place(targetSpan);
    const altRange = altSpan && place(altSpan);
    return { ...figure, range: place(span), targetRange, altRange };
  });
}
