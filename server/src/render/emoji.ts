import type { Nodes } from 'hast';
import { emojiByName } from './emojiTable';

/** The elements whose text GitHub leaves alone (html-pipeline, `EmojiFilter`), and formulas. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['code', 'math', 'pre', 'svg', 'tt']);

/** Made when the first colon is met. */
let names: ReadonlyMap<string, string> | undefined;

/** A name between two colons, at a given place. GitHub's longest name has 40 letters. */
const SHORTCODE = /:([a-z0-9_+-]{1,40}):/y;

/**
 * Writes the emoji that GitHub shows for shortcodes such as `:rocket:` into the text of a tree. All others stay, also the
 * names of GitHub's own pictures, such as `:octocat:`. Make the ids of headings first: GitHub makes them from the shortcodes.
 */
export function showEmoji(node: Nodes): void {
  if (node.type === 'text') node.value = withEmoji(node.value);
  else if ('children' in node && !(node.type === 'element' && LEFT_ALONE.has(node.tagName)))
    for (const child of node.children) showEmoji(child);
}

function withEmoji(text: string): string {
  let shown = '';
  let copied = 0;
  for (let start = text.indexOf(':'); start !== -1; start = text.indexOf(':', start)) {
    SHORTCODE.lastIndex = start;
    const name = SHORTCODE.exec(text)?.[1];
    names ??= emojiByName();
    const emoji = name === undefined ? undefined : names.get(name);
    if (name === undefined || emoji === undefined) {
      start++;
      continue;
    }
    shown += text.slice(copied, start) + emoji;
    start += name.length + 2;
    copied = start;
  }
  return shown + text.slice(copied);
}
