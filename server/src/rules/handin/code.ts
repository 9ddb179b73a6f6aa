import * as l10n from '@vscode/l10n';
import { lineLength, lineText } from '../../text/lines';
import { range } from '../../text/position';
import type { LineSpan } from '../../text/codeAndComments';
import type { Question, QuestionBlock } from '../../report/report';
import { spanOf } from '../../text/codeAndComments';
import { inDocument } from '../../report/positions';
import type { Finding, Fix } from '../rule';
import { handinAnswer, type HandinLine } from './handinLines';
import { isListItem } from '../../text/listMark';

/** Fenced code of an answer: Python-Markdown only knows indented code. */
export function* fencedCode(question: Question, lineEnd: string): Iterable<Finding> {
  const { block } = question;
  const { lines } = handinAnswer(block);
  for (const [index, line] of lines.entries()) {
    const span = line.kind === 'code' ? spanOf(block.verbatim, line.line) : null;
    if (span?.start !== line.line) continue;
    const fix = fixOf(question, span, lines, index, lineEnd);
    yield {
      question: question.number,
      range: inDocument(
        question,
        range(
          line.line,
          line.start + line.text.length - line.text.trimStart().length,
          line.line,
          lengthOf(block, line.line),
        ),
      ),
      message: l10n.t(
        "The hand-in page doesn't support fenced code: it shows this as running text and headings. Indent it by four spaces instead.",
      ),
      ...(fix && { fixes: [fix] }),
    };
  }
}

function lengthOf({ lines }: QuestionBlock, line: number): number {
  return lineText(lines, line).trimEnd().length;
}

/** Only safe if the code means the same everywhere: closed, and not in or right after a list or other code. */
function fixOf(
  question: Question,
  span: LineSpan,
  lines: readonly HandinLine[],
  index: number,
  lineEnd: string,
): Fix | null {
  const { block } = question;
  const fence = lines[index];
  const whole = lines.slice(index, index + span.end - span.start);
  const code = withoutBlankEnds(whole.slice(1, -1));
  const last = whole.at(-1);
  if (!fence || !last || !span.closed || whole.length !== span.end - span.start || code.length === 0)
    return null;
  const isPlain = fence.indent === 0 && !isListItem(fence.text) && !isBehindList(lines, index);
  if (!isPlain || !whole.every((line) => isQuotedLike(fence, line, block))) return null;
  // Adjacent indented code blocks would become one.
  const above = lines.slice(0, index).findLast(({ isBlank }) => !isBlank);
  if (above && (above.kind === 'code' || above.indent >= 4)) return null;
  const next = lines[index + whole.length];
  const following = lines.slice(index + whole.length).find(({ isBlank }) => !isBlank);
  if (following && following.indent >= 4) return null;

  const prefix = lineText(block.lines, fence.line).slice(0, fence.start);
  const gap = `${prefix.trimEnd()}${lineEnd}`;
  const before = isGap(block, fence.line - 1) ? '' : gap;
  const behind = next && !next.isBlank ? lineEnd + prefix.trimEnd() : '';
  const indented = code.map(({ text, isBlank }) => (isBlank ? prefix.trimEnd() : `${prefix}    ${text}`));
  return {
    title: l10n.t('Indent this code by four spaces instead of fencing it'),
    edits: [
      {
        range: inDocument(
          question,
          range(fence.line, 0, last.line, lineLength(block.lines[last.line] ?? '')),
        ),
        newText: before + indented.join(lineEnd) + behind,
      },
    ],
  };
}

function withoutBlankEnds(lines: readonly HandinLine[]): readonly HandinLine[] {
  const first = lines.findIndex(({ isBlank }) => !isBlank);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(({ isBlank }) => !isBlank) + 1);
}

/** A space must follow the quote mark, or the mark would take one from the code. */
function isQuotedLike(
  fence: HandinLine,
  { line, depth, start, isBlank }: HandinLine,
  { lines }: QuestionBlock,
): boolean {
  if (depth !== fence.depth) return false;
  return depth === 0 || isBlank || (start === fence.start && lineText(lines, line)[start - 1] === ' ');
}

function isGap({ lines }: QuestionBlock, line: number): boolean {
  return lineText(lines, line).replaceAll('>', '').trim() === '';
}

/** Indented text after a footnote belongs to it. */
const FOOTNOTE = /^ {0,3}\[\^[^\]]{1,999}\]:/;

/** Whether a list or a footnote may still be open above a line: only unindented text after a blank line ends one. */
function isBehindList(lines: readonly HandinLine[], index: number): boolean {
  for (let above = index - 1; above >= 0; above--) {
    const line = lines[above];
    if (!line || line.isBlank) continue;
    if ((isListItem(line.text) || FOOTNOTE.test(line.text)) && line.kind === 'text') return true;
    const isAlone = lines[above - 1]?.isBlank ?? true;
    if (line.indent === 0 && isAlone) return false;
  }
  return false;
}
