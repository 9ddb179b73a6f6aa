import type { Definition as DefinitionNode, FootnoteDefinition as FootnoteNode } from 'mdast';
import type { Extension as MdastExtension, Token } from 'mdast-util-from-markdown';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { visit } from 'unist-util-visit';
import { codeAndCommentSpans, unquote } from '../text/codeAndComments';
import { endOf, lineText, splitLines, textIn, type Lines } from '../text/lines';
import { memoizeByObject, memoizeByText } from '../text/memo';
import { position, shiftRange, type Range } from '../text/position';
import type { KnownLabels } from './knownLabels';
import { parseMarkdown } from './markdown';
import { independentParts } from './paragraphs';
import { costOf } from './parseBudget';

/** Defined for the whole document: the target of a label, or a footnote. */
export type Definition = LinkDefinition | FootnoteDefinition;

/** A link reference definition (CommonMark). */
export interface LinkDefinition {
  readonly kind: 'link';
  /** As micromark normalises it. */
  readonly label: string;
  /** With Markdown's escapes and entities resolved, percent signs as written. */
  readonly url: string;
  readonly title: string | null;
}

/** A footnote definition (GitHub). */
export interface FootnoteDefinition {
  readonly kind: 'footnote';
  /** As micromark normalises it, without its `^`. */
  readonly label: string;
  /** As Markdown of its own, without the marks of quotes and lists around it. */
  readonly source: string;
}

/** A definition in a block. */
export interface PlacedDefinition {
  readonly definition: Definition;
  /**
   * Range of a link's target as written, with its angle brackets, in the block; null for one that is too long to be a
   * path.
   */
  readonly targetRange: Range | null;
}

/** The definitions of a document. Equal definitions are kept as one object from version to version. */
export interface Definitions {
  /** In document order. */
  readonly all: readonly Definition[];
  /** The first definition of each label, which counts; labels of footnotes begin with `^`. */
  readonly byLabel: ReadonlyMap<string, Definition>;
}

/** For a document without definitions. */
export const NO_DEFINITIONS: Definitions = { all: [], byLabel: new Map() };

/** Longer footnotes are only shown where they are defined: each reference in another question would repeat them. */
const MAX_FOOTNOTE_LENGTH = 10_000;

/** Texts of this many characters in all are remembered, twice the definitions of a report. */
const REMEMBERED = 64 * 1024;

/**
 * The definitions in the lines of a block. Only lines that may hold some are parsed. Empty if that would take too long.
 */
export const definitionsIn = memoizeByObject((lines: Lines): readonly PlacedDefinition[] => {
  if (!lines.some(mayDefine)) return [];
  const { lines: short, longTargets } = shorten(lines);
  if (costOf(short).reason !== null) return [];
  const whole = { start: position(0, 0), end: endOf(short) };
  return independentParts(short, whole, codeAndCommentSpans(short))
    .flatMap((part) => {
      const text = textIn(short, part);
      return mayDefine(text) ? readOnce(text).map((one) => moveDown(one, part.start.line)) : [];
    })
    .map((one) => withLongTarget(one, longTargets));
});

function mayDefine(text: string): boolean {
  return text.includes(']:');
}

const readOnce = memoizeByText(REMEMBERED, read, ({ length }) => length);

function read(text: string): PlacedDefinition[] {
  // micromark drops a byte order mark at the start and shifts what follows.
  const source = text.replace(/^\uFEFF/, ' ');
  const lines = splitLines(source);
  const targets: Range[] = [];
  const found: PlacedDefinition[] = [];
  let links = 0;
  visit(parseMarkdown(source, undefined, recordTargets(targets)), (node) => {
    if (node.type === 'definition') found.push(linkDefinition(node, targets[links++] ?? null));
    else if (node.type === 'footnoteDefinition') found.push(...footnoteDefinition(node, lines));
  });
  return found;
}

/** Longer targets are not paths, but pictures that word processors put into the address. */
const LONG_LINE = 2000;
const LONG_TARGET = /^([ \t>]*\[(?:[^\]\\]|\\.){1,999}\]:[ \t]*<?)([^\s<>]+)(>?[ \t]*[\r\n]*)$/;

/** The lines without long targets, which would take too long to parse, and the removed targets by line. */
function shorten(lines: Lines): {
  readonly lines: Lines;
  readonly longTargets: ReadonlyMap<number, string>;
} {
  const longTargets = new Map<number, string>();
  const shortened = lines.map((line, number) => {
    const [, before, target, after] = line.length > LONG_LINE ? (LONG_TARGET.exec(line) ?? []) : [];
    if (before === undefined || target === undefined || after === undefined) return line;
    longTargets.set(number, target);
    return `${before}#${after}`;
  });
  return { lines: shortened, longTargets };
}

function recordTargets(targets: Range[]): MdastExtension {
  return {
    enter: {
      definitionDestination: ({ start, end }: Token) => {
        targets.push({
          start: position(start.line - 1, start.column - 1),
          end: position(end.line - 1, end.column - 1),
        });
      },
    },
  };
}

