import type { Element } from 'hast';
import { textOf } from './elements';
import { ID_PREFIX } from './sanitize';

/** Gives headings the ids that links inside a document use on GitHub: the text in small letters, dashes for blanks. */
export function addHeadingIds(headings: readonly Element[]): void {
  const seen = new Map<string, number>();
  for (const heading of headings) {
    const slug = slugOf(textOf(heading));
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    heading.properties.id ??= ID_PREFIX + (count === 0 ? slug : `${slug}-${count}`);
  }
}

function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
