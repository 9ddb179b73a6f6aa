import type { Nodes as HastNodes } from 'hast';
import { raw } from 'hast-util-raw';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { formulaToHast } from './formulas';

/**
 * The HTML of a parsed text, raw HTML included, nested as a browser would read it. Not safe yet.
 * @param prefix Prepended to the ids of footnotes.
 */
export function htmlOf(tree: Root, text: string, prefix: string): HastNodes {
  const html = toHast(tree, {
    allowDangerousHtml: true,
    clobberPrefix: prefix,
    handlers: { formula: formulaToHast },
  });
  return raw(html, { file: fileOf(text), tagfilter: true });
}

type RawFile = NonNullable<Parameters<typeof raw>[1]>['file'];

/** `raw` keeps positions only if it is given the file, of which it only uses the text. */
function fileOf(text: string): RawFile {
  const file: Pick<NonNullable<RawFile>, 'toString'> = { toString: () => text };
  return file as NonNullable<RawFile>;
}
