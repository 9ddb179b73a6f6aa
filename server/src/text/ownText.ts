/**
 * A copy of the text in memory of its own. V8 keeps a substring as a reference to the whole text, so remembering a part
 * of a document, however short, would keep all of it.
 */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
