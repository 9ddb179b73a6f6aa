import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { toHtml } from 'hast-util-to-html';
import { gfm } from 'micromark-extension-gfm';

/** GitHub's HTML for a text, without invisible details: the language of code, white space between blocks, and whether a list is loose. */
export function githubHtml(text: string): string {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const html = toHtml(toHast(tree, { allowDangerousHtml: true }), { allowDangerousHtml: true });
  return html
    .replace(/ class="language-[^"]*"/g, '')
    .replace(/<\/?p>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:li|ul|ol|pre|code|blockquote)\b[^>]*>) ?/g, '$1');
}
