import type { Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Raw } from 'mdast-util-to-hast';
import { MATHML } from '../../../server/src/render/mathml';
import { schema } from '../../../server/src/render/sanitize';

/** The rules of the page with its own markup; ids have their prefix already. */
const pageSchema: Schema = {
  ...schema,
  clobber: [],
  tagNames: [...(schema.tagNames ?? []), ...(MATHML.tagNames ?? []), 'svg', 'path'],
  attributes: {
    ...schema.attributes,
    ...MATHML.attributes,
    code: [['className', /^language-./, 'formula-error']],
    svg: ['width', 'height', 'viewBox', ['ariaHidden', 'true']],
    path: ['d'],
    '*': [
      ...(schema.attributes?.['*'] ?? []),
      'displaystyle',
      'scriptlevel',
      'className',
      'dataLine',
      'dataEndLine',
      'dataQuestion',
      'dataState',
      'dataFit',
      'dataAddress',
      'dataSrc',
    ],
    section: ['dataFootnotes', ['className', 'footnotes', 'question']],
    input: [...(schema.attributes?.['input'] ?? []), 'ariaLabel'],
  },
};

/** HTML of the page as a browser parses it, sanitised again. */
export function againSafe(html: string): string {
  return toHtml(sanitize(readAgain(html), pageSchema));
}

function readAgain(html: string): Nodes {
  const node: Raw = { type: 'raw', value: html };
  return raw({ type: 'root', children: [node] });
}
