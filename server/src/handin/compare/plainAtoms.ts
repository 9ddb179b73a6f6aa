import type { AtomWriter } from './atom';

/** Letters, digits, blanks and the marks that mean nothing to Markdown within a line that begins with a letter. */
const PLAIN = /^[A-Za-z0-9 \r\n,.;:'"?()/%+-]*$/;
/** What GitHub makes links of without any mark. */
const ADDRESS = /www\.|:\/\//i;
const LINE_END = /\r\n?|\n/g;

/**
 * The paragraphs of a text that is nothing but plain words, as `start` and `end` in UTF-16 units; null where a line may be anything else
 * to Markdown. Most of what people write is plain, and needs no parser then.
 */
export function plainParagraphs(text: string): { readonly start: number; readonly end: number }[] | null {
  if (!PLAIN.test(text) || ADDRESS.test(text)) return null;
  const paragraphs: { start: number; end: number }[] = [];
  let isOpen = false;
  let start = 0;
  for (const { index, 0: lineEnd } of [...text.matchAll(LINE_END), { index: text.length, 0: '' }]) {
    const last = paragraphs.at(-1);
    if (index === start) isOpen = false;
    else if (!beginsWithLetter(text, start) || text[index - 1] === ' ') return null;
    else if (isOpen && last) last.end = index;
    else {
      paragraphs.push({ start, end: index });
      isOpen = true;
    }
    start = index + lineEnd.length;
  }
  return paragraphs;
}

function beginsWithLetter(text: string, at: number): boolean {
  return /[A-Za-z]/.test(text[at] ?? '');
}

/** Writes the atoms of a plain text; false where it is not plain. */
export function writePlain(
  writer: AtomWriter,
  text: string,
  addText: (value: string, start: number, end: number) => void,
): boolean {
  const paragraphs = plainParagraphs(text);
  if (!paragraphs) return false;
  for (const { start, end } of paragraphs) {
    writer.within('p', () => {
      addText(text.slice(start, end), start, end);
    });
  }
  return true;
}
