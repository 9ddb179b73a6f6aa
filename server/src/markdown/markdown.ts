import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { formulaFromMarkdown, formulaSyntax } from './formulaSyntax';

const EXTENSIONS = [gfm()];
const WITH_FORMULAS = [...EXTENSIONS, formulaSyntax];
const MDAST_EXTENSIONS = [gfmFromMarkdown(), formulaFromMarkdown];

/** Parses GitHub's Markdown but for formulas. The work must have been looked at before (`tooCostly`). */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: EXTENSIONS, mdastExtensions: MDAST_EXTENSIONS });
}

/** Parses GitHub's Markdown with its formulas in dollar signs. The work must have been looked at before (`tooCostly`, `drawingWork`). */
export function parseWithFormulas(text: string): Root {
  return fromMarkdown(text, { extensions: WITH_FORMULAS, mdastExtensions: MDAST_EXTENSIONS });
}
