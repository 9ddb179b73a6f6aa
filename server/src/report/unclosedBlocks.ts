import { isInItem } from './indentedCode';
import { lineText, type Lines } from '../text/lines';
import { range, type Range } from '../text/position';
import { isInCodeOrComment, spanOf, type LineSpan } from '../text/codeAndComments';

/** Something opened in the lines of a block and never closed there. */
export interface UnclosedBlock {
  /** `code` in a fence; `details` folds what follows; `html` shows it as source. */
  readonly kind: 'comment' | 'code' | 'details' | 'html';
  /** The mark that opens it, in the block. */
  readonly opening: Range;
  /** What would close it. */
  readonly closing: string;
  /** The last line where that still closes it; absent if any line below does. */
  readonly last?: number;
}

/** The HTML that continues over blank lines up to its own end (CommonMark, HTML blocks, conditions 1 to 5). */
const RAW: readonly (readonly [opening: RegExp, closing: (opening: string) => string])[] = [
  [/^<(?:pre|script|style|textarea)(?=[\s>]|$)/i, (opening) => `</${opening.slice(1).toLowerCase()}>`],
  [/^<!--/, () => '-->'],
  [/^<\?/, () => '?>'],
  [/^<!\[CDATA\[/, () => ']]>'],
  [/^<![A-Za-z]/, () => '>'],
];

/** The ends of the elements of condition 1: any of them closes each. */
const RAW_ENDS = /<\/(?:pre|script|style|textarea)>/i;

/** What begins HTML that ends at a blank line (CommonMark, HTML blocks, condition 6). */
const HTML_BLOCK =
  /^<(?:\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6r]|header|html|iframe|li|main|nav|ol|p|section|summary|t(?:able|body|d|foot|h|head|r)|ul)(?=[\s/>]|$))/i;

/** Any other tag alone on its line does so, too, but not within a paragraph (condition 7). */
const LONE_TAG = /^<\/?[a-z][^<>]*>[ \t]*$/i;

/**
 * What is opened in a block's lines, from a line on, and never closed there, so that GitHub includes what follows in
 * it. Anything opened in a list item or a block quote ends with that.
 */
export function unclosedBlocks(lines: Lines, verbatim: readonly LineSpan[], from: number): UnclosedBlock[] {
  const html = unclosedHtml(lines, verbatim, from);
  if (html) return [html];
  const open = verbatim.findLast(
    ({ closed, start, end }) => !closed && start >= from && end === lines.length,
  );
  if (open?.kind === 'code') return unclosedFence(lines, open.start);
  return unclosedDetails(lines, verbatim, from);
}

function unclosedFence(lines: Lines, number: number): UnclosedBlock[] {
  const text = lineText(lines, number);
  const [indent = '', fence = ''] = /^( {0,3})(`{3,}|~{3,})/.exec(text)?.slice(1) ?? [];
  if (fence === '' || isInItem(lines, number, indent.length)) return [];
  return [
    {
      kind: 'code',
      opening: range(number, indent.length, number, text.trimEnd().length),
      closing: indent + fence,
    },
  ];
}

/** The first raw HTML that is never closed. */
function unclosedHtml(lines: Lines, verbatim: readonly LineSpan[], from: number): UnclosedBlock | null {
  // What can't be found after a line can't be found after a later one.
  const nowhere = new Set<string>();
  for (let number = from; number < lines.length; number++) {
    const span = spanOf(verbatim, number);
    if (span?.kind === 'code') {
      number = span.end - 1;
      continue;
    }
    const text = lineText(lines, number);
    const start = text.search(/\S/);
    if (start < 0 || start > 3 || text[start] !== '<') continue;
    let last = number;
    for (const [pattern, closingOf] of RAW) {
      const opening = pattern.exec(text.slice(start))?.[0];
      if (opening === undefined) continue;
      const closing = closingOf(opening);
      const end = nowhere.has(closing) ? null : closingLine(lines, number, start + opening.length, closing);
      if (end === null) nowhere.add(closing);
      if (end !== null) last = end;
      else if (!isInItem(lines, number, start))
        return {
          kind: closing === '-->' ? 'comment' : 'html',
          opening: range(number, start, number, start + opening.length),
          closing,
        };
      break;
    }
    if (
      HTML_BLOCK.test(text.slice(start)) ||
      (LONE_TAG.test(text.slice(start)) && isAfterBlank(lines, number))
    )
      while (last + 1 < lines.length && lineText(lines, last + 1).trim() !== '') last++;
    const comment = nowhere.has('-->') ? null : unclosedComment(lines, number, last);
    if (comment) return comment;
    number = last;
  }
  return null;
}

/**
 * A comment inside HTML: for CommonMark the HTML ends before the comment does, for a browser the comment continues to
 * the end of the page.
 */
function unclosedComment(lines: Lines, first: number, last: number): UnclosedBlock | null {
  for (let number = first; number <= last; number++) {
    const text = lineText(lines, number);
    const start = text.lastIndexOf('<!--');
    if (start < 0) continue;
    const end = closingLine(lines, number, start + 4, '-->');
    if (end === null)
      return { kind: 'comment', opening: range(number, start, number, start + 4), closing: '-->', last };
    number = Math.max(number, end);
  }
  return null;
}

function isAfterBlank(lines: Lines, number: number): boolean {
  return number === 0 || lineText(lines, number - 1).trim() === '';
}

function closingLine(lines: Lines, first: number, character: number, closing: string): number | null {
  // `<!-->` is a comment: its end may share the dashes of its start.
  const behind = closing === '-->' ? character - 2 : character;
  for (let number = first; number < lines.length; number++) {
    const text = lineText(lines, number).slice(number === first ? behind : 0);
    if (closing.startsWith('</') ? RAW_ENDS.test(text) : text.includes(closing)) return number;
  }
  return null;
}

/** Maximum depth of nested `<details>`. */
const MAX_DETAILS = 100;

const DETAILS = /<(\/?)details(?=[\s/>]|$)/gi;

/** The outermost `<details>` that is never closed. */
function unclosedDetails(lines: Lines, verbatim: readonly LineSpan[], from: number): UnclosedBlock[] {
  const open: Range[] = [];
  for (let number = from; number < lines.length; number++) {
    const text = lineText(lines, number);
    if (!/<\/?details/i.test(text) || isInCodeOrComment(verbatim, number)) continue;
    for (const { index, 0: tag, 1: slash } of withoutCodeSpans(text).matchAll(DETAILS)) {
      if (slash === '/') open.pop();
      else open.push(range(number, index, number, index + tag.length));
    }
  }
  const [opening] = open;
  const closing = '</details>'.repeat(Math.min(open.length, MAX_DETAILS));
  return opening ? [{ kind: 'details', opening, closing }] : [];
}

/** How many `<details>` are open at the end of the lines, if some were open before. */
export function detailsDepth(
  lines: Lines,
  verbatim: readonly LineSpan[],
  from: number,
  before: number,
): number {
  let depth = before;
  for (let number = from; number < lines.length; number++) {
    const text = lineText(lines, number);
    if (!/<\/?details/i.test(text) || isInCodeOrComment(verbatim, number)) continue;
    for (const { 1: slash } of withoutCodeSpans(text).matchAll(DETAILS))
      depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
  }
  return depth;
}

/** A line with its code spans replaced by spaces. */
function withoutCodeSpans(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : ' '.repeat(part.length)))
    .join(' ');
}
