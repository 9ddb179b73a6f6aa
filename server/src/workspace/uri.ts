import { URI } from 'vscode-uri';
import { isRecord } from './jsonRecord';

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

/** The `uri` of each entry of a list in a message; none of what is no list, or has no `uri`. */
export function urisIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const uri = isRecord(entry) ? entry['uri'] : null;
    return typeof uri === 'string' ? [uri] : [];
  });
}
