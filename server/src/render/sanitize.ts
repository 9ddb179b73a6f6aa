import type { Nodes } from 'hast';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';

/** Elements that keep GitHub's attributes for them, but no global ones. */
const TAGS_WITH_OWN_ATTRIBUTES = ['a', 'code', 'dl', 'h2', 'li', 'ol', 'section', 'summary', 'table', 'ul'];

/** What GitHub allows beyond the library's list (html-pipeline, `DEFAULT_CONFIG`). */
const MORE_TAGS = [
  'abbr',
  'bdo',
  'caption',
  'cite',
  'dfn',
  'figcaption',
  'figure',
  'mark',
  'small',
  'time',
  'wbr',
];

/** What GitHub allows, but is of no use on a page without forms, image maps and media queries. */
const DROPPED_TAGS: ReadonlySet<string> = new Set(['picture', 'source']);
const DROPPED_ATTRIBUTES: ReadonlySet<unknown> = new Set([
  'accept',
  'acceptCharset',
  'accessKey',
  'action',
  'charSet',
  'checked',
  'cols',
  'coords',
  'encType',
  'htmlFor',
  'isMap',
  'itemProp',
  'maxLength',
  'media',
  'method',
  'multiple',
  'noHref',
  'prompt',
  'readOnly',
  'selected',
  'shape',
  'tabIndex',
  'useMap',
  'value',
]);

const allowed = defaultSchema.attributes ?? {};

/**
 * GitHub's rules made stricter: no form controls other than task list boxes, and nothing to load other than the `src`
 * of images.
 */
export const schema: Schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), ...MORE_TAGS].filter((tag) => !DROPPED_TAGS.has(tag)),
  ancestors: { ...defaultSchema.ancestors, caption: ['table'], input: ['li'] },
  attributes: {
    ...Object.fromEntries(TAGS_WITH_OWN_ATTRIBUTES.map((tag) => [tag, allowed[tag] ?? []])),
    img: ['ariaDescribedBy', 'ariaLabel', 'ariaLabelledBy', 'src'],
    input: ['checked', ['disabled', true], ['type', 'checkbox']],
    '*': (allowed['*'] ?? []).filter((attribute) => !DROPPED_ATTRIBUTES.has(attribute)),
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

/** Prepended to every id and name of the document, so that none clobbers one of the page's own. */
export const ID_PREFIX = 'user-content-';

/** The tree without anything that could run, load or leave its place. Ids and names begin with `ID_PREFIX`. */
export function makeSafe(tree: Nodes, allowed: Schema = schema): Nodes {
  return sanitize(tree, { ...allowed, clobberPrefix: ID_PREFIX });
}
