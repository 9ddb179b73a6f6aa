import GithubSlugger from 'github-slugger';
import type { Element } from 'hast';
import { textOf } from './elements';
import { ID_PREFIX } from './sanitize';

/** Gives headings the ids that GitHub uses for links within a document. */
export function addHeadingIds(headings: readonly Element[]): void {
  const slugger = new GithubSlugger();
  for (const heading of headings) {
    const id = ID_PREFIX + slugger.slug(textOf(heading).trim());
    heading.properties.id ??= id;
  }
}

/**
 * A stand-in for what depends on the whole document, as HTML of an attribute or of a text. It can't occur in a text:
 * Markdown has no U+0000.
 */
const STAND_IN = /(?:&#x0;|\0)(\d+)(?:&#x0;|\0)/g;

/** The stand-in for the id, or other short text, at an index. */
export function openId(index: number): string {
  return `\0${index}\0`;
}

/** Inserts stand-ins for the ids of a block's headings, and gives their texts. */
export function leaveIdsOpen(headings: readonly Element[]): string[] {
  const open = headings.filter(({ properties }) => properties.id === undefined);
  for (const [index, heading] of open.entries()) heading.properties.id = openId(index);
  return open.map((heading) => textOf(heading).trim());
}

/** Makes the ids of all headings of a document, block by block, from the texts of `leaveIdsOpen`. */
export function headingIds(): (texts: readonly string[]) => string[] {
  const slugger = new GithubSlugger();
  return (texts) => texts.map((text) => ID_PREFIX + slugger.slug(text));
}

/** The HTML of a block with its ids and numbers, which need no escaping. */
export function fillIds(html: string, ids: readonly string[]): string {
  return html.replace(STAND_IN, (_, index) => ids[Number(index)] ?? '');
}
