import { rawPlaceholder } from '../placeholders';

/** The raw HTML taken out of the text: first blocks, then what inline patterns found. */
export interface RawHtmlStash {
  /** The HTML of the placeholder with each number. */
  readonly html: readonly string[];
  /** Stores HTML, and gives its placeholder. */
  add(html: string): string;
}

/** An empty stash. */
export function createRawHtmlStash(): RawHtmlStash {
  const html: string[] = [];
  return { html, add: (one) => rawPlaceholder(html.push(one) - 1) };
}
