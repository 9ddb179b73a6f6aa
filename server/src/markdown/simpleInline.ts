import type { PhrasingContent } from 'mdast';
import type { Places } from './places';

/** Words, and marks that mean nothing where they are. */
const PLAIN =
  /(?:[A-Za-z0-9 \r\n,.;:'"?()/%+={}#^>\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdff-]+|(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])|!(?!\[)|&(?= )|<(?=[ \d]))+/y;
const CODE = /`([^`\r\n\0]+)`(?!`)/y;
const EMPHASIS = /(\*\*?)(?=[A-Za-z0-9])/y;
const EMPHASIS_END = /(\*\*?)(?![^ \r\n.,;:)?!])/y;
const LINK = /\[(?=[A-Za-z0-9`])/y;
const LINK_END = /\]\(([A-Za-z0-9:/._?=#~+,%-]+)\)/y;
const IMAGE =
  /!\[((?:[A-Za-z0-9 ,.;:'-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*)\]\(([A-Za-z0-9:/._?=#~+,%-]+)\)/y;
/** What GitHub makes links of without any mark. */
const ADDRESS = /www\.|:\/\//i;
/** The marks of a quote, or the indentation, of all lines but the first. */
const LINE_STARTS = /(\r\n?|\n)(?:> ?)? */g;

/** UTF-16 units of a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The inline content of the lines of a paragraph that are plain or simply marked; null where they may be anything else. */
export function simpleInline(source: string, { start, end }: Span, places: Places): PhrasingContent[] | null {
  // Marks of quotes are blanks here.
  const text = source.slice(start, end).replace(LINE_STARTS, (all) => all.replace('>', ' '));
  let at = 0;
  const found = read('');
  return at === text.length ? found : null;

  /** Reads to the end of the text, or to what ends the element around it: `*`, `**` or `]`. Stops before anything that isn't simple. */
  function read(close: string): PhrasingContent[] {
    const nodes: PhrasingContent[] = [];
    while (at < text.length) {
      const node =
        plain() ??
        code() ??
        (close === '' ? (emphasis() ?? image()) : null) ??
        (close === ']' ? null : link());
      if (node === null) break;
      nodes.push(node);
    }
    return nodes;
  }

  function plain(): PhrasingContent | null {
    const [value] = take(PLAIN) ?? [];
    if (value === undefined) return null;
    const from = at - value.length;
    if (ADDRESS.test(value)) {
      at = from;
      return null;
    }
    // The start of the next line isn't part of a text that ends with a line.
    const to = from + value.replace(/([\r\n]) *$/, '$1').length;
    return {
      type: 'text',
      value: text.slice(from, to).replace(LINE_STARTS, '$1'),
      position: placeOf(from, to),
    };
  }

  function code(): PhrasingContent | null {
    const [all, content = ''] = take(CODE) ?? [];
    if (all === undefined) return null;
    const isPadded = content.startsWith(' ') && content.endsWith(' ') && content.trim() !== '';
    const value = isPadded ? content.slice(1, -1) : content;
    return { type: 'inlineCode', value, position: placeOf(at - all.length, at) };
  }

  function emphasis(): PhrasingContent | null {
    const from = at;
    if (!/^[ \r\n(]?$/.test(text.charAt(from - 1))) return null;
    const [mark] = take(EMPHASIS) ?? [];
    if (mark === undefined) return null;
    const children = read(mark);
    const isFull = !/[ \r\n(]/.test(text.charAt(at - 1));
    if (!isFull || take(EMPHASIS_END)?.[1] !== mark) return fail(from);
    return { type: mark === '*' ? 'emphasis' : 'strong', children, position: placeOf(from, at) };
  }

  function link(): PhrasingContent | null {
    const from = at;
    if (take(LINK) === null) return null;
    const children = read(']');
    const [, url] = take(LINK_END) ?? [];
    if (url === undefined) return fail(from);
    return { type: 'link', title: null, url, children, position: placeOf(from, at) };
  }

  function image(): PhrasingContent | null {
    const [all, alt = '', url = ''] = take(IMAGE) ?? [];
    if (all === undefined || ADDRESS.test(alt)) return null;
    return { type: 'image', title: null, url, alt, position: placeOf(at - all.length, at) };
  }

  /** Nothing is simple from there on. */
  function fail(from: number): null {
    at = from;
    return null;
  }

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  }

  function placeOf(from: number, to: number): ReturnType<Places['range']> {
    return places.range(start + from, start + to);
  }
}
