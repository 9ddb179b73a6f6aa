import { html, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const TAGS = new Set(
  (
    'a abbr b bdo big blockquote br caption center cite code dd del details dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img input ins kbd ' +
    'li mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
  ).split(' '),
);

const ATTRIBUTES = new Set(
  (
    'abbr align alt aria-describedby aria-label aria-labelledby axis border cellpadding cellspacing char charoff class clear color colspan ' +
    'compact data-address data-end-line data-fit data-footnote-backref data-footnote-ref data-footnotes data-line data-mark data-question data-src data-state ' +
    'datetime dir face frame headers height hidden hreflang hspace id label lang name noshade nowrap open rev rows rowspan rules scope size span start ' +
    'summary title valign width'
  ).split(' '),
);

const MATH_TAGS = new Set(
  (
    'annotation math mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup ' +
    'mtable mtd mtext mtr munder munderover semantics'
  ).split(' '),
);

const MATH_ATTRIBUTES = new Set(
  (
    'accent accentunder class columnspan depth display displaystyle encoding fence form height largeop linethickness lspace mathvariant maxsize ' +
    'minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric voffset width'
  ).split(' '),
);

/** Only the icons of alerts are SVG. */
const ICON_TAGS = new Set(['svg', 'path']);
const ICON_ATTRIBUTES = new Set(['width', 'height', 'aria-hidden', 'viewBox', 'd']);

const CLASSES =
  /^(?:language-.+|hljs-[a-z_-]+|(?:class|function|inherited|invoke|language)_+|formula-(?:box|error)|tml-(?:jot|left|right)|alert|alert-[a-z]+|task-list-item|contains-task-list|note|sr-only|footnotes|data-footnote-backref|question|question-bar|remote-image|blocked-image|source)$/;

/**
 * Everything that a browser finds in HTML that could run, load, submit, imitate the page's own parts, or open a forbidden address;
 * empty if the HTML is safe. It is parsed as in the HTML standard.
 */
export function dangersIn(page: string): string[] {
  const dangers: string[] = [];
  const open: Node[] = [...parseFragment(page).childNodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('childNodes' in node) open.push(...node.childNodes);
    if (node.nodeName === '#text') continue;
    if (!('tagName' in node)) dangers.push(node.nodeName);
    else dangers.push(...dangersOf(node));
  }
  return dangers;
}

function dangersOf(element: DefaultTreeAdapterTypes.Element): string[] {
  const { tagName, namespaceURI, attrs } = element;
  const dangers: string[] = [];
  const tags = TAGS_OF.get(namespaceURI);
  if (tags?.has(tagName) !== true || (tagName === 'svg' && !isIcon(element))) dangers.push(`<${tagName}>`);
  for (const { name, value } of attrs)
    if (!isSafe(tagName, name, value, namespaceURI)) dangers.push(`<${tagName} ${name}="${value}">`);
  return dangers;
}

const TAGS_OF = new Map<html.NS, ReadonlySet<string>>([
  [html.NS.HTML, TAGS],
  [html.NS.MATHML, MATH_TAGS],
  [html.NS.SVG, ICON_TAGS],
]);

function isIcon({ parentNode }: DefaultTreeAdapterTypes.Element): boolean {
  return (
    parentNode !== null &&
    'attrs' in parentNode &&
    parentNode.attrs.some(({ value }) => value === 'alert-title')
  );
}

function isSafe(tag: string, name: string, value: string, namespace: html.NS): boolean {
  if (namespace === html.NS.SVG) return ICON_ATTRIBUTES.has(name);
  if (namespace === html.NS.MATHML && name !== 'class')
    return MATH_ATTRIBUTES.has(name) && !/[:/]/.test(value.replace('application/x-tex', ''));
  if (name === 'href') return tag === 'a' && (/^(?:https?|mailto):/.test(value) || isOwn(value));
  if (name === 'src') return tag === 'img' && isOwn(value) && !value.startsWith('/');
  if (name === 'data-src') return /^https?:/.test(value);
  if (name === 'data-address') return /^[\w%.~!*'()-]+$/.test(value);
  if (name === 'type') return tag === 'input' && value === 'checkbox';
  if (name === 'disabled' || name === 'checked') return tag === 'input';
  if (name === 'id' || name === 'name') return value.startsWith('user-content-');
  if (name === 'class') return value.split(/\s+/).every((word) => word === '' || CLASSES.test(word));
  return ATTRIBUTES.has(name);
}

const PAGES = ['https://page.invalid/a/b/', 'file:///a/b/'];

/** Whether an address stays within its page, whatever the page's own address is. */
function isOwn(address: string): boolean {
  return PAGES.every((page) => {
    const resolved = URL.parse(address, page);
    return (
      resolved !== null &&
      resolved.protocol === new URL(page).protocol &&
      resolved.host === new URL(page).host
    );
  });
}
