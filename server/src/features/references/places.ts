import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../markdown/markdown';
import { tooCostly } from '../../markdown/parseBudget';
import { documentLines } from '../../report/documentLines';
import { inDocument } from '../../report/positions';
import type { Report } from '../../report/report';
import { memoizeByObject } from '../../text/memo';
import { comparePositions, range, type Position, type Range } from '../../text/position';
import { localPathOf } from '../figures/figureFile';

/** A place of a document that names something: a figure by its file, a link definition or a footnote by its label. */
export interface Place {
  readonly kind: 'figure' | 'link' | 'footnote';
  /**
   * The name; two places of a kind with the same name refer to the same thing. For a figure its path from the report's
   * folder.
   */
  readonly name: string;
  readonly range: Range;
  /** Whether it is the definition. */
  readonly isDefinition: boolean;
}

/**
 * All such places of a report, in text order; empty if it would take too long to parse. Parses the document once per
 * version, so use it for user requests, not after each keystroke.
 */
export const placesIn = memoizeByObject((report: Report): readonly Place[] => {
  const text = textOf(report);
  if (report.notParsed !== null || tooCostly(text) !== null) return [];
  const targets = new Map<string, string>();
  const places: Place[] = [...htmlFigures(report)];
  for (const node of nodesOf(parseMarkdown(text))) {
    if (node.type === 'definition' && !targets.has(node.identifier)) targets.set(node.identifier, node.url);
    places.push(...placesOf(node));
  }
  // An image by reference also shows the figure of its definition.
  const shown = places.flatMap(({ kind, name, range: place }): Place[] => {
    const path = kind === 'link' ? localPathOf(targets.get(name) ?? '') : null;
    return path === null ? [] : [figure(path, place)];
  });
  return [...places, ...shown].sort((a, b) => comparePositions(a.range.start, b.range.start));
});

/** The innermost place at a position; of two with the same range the one with a label. */
export function placeAt(report: Report, at: Position): Place | null {
  const holding = placesIn(report).filter(
    ({ range: { start, end } }) => comparePositions(start, at) <= 0 && comparePositions(at, end) <= 0,
  );
  const inner = holding.at(-1);
  return holding.find((place) => place.kind !== 'figure' && sameStart(place, inner)) ?? inner ?? null;
}

/** The places with the same name. */
export function samePlaces(report: Report, { kind, name }: Place): Place[] {
  return placesIn(report).filter((other) => other.kind === kind && other.name === name);
}

function sameStart(a: Place, b: Place | undefined): boolean {
  return b !== undefined && comparePositions(a.range.start, b.range.start) === 0;
}

/** Front matter is not Markdown, and a byte order mark would shift what follows it. */
function textOf(report: Report): string {
  const { frontMatter } = report.preamble;
  const hidden = frontMatter ? frontMatter.end.line + 1 : 0;
  const lines = documentLines(report);
  return ('\n'.repeat(hidden) + lines.slice(hidden).join('')).replace(/^\uFEFF/u, ' ');
}

function* nodesOf(root: Nodes): Iterable<Nodes> {
  const open: Nodes[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    if ('children' in next) open.push(...next.children.toReversed());
  }
}

function placesOf(node: Nodes): Place[] {
  const place = rangeOf(node);
  if (!place) return [];
  if (node.type === 'image' || node.type === 'link') {
    const path = localPathOf(node.url);
    return path === null ? [] : [figure(path, place)];
  }
  if (node.type === 'imageReference' || node.type === 'linkReference' || node.type === 'definition')
    return [{ kind: 'link', name: node.identifier, range: place, isDefinition: node.type === 'definition' }];
  if (node.type === 'footnoteReference')
    return [{ kind: 'footnote', name: node.identifier, range: place, isDefinition: false }];
  if (node.type !== 'footnoteDefinition') return [];
  const { start } = place;
  const end = start.character + `[^${node.label ?? node.identifier}]:`.length;
  const label = range(start.line, start.character, start.line, end);
  return [{ kind: 'footnote', name: node.identifier, range: label, isDefinition: true }];
}

function figure(path: string, place: Range): Place {
  return { kind: 'figure', name: path.normalize('NFC'), range: place, isDefinition: false };
}

/** The `<img>` of answers; the parser does not look into HTML. */
function htmlFigures({ questions }: Report): Place[] {
  return questions.flatMap((question) =>
    (question.block.answer?.figures ?? []).flatMap(({ kind, target, range: place }) => {
      const path = kind === 'html' ? localPathOf(target) : null;
      return path === null ? [] : [figure(path, inDocument(question, place))];
    }),
  );
}

function rangeOf({ position: place }: Nodes): Range | null {
  if (!place) return null;
  const { start, end } = place;
  return range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}
