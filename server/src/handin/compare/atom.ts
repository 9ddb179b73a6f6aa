import { isSpace } from '../pythonText';

/** How an inline element changes the look of its text. */
export const Look = { code: 1, emphasis: 2, strong: 4, deleted: 8, link: 16 } as const;

/** What GitHub shows in a way of its own, and the hand-in page doesn't support, or only with other marks. */
export type RegionKind = 'code' | 'table' | 'formula' | 'footnote' | 'quote';

/** A part of the source that is shown as one thing. */
export interface Region {
  readonly kind: RegionKind;
  /** UTF-16 units of the source. */
  readonly start: number;
  readonly end: number;
}

/**
 * The smallest unit of a page that is compared: a word, a single mark, or something without text (an image, a line
 * break). Invisible things are not atoms and make no difference: white space between words, control characters, the
 * distance of blocks, where a quote or a list ends that is followed by another, comments, and elements without content.
 */
export interface Atom {
  /** The text; for atoms without text it begins with a space (`SIGNS`). */
  readonly key: string;
  /** The blocks around it, from the outermost on: `quote/ul/li/p`. */
  readonly path: string;
  /** The index in `path` of the outermost item or block that begins with it; Infinity if it continues one. */
  readonly begins: number;
  /** The number of the item that begins with it; 0 without one. */
  readonly number: number;
  /** A combination of `Look`s. */
  readonly look: number;
  /** The target of its link. */
  readonly href: string;
  /** Whether it is in an HTML block, which is shown as source. */
  readonly isRaw: boolean;
  readonly region: Region | null;
  /**
   * For GitHub's page: UTF-16 units of the source. For the hand-in page: the line of the block, from 0, or for raw HTML
   * of the tag that begins it.
   */
  readonly at: number;
}

/** The keys of atoms without text; for a tag, its name follows. */
export const SIGNS = {
  image: ' image ',
  lineBreak: ' br',
  rule: ' hr',
  box: ' box',
  alert: ' alert',
  footnote: ' footnote',
  tag: ' <',
} as const;

/** Collects the atoms of a page while its blocks are visited. */
export interface AtomWriter {
  readonly atoms: Atom[];
  look: number;
  href: string;
  isRaw: boolean;
  region: Region | null;
  /** Enters a block; `write` writes its content. `number` is that of an item. */
  within(name: string, write: () => void, number?: number): void;
  /** Makes the next atoms begin a block of their own in the current block. */
  breakBlock(): void;
  /** Adds the words and marks of a text. `placeOf` gives the place of an atom at an index of the text. */
  addText(text: string, placeOf: (key: string, index: number) => number): void;
  /** Adds something without text. */
  addSign(key: string, at: number): void;
}

/**
 * A writer without any atoms yet.
 * @param first Added to the places of all atoms.
 */
export function createAtomWriter(first = 0): AtomWriter {
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
      // No one sees what separates two consecutive lists or quotes.
      if (name !== 'ul' && name !== 'ol' && name !== 'quote') begins = Math.min(begins, names.length);
      if (itemNumber > 0 && number === 0) number = itemNumber;
      names.push(name);
      path = outer === '' ? name : `${outer}/${name}`;
      write();
      // An empty item has no text for its number.
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
    atoms.push({ key, path, begins, number, look, href, isRaw, region, at: first + at });
    begins = Infinity;
    number = 0;
  }
}

/** Whether a text has control characters, which are not shown and not counted. */
export function hasControls(text: string): boolean {
  return text.search(CONTROLS) >= 0;
}

/** Control characters other than white space. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001b\u007f]/g;

/** White space in Python or in JavaScript. */
function isHidden(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0xfeff || isSpace(unit);
}

function atomEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWord(text.charCodeAt(end))) end++;
  return end > start ? end : start + 1;
}

/** Letters and digits; other non-ASCII characters that are shown are never marks, so they belong to words too. */
function isWord(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit > 0x7f && unit !== 0xfeff && !isSpace(unit))
  );
}