function linkDefinition(
  { identifier, url, title }: DefinitionNode,
  targetRange: Range | null,
): PlacedDefinition {
  return {
    definition: { kind: 'link', label: identifier.toUpperCase(), url, title: title ?? null },
    targetRange,
  };
}

function withLongTarget(
  { definition, targetRange }: PlacedDefinition,
  longTargets: ReadonlyMap<number, string>,
): PlacedDefinition {
  const url = targetRange ? longTargets.get(targetRange.start.line) : undefined;
  if (url === undefined || definition.kind !== 'link') return { definition, targetRange };
  return { definition: { ...definition, url }, targetRange: null };
}

function footnoteDefinition(node: FootnoteNode, lines: Lines): PlacedDefinition[] {
  const source = footnoteSource(node, lines);
  if (source.length > MAX_FOOTNOTE_LENGTH) return [];
  const label = node.identifier.toUpperCase();
  return [{ definition: { kind: 'footnote', label, source }, targetRange: null }];
}

/** A parsed footnote as Markdown of its own, without the marks of quotes and lists around it. */
export function footnoteSource({ position: place }: FootnoteNode, lines: Lines): string {
  if (!place) return '';
  const { start, end } = place;
  const first = start.line - 1;
  const opening = lineText(lines, first);
  const { depth, start: behindQuote } = unquote(opening.slice(0, start.column - 1));
  const indent = new RegExp(`^[ \\t]{0,${start.column - 1 - (depth > 0 ? behindQuote : 0)}}`);
  const below = lines.slice(first + 1, end.line).map((line) => {
    const text = depth > 0 ? line.slice(unquote(line).start) : line;
    return text.replace(indent, '');
  });
  return [(lines[first] ?? '').slice(start.column - 1), ...below].join('').trimEnd();
}

function moveDown(one: PlacedDefinition, lines: number): PlacedDefinition {
  if (lines === 0 || !one.targetRange) return one;
  return { ...one, targetRange: shiftRange(one.targetRange, lines) };
}

/**
 * The definitions of a document's blocks, in document order.
 * @param before The document's definitions so far: the same object is returned if nothing changed.
 */
export function joinDefinitions(
  blocks: readonly (readonly PlacedDefinition[])[],
  before: Definitions = NO_DEFINITIONS,
): Definitions {
  const all = blocks.flatMap((block) => block.map(({ definition }) => definition));
  if (areSame(all, before.all)) return before;
  const byLabel = new Map<string, Definition>();
  for (const definition of all) {
    const key = keyOf(definition);
    if (!byLabel.has(key)) byLabel.set(key, definition);
  }
  return { all, byLabel };
}

function keyOf({ kind, label }: Definition): string {
  return kind === 'footnote' ? `^${label}` : label;
}

/** Whether definitions are equal and in the same order. */
export function areSame(a: readonly Definition[], b: readonly Definition[]): boolean {
  return a.length === b.length && a.every((one, index) => isSame(one, b[index]));
}

function isSame(a: Definition, b: Definition | undefined): boolean {
  if (a === b) return true;
  if (a.label !== b?.label) return false;
  if (a.kind === 'link') return b.kind === 'link' && a.url === b.url && a.title === b.title;
  return b.kind === 'footnote' && a.source === b.source;
}

const NONE: readonly Definition[] = [];

/** The definitions that a text may refer to, directly or through footnotes. */
export function definitionsFor(text: string, { byLabel }: Definitions): readonly Definition[] {
  if (byLabel.size === 0 || !text.includes(']')) return NONE;
  const related = new Set<Definition>();
  const texts = [text];
  for (let next = texts.pop(); next !== undefined; next = texts.pop()) {
    for (const label of labelsIn(next.replace(LINE_BREAK, ' '))) {
      const definition = byLabel.get(normalizeIdentifier(label));
      if (!definition || related.has(definition)) continue;
      related.add(definition);
      if (definition.kind === 'footnote') texts.push(definition.source);
    }
  }
  return related.size === 0 ? NONE : [...related];
}

const LINE_BREAK = /[\r\n]+[ \t>]*/g;

/** The texts between a `[` and the next `]` without either in between. Escaped brackets may be included by mistake. */
function* labelsIn(text: string): Iterable<string> {
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const isEscape = text[i] === '\\';
    if (isEscape) i++;
    if (text[i] === '[') start = i + 1;
    else if (text[i] === ']' && !isEscape) {
      if (start >= 0) yield text.slice(start, i);
      start = -1;
    }
  }
}

/** The labels of definitions, for the parser. */
export function labelsOf(definitions: readonly Definition[]): KnownLabels {
  const labels = (kind: Definition['kind']): string[] =>
    definitions.filter((one) => one.kind === kind).map(({ label }) => label);
  return { links: labels('link'), footnotes: labels('footnote') };
}
