import { lineText } from '../text/lines';
import { memoizeByObject } from '../text/memo';
import type { QuestionBlock } from './report';

/** Maximum length of a title, in UTF-16 units. */
const MAX_TITLE_LENGTH = 120;

/** How much of a prompt is read, in UTF-16 units. */
const MAX_PROMPT_LENGTH = 2000;

/** What follows the wording of a question. */
const BEHIND_WORDING = /\b(?:Recommended answer length|Answer length|Example:)/u;

/** The first sentence of a question's prompt without its marks, shortened for a tree; empty without a prompt. */
export const questionTitle = memoizeByObject((block: QuestionBlock) =>
  shorten(firstSentence(withoutMarks(firstParagraph(block)))),
);

function firstParagraph({ lines, prompt }: QuestionBlock): string {
  const words: string[] = [];
  let length = 0;
  for (
    let line = prompt.range.start.line;
    line < prompt.range.end.line && length < MAX_PROMPT_LENGTH;
    line++
  ) {
    const text = lineText(lines, line)
      .slice(0, MAX_PROMPT_LENGTH)
      .replace(/^[\s>]+/u, '')
      .trim();
    if (text === '' && length > 0) break;
    words.push(text);
    length += text.length;
  }
  const paragraph = words.join(' ').trim();
  const end = paragraph.search(BEHIND_WORDING);
  return end < 0 ? paragraph : paragraph.slice(0, end);
}

function withoutMarks(text: string): string {
  return text
    .replace(/!?\[([^[\]]{0,500})\]\([^()]{0,500}\)/gu, '$1')
    .replace(/<([^<>]{0,500})>/gu, '$1')
    .replace(/[*`]|(?<!\w)_|_(?!\w)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Up to the first full stop, question mark or exclamation mark followed by a space and a capital letter. */
function firstSentence(text: string): string {
  const end = text.search(/[.?!]['")\]]?\s\p{Lu}/u);
  return end < 0 ? text : text.slice(0, end + 1);
}

function shorten(text: string): string {
  if (text.length <= MAX_TITLE_LENGTH) return text;
  const cut = text.slice(0, MAX_TITLE_LENGTH - 1);
  const blank = cut.lastIndexOf(' ');
  return `${blank > 0 ? cut.slice(0, blank) : cut}…`;
}
