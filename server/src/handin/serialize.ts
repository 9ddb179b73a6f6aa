import type { Element } from './element';
import { RAW_PREFIX } from './placeholders';
import { isAsciiDigit, isAsciiLetterOrDigit, isHexDigit } from './pythonText';

/** Elements without content. */
const EMPTY_ELEMENTS = new Set(['br', 'hr', 'img']);

/** Writes an element with its content and its tail, as XHTML. */
export function serialize(element: Element): string {
  const pieces: string[] = [];
  write(element, pieces);
  return pieces.join('');
}

/** Writes the content of an element. */
export function serializeContent(element: Element): string {
  const pieces: string[] = [];
  writeContent(element, pieces);
  return pieces.join('');
}

/**
 * Writes elements one after the other. With `line`, elements that know their line get it in `data-line`, relative to
 * `line`.
 */
export function serializeAll(elements: readonly Element[], line?: number): string {
  const pieces: string[] = [];
  for (const element of elements) write(element, pieces, line);
  return pieces.join('');
}

function write(element: Element, pieces: string[], line?: number): void {
  pieces.push('<', element.tag);
  for (const name of Object.keys(element.attributes).sort()) {
    pieces.push(' ', name, '="', escapeAttribute(element.attributes[name] ?? ''), '"');
  }
  if (line !== undefined && element.line !== undefined && !isRawHtml(element))
    pieces.push(' data-line="', String(element.line - line), '"');
  if (EMPTY_ELEMENTS.has(element.tag)) {
    pieces.push(' />');
  } else {
    pieces.push('>');
    writeContent(element, pieces, line);
    pieces.push('</', element.tag, '>');
  }
  if (element.tail !== '') pieces.push(escapeText(element.tail));
}

function writeContent(element: Element, pieces: string[], line?: number): void {
  if (element.text !== '') pieces.push(escapeText(element.text));
  for (const child of element.children) write(child, pieces, line);
}

/** Whether a paragraph may be replaced by raw HTML: it is looked up as written without attributes. */
function isRawHtml({ tag, text }: Element): boolean {
  return tag === 'p' && text.startsWith(RAW_PREFIX);
}

function escapeText(text: string): string {
  return escapeAmpersands(text).replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}

/** Escapes `&`, except where it begins an entity. */
function escapeAmpersands(text: string): string {
  let escaped = '';
  let copied = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    if (isEntity(text, at)) continue;
    escaped += `${text.slice(copied, at)}&amp;`;
    copied = at + 1;
  }
  return copied === 0 ? text : escaped + text.slice(copied);
}

/** `&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);`, in upper or lower case. */
function isEntity(text: string, start: number): boolean {
  const isNumber = text[start + 1] === '#';
  const isHex = isNumber && (text[start + 2] === 'x' || text[start + 2] === 'X');
  const isOfName = isHex ? isHexDigit : isNumber ? isAsciiDigit : isOfEntityName;
  const name = start + (isHex ? 3 : isNumber ? 2 : 1);
  let end = name;
  while (isOfName(text.charCodeAt(end))) end++;
  return end > name && text[end] === ';';
}

/** When it ignores case, Python treats letters whose other case is i, s or k like those. */
function isOfEntityName(unit: number): boolean {
  return isAsciiLetterOrDigit(unit) || unit === 0x130 || unit === 0x131 || unit === 0x17f || unit === 0x212a;
}
