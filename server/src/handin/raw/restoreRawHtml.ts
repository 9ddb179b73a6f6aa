import { isBlockLevel } from '../blockLevel';
import { findPlaceholder, RAW_PREFIX } from '../placeholders';
import type { Version } from '../version';
import { COST_OF_OUTPUT, type Work } from '../work';

const PARAGRAPH = '<p>';
const PARAGRAPH_END = '</p>';

/** Creates a function that puts raw HTML back into pages and parts of them; blocks replace their paragraphs. */
export function rawHtmlRestorer(
  rawHtml: readonly string[],
  version: Version,
  work: Work,
): (page: string) => string {
  // Raw HTML can only contain raw HTML that was taken out before it.
  const restored: string[] = [];
  for (const html of rawHtml) restored.push(restore(html));
  return restore;

  function restore(text: string): string {
    let result = '';
    let copied = 0;
    for (
      let found = findPlaceholder(text, RAW_PREFIX, 0);
      found;
      found = findPlaceholder(text, RAW_PREFIX, found.end)
    ) {
      const html = restored[found.number];
      if (html === undefined || !work.spend(COST_OF_OUTPUT * html.length)) continue;
      const start = found.start - PARAGRAPH.length;
      const isWrapped =
        start >= copied && text.startsWith(PARAGRAPH, start) && text.startsWith(PARAGRAPH_END, found.end);
      const isUnwrapped = isWrapped && isBlock(rawHtml[found.number] ?? '', version);
      result += text.slice(copied, isUnwrapped ? start : found.start) + html;
      copied = isUnwrapped ? found.end + PARAGRAPH_END.length : found.end;
    }
    return copied === 0 ? text : result + text.slice(copied);
  }
}

/** Whether raw HTML begins with a block-level tag, a comment or the like: `^<\/?([^ >]+)`. */
function isBlock(html: string, version: Version): boolean {
  if (!html.startsWith('<')) return false;
  const start = html[1] === '/' ? 2 : 1;
  let end = start;
  while (end < html.length && html[end] !== ' ' && html[end] !== '>') end++;
  if (end === start) return start === 2 && isBlockLevel('/', version);
  return '!?@%'.includes(html[start] ?? ' ') || isBlockLevel(html.slice(start, end), version);
}
