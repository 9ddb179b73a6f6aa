import { parseDocument } from './block/parseDocument';
import { createElement, type Element } from './element';
import { parseInline } from './inline/parseInline';
import { normalize } from './normalize';
import { AMPERSAND } from './placeholders';
import { prettify } from './prettify';
import { isBlank, strip } from './pythonText';
import { extractRawHtml } from './raw/extractRawHtml';
import { createRawHtmlStash } from './raw/rawHtmlStash';
import { rawHtmlRestorer } from './raw/restoreRawHtml';
import { serializeAll, serializeContent } from './serialize';
import { unescape } from './unescape';
import type { Version } from './version';
import { createWork, type Work } from './work';

export type { Element } from './element';
export type { Version } from './version';

/** A text as Python-Markdown's core reads it, before it is written as HTML. */
export interface Tree {
  /** A `div` with the blocks of the text in it. */
  readonly root: Element;
  /** The raw HTML that placeholders in texts and attributes stand for (see `placeholders.ts`): blocks of it are paragraphs. */
  readonly rawHtml: readonly string[];
  /** False where a part of the text was too complex, and was left as text. */
  readonly isComplete: boolean;
  /**
   * Writes blocks of `root` as HTML. All of them one after the other are the page, but for white space around it; with `line`, the line
   * of the text from which theirs count in `data-line`. Raw HTML says nothing of its lines.
   */
  write(blocks: readonly Element[], line?: number): string;
}

/** A text as Python-Markdown's core writes it. */
export interface Conversion {
  readonly html: string;
  /** False where a part of the text was too complex, and was left as text. */
  readonly isComplete: boolean;
}

/**
 * Converts a text as Python-Markdown does without extensions, byte for byte; also where the library would raise an error or work for
 * minutes, though then not with the same output. It takes time in proportion to the length of the text, and never throws.
 */
export function toHtml(text: string, version: Version): string {
  return convert(text, version).html;
}

/** As `toHtml`, and says whether all of the text was converted. */
export function convert(text: string, version: Version): Conversion {
  const work = createWork(text.length);
  const { root, rawHtml } = parse(text, version, work);
  const page = rawHtmlRestorer(rawHtml, version, work)(strip(serializeContent(root)));
  return { html: strip(page.replaceAll(AMPERSAND, '&')), isComplete: work.isComplete };
}

/** The elements of a text, for those who compare them; blocks know their lines. */
export function toTree(text: string, version: Version): Tree {
  const work = createWork(text.length);
  const { root, rawHtml } = parse(text, version, work);
  const { isComplete } = work;
  let restore: ((page: string) => string) | undefined;
  return {
    root,
    rawHtml,
    isComplete,
    write(blocks, line) {
      restore ??= rawHtmlRestorer(rawHtml, version, work);
      return restore(serializeAll(blocks, line)).replaceAll(AMPERSAND, '&');
    },
  };
}

/** Applies the library's stages up to the one that writes HTML. */
function parse(text: string, version: Version, work: Work): { root: Element; rawHtml: readonly string[] } {
  if (isBlank(text)) return { root: createElement('div', 0), rawHtml: [] };
  const stash = createRawHtmlStash();
  const extracted = extractRawHtml(normalize(text), stash, version, work);
  const { root, references } = parseDocument(extracted.text, extracted.lines, version, work);
  parseInline(root, references, stash, version, work);
  prettify(root, version);
  unescape(root);
  return { root, rawHtml: stash.html };
}
