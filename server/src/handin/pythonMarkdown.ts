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
  /**
   * The raw HTML behind the placeholders in texts and attributes (see `placeholders.ts`); blocks of it are paragraphs.
   */
  readonly rawHtml: readonly string[];
  /** False if a part of the text was too complex, and was left as text. */
  readonly isComplete: boolean;
  /** The line of the text, from 0, at which the library fails with an error; null if it does not. */
  readonly errorLine: number | null;
}

/** A text as Python-Markdown's core writes it. */
export interface Conversion {
  readonly html: string;
  /** False if a part of the text was too complex, and was left as text. */
  readonly isComplete: boolean;
}

/**
 * Converts a text as Python-Markdown does without extensions, byte for byte; also where the library would raise an
 * error or work for minutes, though then the output differs. Takes time linear in the length of the text, and never
 * throws.
 */
export function toHtml(text: string, version: Version): string {
  return convert(text, version).html;
}

/** Like `toHtml`, and says whether all of the text was converted. */
export function convert(text: string, version: Version): Conversion {
  const work = createWork(text.length);
  const { root, rawHtml } = parse(text, version, work);
  const page = rawHtmlRestorer(rawHtml, version, work)(strip(serializeContent(root)));
  return { html: strip(page.replaceAll(AMPERSAND, '&')), isComplete: work.isComplete };
}

/** The elements of a text, for comparisons; blocks know their lines. */
export function toTree(text: string, version: Version): Tree {
  return parse(text, version, createWork(text.length));
}

/**
 * Creates a function that writes blocks of a tree as HTML. All of them in order are the page, apart from white space
 * around it. With `line`, the line of the text that theirs are relative to, `data-line` gives the lines of blocks other
 * than raw HTML.
 * @param length Of the text, in UTF-16 units.
 */
export function writerOf(
  { rawHtml }: Tree,
  length: number,
  version: Version,
): (blocks: readonly Element[], line?: number) => string {
  const restore = rawHtmlRestorer(rawHtml, version, createWork(length));
  return (blocks, line) => restore(serializeAll(blocks, line)).replaceAll(AMPERSAND, '&');
}

/**
 * A part of a text whose blocks are known, but whose texts are not parsed yet, since they may refer to definitions in
 * other parts.
 */
export interface PartBlocks {
  /** Its definitions, by normalised ids. */
  readonly references: ReadonlyMap<string, Reference>;
  /** The tags of raw HTML that are open at its end: the text after it belongs to them. */
  readonly open: readonly string[];
  /** Whether the text after it is read as if this part did not exist, apart from open tags. */
  readonly isWhole: boolean;
  /** Parses its texts; call it only once. `references` are those of all parts. */
  finish(references: References): Tree;
}

/** Parses the blocks of a part of a text. `opened` are the tags of raw HTML that the previous part left open. */
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

/** Applies the library's stages before the serializer. */
function parse(text: string, version: Version, work: Work): Tree {
  if (isBlank(text)) return { root: createElement('div', 0), rawHtml: [], isComplete: true, errorLine: null };
  const blocks = readBlocks(text, [], version, work);
  return blocks.finish(blocks.references);
}
