import { lineEndOf, lineText, textIn, type Lines } from '../../text/lines';
import { containsRange, type Position, type Range } from '../../text/position';
import type { Answer, Figure, Question } from '../../report/report';
import { isBlankLine, unquote } from '../../text/codeAndComments';
import type { TextEdit } from '../rule';
import { listMarkLength } from '../../text/listMark';

/** Elements that people put around images to place them; each begins an HTML block even below a line of text. */
const WRAPPER = /^<(p|div|center|figure)(?=[\s>])[^<>]*>/i;

/** Writes a figure as a Markdown image. */
type Write = (figure: Figure) => string;

/**
 * The edits, in block lines, that turn an `<img>` into a Markdown image. Markdown inside an HTML block is plain text,
 * so the block is removed and its other images become Markdown too. Null if the block holds more than images, or an
 * image that is not in `allowed`.
 */
export function htmlToMarkdown(
  { block }: Question,
  figure: Figure,
  allowed: ReadonlySet<Figure>,
  write: Write,
): TextEdit[] | null {
  const { lines, answer } = block;
  if (!answer) return null;
  const edits = withWrapper(lines, answer, figure, write) ?? inPlace(lines, answer, figure, write);
  const changed = answer.figures.filter((each) =>
    edits?.some(({ range }) => containsRange(range, each.range)),
  );
  return changed.every((each) => allowed.has(each)) ? edits : null;
}

/** Replaces `<p align="center"> <img> <img> </p>` by its images. */
function withWrapper(lines: Lines, answer: Answer, figure: Figure, write: Write): TextEdit[] | null {
  const range = wrapperAround(lines, answer, figure);
  if (!range) return null;
  const inside = answer.figures.filter((each) => containsRange(range, each.range));
  if (!inside.every(({ kind }) => kind === 'html')) return null;
  const rest = textWithout(lines, range, inside)
    .replace(WRAPPER, '')
    .replace(/<\/\w+>$/u, '');
  if (rest.replace(/[\s>]+|<br\s*\/?>|&nbsp;/giu, '') !== '') return null;
  const parting = lineEndOf(lines) + indentBelow(lines, answer, range.start);
  return [{ range, newText: inside.map(write).join(parting) }];
}

/** The indentation and marks that keep a new line in the quote and list item of the line above. */
function indentBelow(lines: Lines, answer: Answer, { line, character }: Position): string {
  const text = lineText(lines, line);
  if (line === firstLine(answer)) return text.slice(0, unquote(text).start);
  return text.slice(0, character).replace(/[^>\s]/gu, ' ');
}

/** From the opening tag of the block around a figure to its end tag; both must begin or end their line. */
function wrapperAround(lines: Lines, answer: Answer, figure: Figure): Range | null {
  for (let line = figure.range.start.line; line >= firstLine(answer); line--) {
    const start = contentStart(lines, answer, line);
    if (isBlankLine(lines, line)) return null;
    const [, tag] = WRAPPER.exec(lineText(lines, line).slice(start)) ?? [];
    if (tag === undefined) continue;
    const end = endTagBehind(lines, answer, figure.range.end, tag);
    return end && { start: { line, character: start }, end };
  }
  return null;
}

function endTagBehind(lines: Lines, answer: Answer, from: Position, tag: string): Position | null {
  for (let line = from.line; line <= answer.range.end.line && !isBlankLine(lines, line); line++) {
    const text = lineText(lines, line).trimEnd();
    const at = text.toLowerCase().indexOf(`</${tag.toLowerCase()}>`, line === from.line ? from.character : 0);
    if (at < 0) continue;
    return at + tag.length + 3 === text.length ? { line, character: text.length } : null;
  }
  return null;
}

/**
 * Replaces a figure in a paragraph. An `<img>` alone on the first line of its paragraph makes an HTML block of all
 * lines up to the next blank one, so it must change together with those after it.
 */
function inPlace(lines: Lines, answer: Answer, figure: Figure, write: Write): TextEdit[] | null {
  let top = figure.range.start.line;
  while (top > firstLine(answer) && !isBlankLine(lines, top - 1)) top--;
  const opening = answer.figures.find(
    ({ range }) => range.start.line === top && range.start.character === contentStart(lines, answer, top),
  );
  for (let line = top; line <= figure.range.start.line; line++) {
    const start = contentStart(lines, answer, line);
    const isFigure = answer.figures.some(
      ({ range }) => range.start.line === line && range.start.character === start,
    );
    if (lineText(lines, line)[start] === '<' && !isFigure) return null;
  }
  const changed = opening?.kind === 'html' && opening !== figure ? [opening, figure] : [figure];
  return changed.map((each) => ({ range: each.range, newText: write(each) }));
}

/** A line may hold `Answer:` and the answer's first words. */
function firstLine({ range }: Answer): number {
  return range.start.line;
}

/** Where the text of a line begins, after quote marks, a list mark and `Answer:`. */
function contentStart(lines: Lines, { range }: Answer, line: number): number {
  const text = lineText(lines, line);
  const from = line === range.start.line ? range.start.character : unquote(text).start;
  return from + listMarkLength(text.slice(from));
}

function textWithout(lines: Lines, range: Range, figures: readonly Figure[]): string {
  let text = '';
  let from = range.start;
  for (const figure of figures) {
    text += textIn(lines, { start: from, end: figure.range.start });
    from = figure.range.end;
  }
  return text + textIn(lines, { start: from, end: range.end });
}
