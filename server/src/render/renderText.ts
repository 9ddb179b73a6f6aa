import * as l10n from '@vscode/l10n';
import type { Element, Root, RootContent } from 'hast';
import { tooCostly, type TooCostly } from '../markdown/parseBudget';
import { memoizeByText } from '../text/memo';
import { tooCostlyText } from '../wording/tooCostlyText';
import type { Version } from '../report/conflicts';
import { splitLines } from '../text/lines';
import { conflictElement, stretchesOf } from './conflicts';
import { element } from './elements';
import { drawingWork } from './renderBudget';
import { renderPart, type Part, type RenderedPart } from './renderPart';
import { sourceOf } from './sourceFallback';
import { textParts, type TextPart } from './textParts';
import { tooLarge } from './htmlGrowth';
import { ownLanguage } from './uiLanguage';

/** The context of a text. */
export interface TextSurroundings extends Omit<Part, 'text'> {
  /** Why its report is not parsed; null if it is. */
  readonly notParsed: TooCostly | null;
}

/**
 * A text of GitHub's Markdown as safe HTML, with its source lines. A text that is too costly, or fails, is shown as its
 * source. Recently rendered parts are not rendered again; the caller still owns the tree. Never throws.
 */
export function renderText(text: string, surroundings: TextSurroundings): Root {
  try {
    return withVersions(text, surroundings) ?? rendered(text, surroundings);
  } catch (error) {
    return asSource(
      text,
      l10n.t('Rendering it failed ({0}).', error instanceof Error ? error.name : typeof error),
    );
  }
}

/** A text with its merge conflicts as two versions, each read by itself; null where it has no conflict. */
function withVersions(text: string, surroundings: TextSurroundings): Root | null {
  const stretches = text.includes('<<<<<<<') ? stretchesOf(text) : null;
  if (!stretches) return null;
  const lines = splitLines(text);
  const render = ({ start, end }: Version): RootContent[] => {
    const prefix = start === 0 ? surroundings.prefix : `${surroundings.prefix}-line-${start}`;
    const { children } = rendered(lines.slice(start, end).join(''), { ...surroundings, prefix });
    return moved(children, start);
  };
  const children = stretches.flatMap((stretch): RootContent[] =>
    stretch.kind === 'text' ? render(stretch) : [conflictElement(stretch, render)],
  );
  return { type: 'root', children };
}

function rendered(text: string, { notParsed, ...surroundings }: TextSurroundings): Root {
  const footnotes = surroundings.definitions.flatMap((one) => (one.kind === 'footnote' ? [one.source] : []));
  const costly = notParsed ?? tooCostly([...footnotes, text].join('\n\n'));
  if (costly !== null) return asSource(text, tooCostlyText(costly));
  const places = textParts(text);
  const parts =
    places.length === 1
      ? [renderPart({ text, ...surroundings })]
      : places.map((place) => renderOnce(place, surroundings));
  const large = tooLarge(parts.map(({ growth }) => growth));
  if (large !== null) return asSource(text, large);
  const [only] = parts;
  const tree: Root =
    parts.length === 1 && only?.tree ? only.tree : { type: 'root', children: joined(places, parts) };
  if (surroundings.isPlain && drawingWork(text) > 0)
    tree.children.push({ type: 'text', value: '\n' }, plainNote());
  return tree;
}

/** A note that says why formulas and colours are missing. */
function plainNote(): Element {
  const text = l10n.t(
    'Formulas and code are shown as plain text from here on, because the report has too many to draw.',
  );
  return element('p', { className: ['note'], ...ownLanguage() }, text);
}

function asSource(text: string, reason: string): Root {
  return { type: 'root', children: [sourceOf(text, reason)] };
}

/** Minimum number of characters of remembered parts: those of a few reports, while the user edits one. */
const MAX_REMEMBERED = 100_000;

const rememberedPart = memoizeByText(
  MAX_REMEMBERED,
  (written) => renderPart(JSON.parse(written) as Part),
  ({ length }) => length,
);

/** Parts have no footnotes, so they need no prefix. */
function renderOnce({ text }: TextPart, { definitions, isPlain }: Omit<Part, 'text'>): RenderedPart {
  const part: Part = { text, definitions: text.includes('[') ? definitions : [], prefix: '', isPlain };
  return rememberedPart(JSON.stringify(part));
}

function joined(places: readonly TextPart[], parts: readonly RenderedPart[]): RootContent[] {
  return parts
    .map(({ tree }, index) => moved(tree?.children ?? [], places[index]?.line ?? 0))
    .filter(({ length }) => length > 0)
    .flatMap((nodes, index): RootContent[] =>
      index === 0 ? nodes : [{ type: 'text', value: '\n' }, ...nodes],
    );
}

const LINE_PROPERTIES = ['dataLine', 'dataEndLine'];

/** Copies of nodes with their source lines moved down. */
function moved<T extends RootContent>(nodes: readonly T[], lines: number): T[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return { ...node };
    const properties = { ...node.properties };
    for (const name of LINE_PROPERTIES)
      if (properties[name] !== undefined) properties[name] = Number(properties[name]) + lines;
    return { ...node, properties, children: moved(node.children, lines) };
  });
}
