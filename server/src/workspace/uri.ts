import { URI } from 'vscode-uri';
import { isRecord } from './jsonRecord';

/** Parses a URI; null if the text is not one. */
export function parseUri(text: string): URI | null {
  // A lone surrogate can't be written again.
  if (/\p{Cs}/u.test(text)) return null;
  try {
    return URI.parse(text, true);
  } catch {
    return null;
  }
}

/** The `uri` of each entry of a list in a message; skips entries without one, and is empty for anything but a list. */
export function urisIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const uri = isRecord(entry) ? entry['uri'] : null;
    return typeof uri === 'string' ? [uri] : [];
  });
}
