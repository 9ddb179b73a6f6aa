import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { imageSpans, type ImageSpan } from '../../counting/count';
import { definitionsFor, labelsOf, NO_DEFINITIONS } from '../../markdown/linkDefinitions';
import { parseMarkdown } from '../../markdown/markdown';
import { costOf } from '../../markdown/parseBudget';
import type { Answer, Question, QuestionBlock } from '../../report/report';
import { spanOf, unquote } from '../../text/codeAndComments';
import { encodeTarget, IMAGE_EXTENSIONS, resolveTarget, suffixOf } from '../../text/figureTarget';
import { lineEndOf, lineLength, lineText, splitLines, textIn } from '../../text/lines';
import { memoizeByObject } from '../../text/memo';
import { comparePositions, position, range, type Range } from '../../text/position';
import type { TextEdit } from '../rule';
import { escapeTarget } from './markdownImage';

/**
 * Why GitHub does not show an image: what is between its parentheses or brackets, a backslash before it, or the block
 * around it.
 */
export type NotShownCause =
  | 'target'
  | 'description'
  | 'escape'
  | 'table'
  | 'code-span'
  | 'code'
  | 'comment'
  | 'html'
  | 'formula'
  | 'other';

/** An image that the checker counts and GitHub shows as text or not at all; in block lines. */
export interface ImageNotShown {
  readonly range: Range;
  readonly cause: NotShownCause;
  /** Where it would lead, as far as known. */
  readonly target: string;
  /**
   * The edit that makes it an image for both of them, with its own path or the given one; null if no edit is certain.
   */
  readonly fix: (path: string | null) => TextEdit | null;
}

/** Maximum number of images checked in an answer. */
const MAX_IMAGES = 500;

/** Maximum work to try out fixes, in microseconds; real answers need less. */
const MAX_TRIED_WORK = 200_000;

/**
 * The images of an answer that the checker counts but the page does not show. Those in a block that is never closed are
 * left out: the block is the problem.
 */
export const imagesNotShown = memoizeByObject((block: QuestionBlock): readonly ImageNotShown[] => {
  const { answer } = block;
  if (!answer?.content || answer.notParsed !== null || !block.isParsed) return [];
  const counted = countedImages(block, answer).filter((image) => !isShown(answer, image));
  if (counted.length === 0) return [];
  const page = pageOf(block, answer);
  return counted.map((image) => notShown(page, image));
});

interface CountedImage {
  readonly line: number;
  readonly span: ImageSpan;
}

function countedImages(
  { lines, verbatim }: QuestionBlock,
  { range: { start, end } }: Answer,
): CountedImage[] {
  const images: CountedImage[] = [];
  for (let line = start.line; line <= end.line && images.length < MAX_IMAGES; line++) {
    const text = lines[line] ?? '';
    if (!text.includes('![') || spanOf(verbatim, line)?.closed === false) continue;
    const from = line === start.line ? start.character : 0;
    for (const span of imageSpans(text, from, lineLength(text))) images.push({ line, span });
  }
  return images.slice(0, MAX_IMAGES);
}

function isShown({ figures }: Answer, { line, span }: CountedImage): boolean {
  const from = position(line, span.start);
  const to = position(line, span.end);
  return figures.some(
    ({ kind, range: { start } }) =>
      (kind === 'markdown' || kind === 'reference') &&
      comparePositions(from, start) <= 0 &&
      comparePositions(start, to) < 0,
  );
}

/** The answer as the page has it. */
interface Page {
  readonly block: QuestionBlock;
  /** The answer's lines, whole. */
  readonly range: Range;
  readonly tree: Root;
  readonly images: number;
  /** How much may still be parsed, in microseconds. */
  budget: number;
}

function pageOf(block: QuestionBlock, answer: Answer): Page {
  const whole = { start: position(answer.range.start.line, 0), end: answer.range.end };
  const tree = parse(block, textIn(block.lines, whole));
  return { block, range: whole, tree, images: imagesOf(tree), budget: MAX_TRIED_WORK };
}

function parse({ knownDefinitions }: QuestionBlock, text: string): Root {
  const definitions = definitionsFor(text, knownDefinitions ?? NO_DEFINITIONS);
  // micromark drops a byte order mark at the start and shifts what follows.
  return parseMarkdown(text.replace(/^\uFEFF/, ' '), labelsOf(definitions));
}

function imagesOf(tree: Root): number {
  let images = 0;
  visit(tree, ['image', 'imageReference'], () => {
    images++;
  });
  return images;
}

