import { rawPlaceholder } from '../placeholders';

/** The raw HTML that was taken out of the text: blocks first, then what inline patterns found. */
export interface RawHtmlStash {
  /** The HTML of the placeholder with each number. */
  readonly html: readonly string[];
  /** Keeps HTML, and gives its placeholder. */
  add(html: string): string;
}

/** A stash without anything in it. */
export function createRawHtmlStash(): RawHtmlStash {
  const html: string[] = [];
  return { html, add: (one) => rawPlaceholder(html.push(one) - 1) };
}
