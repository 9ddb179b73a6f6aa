import type { Nodes, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import type { Root as Markdown } from 'mdast';
import { splitLines } from '../text/lines';
import { findAlerts, showAlerts } from './alerts';
import { nameFootnotes } from './footnotes';
import { findFormulas, writeFormulas } from './formulas';
import { highlightCode } from './highlight';
import { confineImages } from './images';
import { confineLinks, normaliseAddresses } from './links';
import { parseMarkdown, parseWithFormulas } from '../markdown/markdown';
import { htmlOf } from './markdownHtml';
import { makeSafe } from './sanitize';
import { markLines } from './sourceLines';
import { labelBoxes } from './taskBoxes';
import { boundSpans } from './tableSpans';
import { growthOf, tooLarge, type Growth } from './htmlGrowth';

/** A text and what it does not say of itself. */
export interface Part {
  readonly text: string;
  /** Link definitions, one a line, that count as if they stood before the text. */
  readonly definitions: string;
  /** Goes in front of the ids of footnotes, so that those of two texts do not meet. */
  readonly prefix: string;
  /** Whether formulas and the colours of code are left out. */
  readonly isPlain: boolean;
}

/** What a text was rendered to. */
export interface RenderedPart {
  /** Safe, with its source lines; null where it would grow too large. */
  readonly tree: Root | null;
  readonly growth: Growth;
}

/**
 * A text of GitHub's Markdown as safe HTML. The work must have been looked at before (`tooCostly`).
 * @throws where browsers would not agree on what the HTML means.
 */
export function renderPart({ text, definitions, prefix, isPlain }: Part): RenderedPart {
  const before = definitions === '' ? '' : `${definitions}\n\n`;
  const whole = before + text;
  const lines = splitLines(before).length - 1;
  const parse = isPlain ? parseMarkdown : parseWithFormulas;
  const markdown = withoutStrayLines(parse(whole), lines);
  const growth = growthOf(markdown);
  if (tooLarge([growth]) !== null) return { tree: null, growth };
  const formulas = isPlain ? null : findFormulas(markdown, whole);
  const alerts = findAlerts(markdown, whole);
  const unsafe = htmlOf(markdown, whole, `${prefix}-`);
  normaliseAddresses(unsafe);
  const tree = root(makeSafe(unsafe));
  confineLinks(tree);
  confineImages(tree);
  nameFootnotes(tree, prefix);
  labelBoxes(tree);
  markLines(tree, lines);
  // Only now, as the sanitiser lets neither MathML nor classes through: what the document brings of them is gone.
  if (formulas) writeFormulas(tree, formulas);
  showAlerts(tree, alerts);
  if (!isPlain) highlightCode(tree);
  const read = settled(tree);
  boundSpans(read);
  return { tree: read, growth };
}

/** A line that looks like a definition and is none must not show up in front of the text. */
function withoutStrayLines(tree: Markdown, lines: number): Markdown {
  return {
    ...tree,
    children: tree.children.filter(
      ({ type, position }) => type === 'definition' || (position?.start.line ?? 0) > lines,
    ),
  };
}

const MOST_READINGS = 4;

/** The tree that a browser makes of the HTML: what was made safe and what is read must be the same, however it is nested. */
function settled(tree: Root): Root {
  let html = toHtml(tree);
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const read = root(raw({ type: 'root', children: [{ type: 'raw', value: html }] }));
    const again = toHtml(read);
    if (again === html) return read;
    html = again;
  }
  throw new Error('browsers would read its HTML in different ways');
}

function root(node: Nodes): Root {
  if (node.type === 'root') return node;
  return { type: 'root', children: node.type === 'doctype' ? [] : [node] };
}