function notShown(page: Page, image: CountedImage): ImageNotShown {
  const { line, span } = image;
  const text = lineText(page.block.lines, line);
  const written = writtenImage(text, span);
  const holder = holderOf(page, image);
  const cause = causeOf(text, image, written, holder);
  return {
    range: range(line, span.start, line, written.end),
    cause,
    target: written.path,
    fix: (path) =>
      candidates(page, image, { written, holder, cause, path }).find((edit) => helps(page, edit)) ?? null,
  };
}

/** The parts of what was meant as an image. */
interface WrittenImage {
  readonly description: string;
  readonly path: string;
  /** With a space before it, in plain quotation marks; empty where there is none. */
  readonly title: string;
  /** Whether the text between the parentheses is used completely. */
  readonly isWhole: boolean;
  /** Whether that text is a path and a title by CommonMark. */
  readonly isTargetGood: boolean;
  /** Whether it is an image when it is on its own. */
  readonly isImage: boolean;
  /** After its `)`. */
  readonly end: number;
}

const PATH = new RegExp(
  `^<?(.{1,400}?\\.(?:${[...IMAGE_EXTENSIONS].join('|')})(?:[?#][^\\s>]*)?)>?(?=\\s|$)`,
  'i',
);
const QUOTED = /^["'“”„«»‘’(](.*)["'“”„«»‘’)]$/u;
const SIZE = /^(?:=\s*(?:\d+|auto)?%?(?:x(?:\d+|auto)?%?)?|\{[^{}]*\}|\|?\s*\d+(?:x\d+)?)$/i;

function writtenImage(text: string, { start, middle, end }: ImageSpan): WrittenImage {
  const close = closingBracket(text, middle + 2) ?? end - 1;
  const inside = text.slice(middle + 2, close).trim();
  const path = PATH.exec(inside)?.[1] ?? inside;
  const rest = inside.slice(PATH.exec(inside)?.[0].length ?? inside.length).trim();
  const title = QUOTED.exec(rest)?.[1];
  return {
    description: text.slice(start + 2, middle),
    path,
    title: title === undefined ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`,
    isWhole: rest === '' || title !== undefined || SIZE.test(rest),
    isTargetGood: isImage(`![](${inside})`),
    isImage: isImage(text.slice(start, close + 1)),
    end: close + 1,
  };
}

function isImage(text: string): boolean {
  const [paragraph, ...others] = parseMarkdown(text).children;
  if (paragraph?.type !== 'paragraph' || others.length > 0) return false;
  const [image, ...rest] = paragraph.children;
  return image?.type === 'image' && rest.length === 0;
}

/** Maximum length of a target, in UTF-16 units; it keeps the work linear. */
const MAX_TARGET_LENGTH = 500;

/** The `)` that belongs to the `(` before `from`; null if there is none nearby. */
function closingBracket(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + MAX_TARGET_LENGTH); at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && depth-- === 0) return at;
  }
  return null;
}

const HOLDERS: ReadonlySet<string> = new Set(['code', 'inlineCode', 'html', 'formula', 'tableRow']);

/** The construct that holds an image; null if that is plain text. */
function holderOf({ tree, range: { start } }: Page, { line, span }: CountedImage): Nodes | null {
  let holder: Nodes | null = null;
  const at = { line: line - start.line + 1, column: span.start + 1 };
  visit(tree, (node) => {
    if (!HOLDERS.has(node.type) || !node.position) return;
    const { start: from, end: to } = node.position;
    const isBefore = from.line - at.line || from.column - at.column;
    const isBehind = at.line - to.line || at.column - to.column;
    if (isBefore <= 0 && isBehind < 0) holder = node;
  });
  return holder;
}

function causeOf(
  text: string,
  { span }: CountedImage,
  { isTargetGood, end }: WrittenImage,
  holder: Nodes | null,
): NotShownCause {
  if (holder?.type === 'inlineCode') return 'code-span';
  if (holder?.type === 'html') return holder.value.startsWith('<!--') ? 'comment' : 'html';
  if (holder?.type === 'code' || holder?.type === 'formula') return holder.type;
  if (holder?.type === 'tableRow' && text.slice(span.start, end).includes('|')) return 'table';
  if (isEscaped(text, span.start)) return 'escape';
  if (!isTargetGood) return 'target';
  return /[[\]`<$\\]/.test(text.slice(span.start + 2, span.middle)) ? 'description' : 'other';
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

interface Attempt {
  readonly written: WrittenImage;
  readonly holder: Nodes | null;
  readonly cause: NotShownCause;
  readonly path: string | null;
}

/** The edits that may turn it into an image, the smallest first. */
function candidates(page: Page, image: CountedImage, { written, holder, cause, path }: Attempt): TextEdit[] {
  const { line, span } = image;
  const text = lineText(page.block.lines, line);
  const own = range(line, span.start, line, written.end);
  const target = path === null ? encoded(written.path) : encodeTarget(path);
  const asWritten = text.slice(span.start, written.end);
  const plain = `![${written.description}](${target}${written.title})`;
  const newText = path === null && written.isImage ? asWritten : plain;
  switch (cause) {
    case 'code-span':
      return holder && holds(holder, asWritten) ? [{ range: inBlock(page, holder), newText }] : [];
    case 'code':
      return text.trim() === asWritten || text.slice(unquote(text).start).trim() === asWritten
        ? [{ range: range(line, unquote(text).start, line, written.end), newText }]
        : [];
    case 'html':
      return [ownParagraph(page, image, written, newText)];
    case 'table':
      return [{ range: own, newText: plain.replace(/(?<!\\)\|/g, '\\|') }];
    case 'escape':
      return [{ range: range(line, span.start - 1, line, written.end), newText }];
    case 'target':
    case 'description':
    case 'other': {
      const escaped = written.description.replace(/(?<!\\)[[\]`<$]/g, '\\$&');
      return written.isWhole
        ? [
            { range: own, newText: plain },
            { range: own, newText: `![${escaped}](${target}${written.title})` },
          ]
        : [];
    }
    case 'comment':
    case 'formula':
      return [];
  }
}

function holds(code: Nodes, image: string): boolean {
  return code.type === 'inlineCode' && code.value.trim() === image;
}

function inBlock({ range: { start } }: Page, { position: place }: Nodes): Range {
  if (!place) return { start, end: start };
  return range(
    place.start.line - 1 + start.line,
    place.start.column - 1,
    place.end.line - 1 + start.line,
    place.end.column - 1,
  );
}

function encoded(path: string): string {
  const resolved = resolveTarget(path);
  return resolved.kind === 'local'
    ? encodeTarget(resolved.path) + escapeTarget(suffixOf(path))
    : escapeTarget(path);
}

/** Adds the missing blank lines around an image. */
function ownParagraph(
  { block: { lines } }: Page,
  { line, span }: CountedImage,
  { end }: WrittenImage,
  newText: string,
): TextEdit {
  const text = lineText(lines, line);
  const { start } = unquote(text);
  const quote = text.slice(0, start);
  const newLine = lineEndOf(lines) + quote;
  const isFirst = text.slice(start, span.start).trim() === '';
  const isLast = text.slice(end).trim() === '';
  const hasTextBelow = line + 1 < lines.length && !isBlank(lineText(lines, line + 1));
  // Where the image is first on its line, what is before it becomes the blank line.
  const before = isFirst ? newLine : lineEndOf(lines) + quote.trimEnd() + newLine;
  const behind = isLast ? '' : newLine;
  const after = isLast && !hasTextBelow ? '' : lineEndOf(lines) + quote.trimEnd() + behind;
  return {
    range: range(line, isFirst ? start : span.start, line, isLast ? text.length : end),
    newText: before + newText + after,
  };
}

function isBlank(text: string): boolean {
  return text.slice(unquote(text).start).trim() === '';
}

/** Whether an edit makes one more image, and keeps everything that the checker counts. */
function helps(page: Page, { range: edited, newText }: TextEdit): boolean {
  const { block, range: whole } = page;
  const text =
    textIn(block.lines, { start: whole.start, end: edited.start }) +
    newText +
    textIn(block.lines, { start: edited.end, end: whole.end });
  const { reason, work } = costOf(splitLines(text));
  page.budget -= work;
  if (reason !== null || page.budget < 0) return false;
  return imagesOf(parse(block, text)) > page.images && countIn(text) >= countIn(textIn(block.lines, whole));
}

function countIn(text: string): number {
  return splitLines(text).reduce((sum, line) => sum + imageSpans(line, 0, lineLength(line)).length, 0);
}

/**
 * Whether a problem of an image matters in a question: images meant as code, or left in a comment, only matter where
 * figures are counted.
 */
export function matters({ limits }: Question, { cause }: ImageNotShown): boolean {
  const mayBeMeant: ReadonlySet<NotShownCause> = new Set(['code-span', 'code', 'comment', 'formula']);
  return limits.images !== undefined || !mayBeMeant.has(cause);
}
