import GithubSlugger from 'github-slugger';
import type { Element } from 'hast';
import { textOf } from './elements';
import { ID_PREFIX } from './sanitize';

/** Gives headings the ids that links inside a document use on GitHub. */
export function addHeadingIds(headings: readonly Element[]): void {
  const slugger = new GithubSlugger();
  for (const heading of headings) {
    const id = ID_PREFIX + slugger.slug(textOf(heading).trim());
    heading.properties.id ??= id;
  }
}
