import type { Element, ElementContent, Nodes } from 'hast';
import { definitionsFor } from '../markdown/linkDefinitions';
import { element, elementsOf, textOf } from '../render/elements';
import { takeFootnotes, type Footnote } from '../render/footnotes';
import { drawingBudget, drawingWork, isTooMuch } from '../render/renderBudget';
import { renderBelow } from '../render/renderBelow';
import type { TextSurroundings } from '../render/renderText';
import { NOTHING_OPEN, type OpenBlock } from '../report/openBlocks';
import type { Report } from '../report/report';
import { modernise } from './modernHtml';

/** Makes page nodes of a part of a report's text; `name` is unique among parts, `openBlock` is open where it begins. */
export type MakeFragment = (text: string, name: string, openBlock?: OpenBlock) => ElementContent[];

/** The parts of a report. */
export interface Fragments {
  readonly makeFragment: MakeFragment;
  /** The footnotes of the parts made so far, which have no list of their own. */
  readonly notes: readonly Footnote[];
}

/** Renders the parts of a report with the report's link definitions. */
export function fragmentsOf(report: Report): Fragments {
  const { definitions, notParsed } = report;
  const budget = drawingBudget();
  const notes: Footnote[] = [];
  const makeFragment: MakeFragment = (text, name, openBlock = NOTHING_OPEN) => {
    const isPlain = isTooMuch(drawingWork(text), budget);
    const surroundings = {
      definitions: definitionsFor(text, definitions),
      prefix: name,
      notParsed,
      isPlain,
    };
    return fragment(text, { ...surroundings, openBlock }, notes);
  };
  return { makeFragment, notes };
}

/** What the style lets scroll where a formula is in it. */
const SCROLLERS: ReadonlySet<string> = new Set(['p', 'ul', 'ol']);
/** Characters of a formula that may be wider than a narrow page. */
const LONG_FORMULA = 40;

/** Safe and valid HTML, without attributes that only editors use. */
function fragment(
  text: string,
  { openBlock, ...surroundings }: TextSurroundings & { readonly openBlock: OpenBlock },
  notes: Footnote[],
): ElementContent[] {
  if (text.trim() === '') return [];
  const tree = renderBelow(openBlock, text, surroundings);
  const [first] = tree.children;
  if (first?.type === 'element' && isSource(first)) return [wholeSource(first, text)];
  for (const { properties } of elementsOf(tree)) {
    delete properties['dataLine'];
    delete properties['dataEndLine'];
  }
  modernise(tree);
  reachWideParts(tree);
  notes.push(...takeFootnotes(tree).notes);
  return tree.children.filter((child) => child.type !== 'doctype');
}

/** Lets the keyboard reach what may be wider than the page, so that it can be scrolled; gives whether a long formula is in the text of a node. */
function reachWideParts(node: Nodes): boolean {
  if (!('children' in node)) return false;
  const holdsLong = node.children.map(reachWideParts).includes(true);
  if (node.type !== 'element') return holdsLong;
  const { tagName, properties } = node;
  const isBlock = tagName === 'table' || (tagName === 'math' && properties.display === 'block');
  if (isBlock || (holdsLong && SCROLLERS.has(tagName))) {
    properties.tabIndex = 0;
    return false;
  }
  return holdsLong || (tagName === 'math' && textOf(node).length > LONG_FORMULA);
}

function isSource({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('source');
}

/** The full source of a part that is too long to render: on paper nothing may be left out. */
function wholeSource({ children: [note] }: Element, text: string): Element {
  return element(
    'div',
    { className: ['source'] },
    note?.type === 'element' ? note : '',
    element('pre', {}, text),
  );
}
