import type { Element, ElementContent, Nodes } from 'hast';
import { definitionsFor } from '../markdown/linkDefinitions';
import { element, elementsOf, textOf } from '../render/elements';
import { drawingBudget, drawingWork, isTooMuch } from '../render/renderBudget';
import { renderText, type TextSurroundings } from '../render/renderText';
import type { Report } from '../report/report';
import { standardise } from './modernHtml';

/** Makes a page's nodes of a part of a report's text; `name` is no other part's. */
export type MakeFragment = (text: string, name: string) => ElementContent[];

/** Renders the parts of a report, in which the report's link definitions count. */
export function fragmentsOf(report: Report): MakeFragment {
  const { definitions, unread } = report;
  const budget = drawingBudget();
  return (text, name) => {
    const isPlain = isTooMuch(drawingWork(text), budget);
    return fragment(text, { definitions: definitionsFor(text, definitions), prefix: name, unread, isPlain });
  };
}

/** What the style lets scroll where a formula is in it. */
const SCROLLERS: ReadonlySet<string> = new Set(['p', 'ul', 'ol']);
/** Characters of a formula that may be wider than a narrow page. */
const LONG_FORMULA = 40;

/** Safe and valid HTML, without what only an editor makes use of. */
function fragment(text: string, surroundings: TextSurroundings): ElementContent[] {
  if (text.trim() === '') return [];
  const tree = renderText(text, surroundings);
  const [first] = tree.children;
  if (first?.type === 'element' && isSource(first)) return [wholeSource(first, text)];
  for (const { properties } of elementsOf(tree)) {
    delete properties['dataLine'];
    delete properties['dataEndLine'];
  }
  standardise(tree);
  reachWideParts(tree);
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

/** A page that is read on paper can't leave out what a preview leaves out of a part that is too long. */
function wholeSource({ children: [note] }: Element, text: string): Element {
  return element(
    'div',
    { className: ['source'] },
    note?.type === 'element' ? note : '',
    element('pre', {}, text),
  );
}
