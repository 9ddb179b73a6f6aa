import { parseFragment } from 'parse5';

/** Receives the visible parts of HTML: its texts, and its tags, of which only images and line breaks are visible. */
export interface HtmlReader {
  /** A text, and its start in the HTML. */
  text(text: string, index: number): void;
  /** `name` in lower case, with its `/` for an end tag; `source` is the whole tag, which begins at `index`. */
  tag(name: string, source: string, index: number): void;
}

/** Reads HTML as written, tag by tag, however it is nested. */
export function readHtml(html: string, reader: HtmlReader): void {
  let at = 0;
  while (at < html.length) {
    const less = html.indexOf('<', at);
    const textEnd = less === -1 ? html.length : less;
    if (at < textEnd) reader.text(decodeReferences(html.slice(at, textEnd)), at);
    if (less === -1) return;
    at = readMarkup(html, less, reader);
  }
}

/** Elements with invisible content. */
const HIDDEN = new Set(['script', 'style', 'template', 'noscript']);

function readMarkup(html: string, less: number, reader: HtmlReader): number {
  const next = html[less + 1] ?? '';
  if (next === '!' || next === '?') {
    const isComment = html.startsWith('<!--', less);
    const end = isComment ? html.indexOf('-->', less + 4) : html.indexOf('>', less);
    return end === -1 ? html.length : end + (isComment ? 3 : 1);
  }
  const name = /^\/?[a-z][^\s/>]*/i.exec(html.slice(less + 1, less + 100))?.[0].toLowerCase();
  if (name === undefined) {
    reader.text('<', less);
    return less + 1;
  }
  const end = tagEnd(html, less);
  if (end === -1) return html.length;
  reader.tag(name, html.slice(less, end), less);
  if (!HIDDEN.has(name)) return end;
  const close = html.indexOf(`</${name}`, end);
  return close === -1 ? html.length : close;
}

/** After the `>` of a tag; attributes may contain one in quotes. */
function tagEnd(html: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < html.length; at++) {
    const character = html[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character;
  }
  return html.indexOf('>', start) + 1 || -1;
}

/** A text with its character references resolved. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  const [node] = parseFragment(text.replaceAll('<', '&lt;')).childNodes;
  return node && 'value' in node ? node.value : text;
}

const SOURCE = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** The address of an image's tag. */
export function sourceOfImage(tag: string): string {
  const [, double, single, bare] = SOURCE.exec(tag.slice(0, 4000)) ?? [];
  return decodeReferences(double ?? single ?? bare ?? '');
}

/** An address in a form in which addresses of the same place are equal. */
export function sameAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
