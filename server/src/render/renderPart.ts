import type { Root } from 'hast';
import type { Definition } from '../markdown/linkDefinitions';
import { findAlerts, showAlerts } from './alerts';
import { findFormulas, writeAsText, writeFormulas } from './formulas';
import { highlightCode } from './highlight';
import { confined, settled } from './confine';
import { htmlOf } from './markdownHtml';
import { markLines } from './sourceLines';
import { labelBoxes } from './taskBoxes';
import { boundSpans } from './tableSpans';
import { growthOf, tooLarge, type Growth } from './htmlGrowth';
import { parseInDocument } from './parseInDocument';

/** A text and its context. */
export interface Part {
  readonly text: string;
  /** Link definitions and footnotes of the document that the text may refer to. */
  readonly definitions: readonly Definition[];
  /** Prepended to the ids of footnotes, so that those of two texts differ. */
  readonly prefix: string;
  /** Whether formulas and the colours of code are left out. */
  readonly isPlain: boolean;
}

/** A rendered text. */
export interface RenderedPart {
  /** Safe, with its source lines; null if it would grow too large. */
  readonly tree: Root | null;
  readonly growth: Growth;
}

/**
 * Renders a text of GitHub's Markdown as safe HTML. Check the work first (`tooCostly`).
 * @throws If browsers would not agree on what the HTML means.
 */
export function renderPart({ text, definitions, prefix, isPlain }: Part): RenderedPart {
  const { tree: markdown, source, lines } = parseInDocument(text, definitions);
  const growth = growthOf(markdown);
  if (tooLarge([growth]) !== null) return { tree: null, growth };
  if (isPlain) writeAsText(markdown);
  const formulas = isPlain ? null : findFormulas(markdown, source);
  const alerts = findAlerts(markdown, source);
  const unsafe = htmlOf(markdown, source, `${prefix}-`);
  const tree = confined(unsafe);
  labelBoxes(tree);
  markLines(tree, lines);
  // Only after the sanitiser, which lets neither MathML nor classes through: the document can't bring its own.
  if (formulas) writeFormulas(tree, formulas);
  showAlerts(tree, alerts);
  if (!isPlain) highlightCode(tree);
  const read = settled(tree);
  boundSpans(read);
  return { tree: read, growth };
}
