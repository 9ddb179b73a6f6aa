import type { Nodes as HastNodes } from 'hast';
import type { Literal, Root, RootContent } from 'mdast';
import type { Handler } from 'mdast-util-to-hast';
import * as l10n from '@vscode/l10n';
import { visit } from 'unist-util-visit';
import { memoizeByText } from '../text/memo';
import { element, elementsOf } from './elements';
import { mathml } from './mathml';
import { ownLanguage } from './uiLanguage';

/** A formula of a text. */
export interface Formula extends Literal {
  type: 'formula';
  /** The source, with its marks. */
  value: string;
  /** The source without its marks. */
  tex: string;
  /** Whether it is on a line of its own. */
  display: boolean;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    formula: Formula;
  }
  interface RootContentMap {
    formula: Formula;
  }
}

/** The formulas of a text by the offset of their nodes: no two share one, and no element of raw HTML begins there. */
export type FormulaPlaces = ReadonlyMap<number, Formula>;

/**
 * Turns code that GitHub reads as a formula (a `math` fence, and code between dollar signs) into one, and finds all
 * formulas.
 */
export function findFormulas(tree: Root, text: string): FormulaPlaces {
  const places = new Map<number, Formula>();
  visit(tree, (node) => {
    if (!('children' in node)) return;
    const children = node.children as RootContent[];
    for (const [index, child] of children.entries()) {
      const formula = formulaAt(children, index, text);
      if (!formula) continue;
      places.set(child.position?.start.offset ?? -1, formula);
      children[index] =
        child.type === 'code' ? { ...child, type: 'paragraph', children: [formula] } : formula;
    }
  });
  return places;
}

/** Turns formulas back into their source. */
export function writeAsText(tree: Root): void {
  visit(tree, 'formula', ({ value, position }, index, parent) => {
    if (parent && index !== undefined) parent.children[index] = { type: 'text', value, position };
  });
}

/** Enough text to recognise escaped marks in practice. */
function textBefore(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - 10), offset);
}

/** Searched in the source, since an escaped mark counts there. */
const OPENING = /(?<![\p{L}\p{N}$\\])(?:\\\\)*\$$/u;
const CLOSING = /^\$(?![\p{L}\p{N}$])/u;

function formulaAt(children: readonly RootContent[], index: number, text: string): Formula | null {
  const node = children[index];
  if (node?.type === 'formula') return node;
  if (node?.type === 'code' && node.lang === 'math')
    return { type: 'formula', value: node.value, tex: node.value, display: true, position: node.position };
  if (node?.type !== 'inlineCode') return null;
  const before = children[index - 1];
  const after = children[index + 1];
  if (before?.type !== 'text' || after?.type !== 'text') return null;
  if (!OPENING.test(textBefore(text, node.position?.start.offset ?? 0)) || !CLOSING.test(after.value))
    return null;
  before.value = before.value.slice(0, -1);
  after.value = after.value.slice(1);
  const value = `$\`${node.value}\`$`;
  return { type: 'formula', value, tex: node.value, display: false, position: node.position };
}

/** Formulas go through the sanitiser as code. */
export const formulaToHast: Handler = (state, node: Formula) => {
  const code = element('code', {}, node.value);
  state.patch(node, code);
  return code;
};

/** Maximum number of formulas in a text; one takes half a millisecond. */
const MAX_FORMULAS = 200;

/** The formulas of two long reports: while the user types, the formulas around stay the same. */
const MAX_REMEMBERED = 1000;

const inline = memoizeByText(MAX_REMEMBERED, (tex) => mathml({ tex, display: false }));
const display = memoizeByText(MAX_REMEMBERED, (tex) => mathml({ tex, display: true }));

/**
 * Replaces the formulas of a safe tree by MathML. One that can't be parsed stays as source, with the reason as its
 * title.
 */
export function writeFormulas(tree: HastNodes, places: FormulaPlaces): void {
  if (places.size === 0) return;
  let left = MAX_FORMULAS;
  for (const one of elementsOf(tree)) {
    const formula = one.tagName === 'code' ? places.get(one.position?.start.offset ?? -1) : undefined;
    if (!formula || left-- <= 0) continue;
    const math = (formula.display ? display : inline)(formula.tex);
    if (typeof math !== 'string') Object.assign(one, math);
    else one.properties = { className: ['formula-error'], title: titleOf(math), ...ownLanguage() };
  }
}

function titleOf(reason: string): string {
  return l10n.t('This formula is shown as plain text: {0}', reason);
}
