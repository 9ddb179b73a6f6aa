import { html, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const TAGS = new Set(
  (
    'a abbr b bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd ' +
    'li mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt ul var wbr'
  ).split(' '),
);

const ATTRIBUTES = new Set(
  (
    'abbr align alt aria-describedby aria-label aria-labelledby axis border cellpadding cellspacing char charoff class clear color colspan ' +
    'compact data-end-line data-fit data-footnote-backref data-footnote-ref data-footnotes data-line data-question data-src data-state ' +
    'datetime dir frame headers height hreflang hspace id label lang name noshade nowrap open rev rows rowspan rules scope size span start ' +
    'summary title valign width'
  ).split(' '),
);

const CLASSES =
  /^(?:language-.+|task-list-item|contains-task-list|sr-only|footnotes|data-footnote-backref|question|question-bar|remote-image|blocked-image|source)$/;

/**
 * What a browser would find in HTML that could run, load, submit, imitate the page's own parts, or lead to where nothing may;
 * empty where it is safe. The HTML is parsed anew by the rules of the standard.
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

function dangersOf({ tagName, namespaceURI, attrs }: DefaultTreeAdapterTypes.Element): string[] {
  const dangers: string[] = [];
  if (!TAGS.has(tagName) || namespaceURI !== html.NS.HTML) dangers.push(`<${tagName}>`);
  for (const { name, value } of attrs)
    if (!isSafe(tagName, name, value)) dangers.push(`<${tagName} ${name}="${value}">`);
  return dangers;
}

function isSafe(tag: string, name: string, value: string): boolean {
  if (name === 'href') return tag === 'a' && (/^(?:https?|mailto):/.test(value) || isOwn(value));
  if (name === 'src') return tag === 'img' && isOwn(value) && !value.startsWith('/');
  if (name === 'data-src') return /^https?:/.test(value);
  if (name === 'type') return tag === 'input' && value === 'checkbox';
  if (name === 'disabled' || name === 'checked') return tag === 'input';
  if (name === 'id' || name === 'name') return value.startsWith('user-content-');
  if (name === 'class') return value.split(/\s+/).every((word) => word === '' || CLASSES.test(word));
  return ATTRIBUTES.has(name);
}

const PAGES = ['https://page.invalid/a/b/', 'file:///a/b/'];

/** Whether an address stays with the page that it stands in, whatever that is. */
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
