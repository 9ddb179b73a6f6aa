import type { Reference, References } from './block/blockParser';
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

export type { Reference, References } from './block/blockParser';
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
  /** The line of the text, from 0, at which the library ends with an error; null where it does not. */
  readonly errorLine: number | null;
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
  return parse(text, version, createWork(text.length));
}

/**
 * Makes what writes blocks of a tree as HTML. All of them one after the other are the page, but for white space around it. With `line`, the
 * line of the text from which theirs count, `data-line` says where blocks begin, but for raw HTML.
 *
 * @param length of the text, in UTF-16 units.
 */
export function writerOf(
  { rawHtml }: Tree,
  length: number,
  version: Version,
): (blocks: readonly Element[], line?: number) => string {
  const restore = rawHtmlRestorer(rawHtml, version, createWork(length));
  return (blocks, line) => restore(serializeAll(blocks, line)).replaceAll(AMPERSAND, '&');
}

/** A part of a text whose blocks are known, and whose texts are not read yet: they may refer to what other parts define. */
export interface PartBlocks {
  /** What it defines, by normalised ids. */
  readonly references: ReadonlyMap<string, Reference>;
  /** The tags of raw HTML that are open at its end: what follows belongs to it. */
  readonly open: readonly string[];
  /** Whether what comes after it is read as if this part was not there, but for the tags that are open. */
  readonly isWhole: boolean;
  /** Reads its texts; once only. `references` are those of all parts. */
  finish(references: References): Tree;
}

/** Reads the blocks of a part of a text. `opened` are the tags of raw HTML that the part before it has left open. */
export function readPart(text: string, opened: readonly string[], version: Version): PartBlocks {
  return readBlocks(text, opened, version, createWork(text.length));
}

function readBlocks(text: string, opened: readonly string[], version: Version, work: Work): PartBlocks {
  const stash = createRawHtmlStash();
  const extracted = extractRawHtml(normalize(text), stash, version, work, opened);
  const { root, references } = parseDocument(extracted.text, extracted.lines, version, work);
  return {
    references,
    open: extracted.open,
    isWhole: extracted.isWhole,
    finish(known) {
      parseInline(root, known, stash, version, work);
      prettify(root, version);
      unescape(root);
      return { root, rawHtml: stash.html, isComplete: work.isComplete, errorLine: work.errorLine };
    },
  };
}

/** Applies the library's stages up to the one that writes HTML. */
function parse(text: string, version: Version, work: Work): Tree {
  if (isBlank(text)) return { root: createElement('div', 0), rawHtml: [], isComplete: true, errorLine: null };
  const blocks = readBlocks(text, [], version, work);
  return blocks.finish(blocks.references);
}
