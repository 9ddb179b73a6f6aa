import { isSpace } from '../pythonText';

/** What an inline element adds to the look of its text. */
export const Look = { code: 1, emphasis: 2, strong: 4, deleted: 8, link: 16 } as const;

/** What GitHub shows in a way of its own, where the hand-in page knows nothing like it, or knows it by other marks. */
export type RegionKind = 'code' | 'table' | 'formula' | 'footnote' | 'quote';

/** A stretch of the source that is shown as one thing. */
export interface Region {
  readonly kind: RegionKind;
  /** UTF-16 units of the source. */
  readonly start: number;
  readonly end: number;
}

/**
 * The smallest part of a page that is compared: a word, a single mark, or something without text (an image, a line break).
 * What no one sees is no atom, and makes none differ: white space between words, control characters, how far apart blocks stand, where a quote or a list
 * ends that is followed by another, comments, and elements without content.
 */
export interface Atom {
  /** The text; what has none begins with a space (`SIGNS`). */
  readonly key: string;
  /** The blocks that it is in, from the outermost on: `quote/ul/li/p`. */
  readonly path: string;
  /** The index in `path` of the outermost item or block that begins with it; Infinity where it continues what stands before. */
  readonly begins: number;
  /** The number that is in front of the item that begins with it; 0 without one. */
  readonly number: number;
  /** `Look`s together. */
  readonly look: number;
  /** Where a link leads. */
  readonly href: string;
  /** Whether it is in a block of HTML, which is shown as it is written. */
  readonly isRaw: boolean;
  readonly region: Region | null;
  /** GitHub's: UTF-16 units of the source. The hand-in page's: the line of the block, from 0, and for raw HTML of the tag that begins it. */
  readonly at: number;
}

/** The keys of what has no text; a tag has its name after the sign. */
export const SIGNS = {
  image: ' image ',
  lineBreak: ' br',
  rule: ' hr',
  box: ' box',
  alert: ' alert',
  footnote: ' footnote',
  tag: ' <',
} as const;

/** Puts the atoms of a page together while its blocks are gone through. */
export interface AtomWriter {
  readonly atoms: Atom[];
  look: number;
  href: string;
  isRaw: boolean;
  region: Region | null;
  /** Goes into a block; what it holds is written by `write`. `number` is that of an item. */
  within(name: string, write: () => void, number?: number): void;
  /** Makes what follows begin a block of its own, in the block that is written. */
  breakBlock(): void;
  /** Adds the words and marks of a text. `placeOf` tells where one is that is at an index of the text. */
  addText(text: string, placeOf: (key: string, index: number) => number): void;
  /** Adds something without text. */
  addSign(key: string, at: number): void;
}

/** A writer that has written nothing. */
export function createAtomWriter(): AtomWriter {
  const atoms: Atom[] = [];
  const names: string[] = [];
  let path = '';
  let begins = Infinity;
  let number = 0;

  const writer: AtomWriter = {
    atoms,
    look: 0,
    href: '',
    isRaw: false,
    region: null,
    within(name, write, itemNumber = 0) {
      const outer = path;
      // What two lists or quotes that follow each other are told apart by, no one sees.
      if (name !== 'ul' && name !== 'ol' && name !== 'quote') begins = Math.min(begins, names.length);
      if (itemNumber > 0 && number === 0) number = itemNumber;
      names.push(name);
      path = outer === '' ? name : `${outer}/${name}`;
      write();
      // An empty item has no text that its number could stand in front of.
      if (itemNumber > 0) number = 0;
      names.pop();
      path = outer;
    },
    breakBlock() {
      begins = Math.min(begins, names.length - 1);
    },
    addText(written, placeOf) {
      const text = written.replace(CONTROLS, '');
      for (let at = 0; at < text.length;) {
        const end = atomEnd(text, at);
        if (!isHidden(text, at)) {
          const key = text.slice(at, end);
          add(key, placeOf(key, at));
        }
        at = end;
      }
    },
    addSign: add,
  };
  return writer;

  function add(key: string, at: number): void {
    const { look, href, isRaw, region } = writer;
    atoms.push({ key, path, begins, number, look, href, isRaw, region, at });
    begins = Infinity;
    number = 0;
  }
}

/** Control characters that are no white space. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001b\u007f]/g;

/** White space of Python and of JavaScript. */
function isHidden(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0xfeff || isSpace(unit);
}

function atomEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWord(text.charCodeAt(end)) && !isHidden(text, end)) end++;
  return end > start ? end : start + 1;
}

/** Letters and digits; whatever else is not ASCII never is a mark, and belongs to words as well. */
function isWord(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    unit > 0x7f
  );
}
