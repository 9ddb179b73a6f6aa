import { lineText, type Lines } from './lines';
import { listMarkLength } from './listMark';

/** Lines from `start` up to, not including, `end`, inside a block. */
export interface LineSpan {
  readonly kind: 'code' | 'comment';
  readonly start: number;
  readonly end: number;
  /** Whether it has its own closing mark, rather than ending with the block. */
  readonly closed: boolean;
}

/** The text of a line after its block quote marks, and their number. */
export function unquote(line: string): { readonly depth: number; readonly start: number } {
  let depth = 0;
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '>') {
      depth++;
      start = line[i + 1] === ' ' ? i + 2 : i + 1;
    } else if (line[i] !== ' ' && line[i] !== '\t') break;
  }
  return { depth, start };
}

/** Whether a line holds only quote marks. False for a line that does not exist. */
export function isBlankLine(lines: Lines, number: number): boolean {
  if (number < 0 || number >= lines.length) return false;
  const line = lineText(lines, number);
  return line.slice(unquote(line).start).trim() === '';
}

interface Fence {
  /** Columns of the spaces and list mark before it. */
  readonly indent: number;
  readonly mark: '`' | '~';
  readonly length: number;
  readonly depth: number;
}

/**
 * The code fences and HTML comments in a block's lines, including the lines with their marks. An unclosed one reaches
 * to the end of the block; one in a block quote ends with the quote (CommonMark, Fenced code blocks, HTML blocks).
 */
export function codeAndCommentSpans(lines: Lines): LineSpan[] {
  const spans: LineSpan[] = [];
  for (let number = 0; number < lines.length; number++) {
    const span = spanAt(lines, number);
    if (!span) continue;
    spans.push(span);
    number = span.end - 1;
  }
  return spans;
}

/** The span that a line is in; `spans` are in line order. */
export function spanOf(spans: readonly LineSpan[], line: number): LineSpan | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span && span.start <= line ? span : null;
}

/** Whether a line is in one of the spans, which are in line order. */
export function isInCodeOrComment(spans: readonly LineSpan[], line: number): boolean {
  return spanOf(spans, line) !== null;
}

function spanAt(lines: Lines, start: number): LineSpan | null {
  const line = lineText(lines, start);
  const fence = openingFence(line);
  if (fence) return codeSpan(lines, start, fence);
  const comment = line.indexOf('<!--');
  if (comment < 0 || line.slice(unquote(line).start, comment).trim() !== '') return null;
  return commentSpan(lines, start, comment);
}

function codeSpan(lines: Lines, start: number, fence: Fence): LineSpan {
  for (let number = start + 1; number < lines.length; number++) {
    const line = lineText(lines, number);
    if (fence.depth > 0 && unquote(line).depth === 0)
      return { kind: 'code', start, end: number, closed: false };
    if (isClosing(line, fence)) return { kind: 'code', start, end: number + 1, closed: true };
  }
  return { kind: 'code', start, end: lines.length, closed: false };
}

function commentSpan(lines: Lines, start: number, character: number): LineSpan {
  const isQuoted = unquote(lineText(lines, start)).depth > 0;
  for (let number = start; number < lines.length; number++) {
    const line = lineText(lines, number);
    if (isQuoted && unquote(line).depth === 0) return { kind: 'comment', start, end: number, closed: false };
    // `<!-->` is a comment: its end may share the dashes of its start.
    const from = number === start ? character + 2 : 0;
    if (line.includes('-->', from)) return { kind: 'comment', start, end: number + 1, closed: true };
  }
  return { kind: 'comment', start, end: lines.length, closed: false };
}

function openingFence(line: string): Fence | null {
  const { depth, start } = unquote(line);
  const indent = listMarkLength(line.slice(start));
  const text = line.slice(start + indent);
  const mark = text[0];
  if (mark !== '`' && mark !== '~') return null;
  const length = runLength(text, mark);
  if (length < 3 || (mark === '`' && text.includes('`', length))) return null;
  return { mark, length, depth, indent };
}

function isClosing(line: string, fence: Fence): boolean {
  const content = line.slice(fence.depth > 0 ? unquote(line).start : 0);
  const text = content.trim();
  const length = runLength(text, fence.mark);
  if (length < fence.length || length !== text.length) return false;
  // Indented four spaces more than its list item or the page, it is code, and the fence continues.
  return content.length - content.trimStart().length <= fence.indent + 3;
}

function runLength(text: string, mark: string): number {
  let length = 0;
  while (text[length] === mark) length++;
  return length;
}
