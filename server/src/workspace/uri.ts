import { URI } from 'vscode-uri';

/** A URI from its text, or null for a text that is none. */
export function parseUri(text: string): URI | null {
  // Half of a pair of surrogates can't be written again.
  if (/\p{Cs}/u.test(text)) return null;
  try {
    return URI.parse(text, true);
  } catch {
    return null;
  }
}
