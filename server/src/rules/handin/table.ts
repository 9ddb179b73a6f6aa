import * as l10n from '@vscode/l10n';
import { range } from '../../text/position';
import type { Question } from '../../report/report';
import { inDocument } from '../../report/positions';
import type { Finding } from '../rule';
import { handinAnswer, type HandinLine } from './handinLines';

const DELIMITER_CELL = /^[ \t]*:?-{1,999}:?[ \t]*$/;

/** Tables of an answer: Python-Markdown has none without its extension. */
export function* tables(question: Question): Iterable<Finding> {
  const { lines } = handinAnswer(question.block);
  for (const [index, head] of lines.entries()) {
    const delimiters = lines[index + 1];
    if (!delimiters || !isTable(head, delimiters)) continue;
    const start = head.start + head.text.length - head.text.trimStart().length;
    yield {
      question: question.number,
      range: inDocument(
        question,
        range(head.line, start, head.line, head.start + head.text.trimEnd().length),
      ),
      message: l10n.t(
        "The hand-in page doesn't support tables written with `|`: the rows run together. Use a list, an image or an HTML `<table>`.",
      ),
    };
  }
}

function isTable(head: HandinLine, delimiters: HandinLine): boolean {
  if (head.kind !== 'text' || delimiters.kind !== 'text' || head.depth !== delimiters.depth) return false;
  if (head.isBlank || head.indent > 3 || delimiters.indent > 3 || !delimiters.text.includes('|'))
    return false;
  const cells = cellsOf(delimiters.text);
  return cells.every((cell) => DELIMITER_CELL.test(cell)) && cellsOf(head.text).length === cells.length;
}

/** The cells of a row; pipes at its ends part nothing (GFM, Tables). */
function cellsOf(row: string): string[] {
  const text = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return text.split(/(?<!\\)\|/);
}
