import type { Blockquote, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { createPlaces } from './places';
import { simpleInline } from './simpleInline';

/** The text of a paragraph, a heading or an item, while its lines are read. */
interface OpenText {
  readonly children: PhrasingContent[];
  /** The blocks that end where it ends, with their start. */
  readonly around: readonly (readonly [Paragraph | ListItem | List, number])[];
  readonly start: number;
  end: number;
}

/** The list that the next line may continue. */
interface OpenList {
  readonly node: List;
  readonly start: number;
  /** What its items begin with; for numbers what follows them. */
  readonly mark: string;
}

interface OpenFence {
  readonly start: number;
  readonly content: number;
  readonly lang: string;
}

/** Between two lines. */
interface State {
  text: OpenText | null;
  list: OpenList | null;
  fence: OpenFence | null;
  /** The end of the last line of a quote. */
  quoteEnd: number;
  isAfterBlank: boolean;
}

const HEADING = /(#{1,6}) (?=[A-Za-z0-9])/y;
const ITEM = /(?:[-+*]|(\d{1,9})([.)]))(?: |(?=[\r\n]|$))/y;
/** The start of a line that can be nothing but text. */
const TEXT = /[A-Za-z0-9\u00c0-\u024f("'[!`*]/y;
const FENCE = /```([A-Za-z0-9]*)(?=[\r\n]|$)/y;
const MAYBE_CLOSING_FENCE = /^[ \t]*`{3,}[ \t]*$/;
const LINE_END = /\r\n?|\n/g;

/**
 * The tree of a text that is written as most people write: paragraphs, headings, quotes, flat lists and fenced code, in
 * them plain words, code, emphasis, links and images. It is the same as micromark's, in a fraction of the time. Null
 * where a line may be anything else. Takes linear time.
 */
export function simpleMarkdown(text: string): Root | null {
  const places = createPlaces(text);
  const quote: Blockquote | null = text.startsWith('>') ? { type: 'blockquote', children: [] } : null;
  const top: RootContent[] = [];
  const blocks = quote?.children ?? top;
  const texts: OpenText[] = [];
  const state: State = { text: null, list: null, fence: null, quoteEnd: 0, isAfterBlank: false };

  let start = 0;
  for (const { index, 0: lineEnd } of [...text.matchAll(LINE_END), { index: text.length, 0: '' }]) {
    if (!readLine(start, index)) return null;
    start = index + lineEnd.length;
  }
  if (state.fence !== null) return null;
  for (const { children, around, ...span } of texts) {
    const inline = simpleInline(text, span, places);
    if (inline === null) return null;
    children.push(...inline);
    for (const [block, from] of around) block.position = places.range(from, span.end);
  }
  if (quote !== null) top.push({ ...quote, position: places.range(0, state.quoteEnd) });
  return { type: 'root', children: top, position: places.range(0, text.length) };

  /** Whether the line is simple. */
  function readLine(from: number, end: number): boolean {
    if (state.fence !== null) return readCode(state.fence, from, end);
    if (quote === null) return readInner(from, end);
    if (from === end) {
      state.isAfterBlank = true;
      return true;
    }
    // The next quote, or a line that isn't marked.
    if (state.isAfterBlank || text[from] !== '>') return false;
    state.quoteEnd = end;
    return readInner(from + (text[from + 1] === ' ' ? 2 : 1), end);
  }

  function readInner(at: number, end: number): boolean {
    if (at >= end) {
      state.text = null;
      return true;
    }
    if (text[end - 1] === ' ') return false;
    if (text[at] === ' ') return readContinuation(at, end);
    return (
      (quote === null && (beginCode(at, end) || addItem(at, end))) ||
      addHeading(at, end) ||
      (state.text === null ? addParagraph(at, end) : readContinuation(at, end))
    );
  }

  function addParagraph(at: number, end: number): boolean {
    if (!beginsText(at)) return false;
    const paragraph: Paragraph = { type: 'paragraph', children: [] };
    blocks.push(paragraph);
    state.list = null;
    state.text = openText(paragraph.children, [[paragraph, at]], at, end);
    return true;
  }

  function readContinuation(from: number, end: number): boolean {
    let at = from;
    while (text[at] === ' ') at++;
    if (state.text === null || !beginsText(at)) return false;
    state.text.end = end;
    return true;
  }

  function addHeading(at: number, end: number): boolean {
    const [all = '', marks = ''] = matchAt(HEADING, at) ?? [];
    if (all === '' || text.slice(at + all.length, end).includes('#')) return false;
    const children: PhrasingContent[] = [];
    const depth = marks.length as 1 | 2 | 3 | 4 | 5 | 6;
    blocks.push({ type: 'heading', depth, children, position: places.range(at, end) });
    openText(children, [], at + all.length, end);
    state.text = null;
    state.list = null;
    return true;
  }

  function addItem(at: number, end: number): boolean {
    const [all = '', digits, delimiter] = matchAt(ITEM, at) ?? [];
    const content = at + all.length;
    if (all === '' || content >= end || !beginsText(content)) return false;
    const mark = delimiter ?? all.charAt(0);
    const number = digits === undefined ? null : Number(digits);
    const isNext = state.list?.mark === mark;
    // A blank line between items makes the list loose; a number other than 1 doesn't end a paragraph.
    if (state.list !== null && state.text === null) return false;
    if (state.text !== null && !isNext && number !== null && number !== 1) return false;
    if (!isNext || state.list === null) {
      const node: List = {
        type: 'list',
        ordered: number !== null,
        start: number,
        spread: false,
        children: [],
      };
      blocks.push(node);
      state.list = { node, mark, start: at };
    }
    const { node, start: listStart } = state.list;
    const paragraph: Paragraph = { type: 'paragraph', children: [] };
    const item: ListItem = { type: 'listItem', spread: false, checked: null, children: [paragraph] };
    node.children.push(item);
    const around = [[paragraph, content] as const, [item, at] as const, [node, listStart] as const];
    state.text = openText(paragraph.children, around, content, end);
    return true;
  }

  function beginCode(at: number, end: number): boolean {
    const [all, lang = ''] = matchAt(FENCE, at) ?? [];
    if (all === undefined || lang === 'math') return false;
    state.fence = { start: at, content: end, lang };
    state.text = null;
    state.list = null;
    return true;
  }

  function readCode({ start, content, lang }: OpenFence, from: number, end: number): boolean {
    const line = text.slice(from, end);
    if (line.includes('\0')) return false;
    if (!MAYBE_CLOSING_FENCE.test(line)) return true;
    if (line !== '```') return false;
    const value = text.slice(content, from).replace(/^(?:\r\n?|\n)|(?:\r\n?|\n)$/g, '');
    const position = places.range(start, end);
    blocks.push({ type: 'code', lang: lang === '' ? null : lang, meta: null, value, position });
    state.fence = null;
    return true;
  }

  function openText(
    children: PhrasingContent[],
    around: OpenText['around'],
    from: number,
    end: number,
  ): OpenText {
    const opened = { children, around, start: from, end };
    texts.push(opened);
    return opened;
  }

  function beginsText(at: number): boolean {
    return matchAt(TEXT, at) !== null && matchAt(ITEM, at) === null && !text.startsWith('```', at);
  }

  function matchAt(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(text);
  }
}
