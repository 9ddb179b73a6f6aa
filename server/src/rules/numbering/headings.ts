import * as l10n from '@vscode/l10n';
import { range, shiftRange } from '../../text/position';
import { lineText } from '../../text/lines';
import { unquote } from '../../text/codeAndComments';
import type { Question } from '../../report/report';
import type { Finding, QuestionRule, TextEdit } from '../rule';

/** The rule on headings of questions that GitHub does not show as headings. */
export const headingRules: readonly QuestionRule[] = [
  { code: 'question-heading', scope: 'question', check: notShown },
];

function* notShown({ block, number, line }: Question): Iterable<Finding> {
  const text = lineText(block.lines, 0);
  const start = contentStart(text);
  if ((block.heading.level > 0 && !isMarked(text, line)) || IS_SHOWN.test(text.slice(start))) return;
  const shown = asHeading(text.slice(start));
  if (!shown) return;
  yield {
    question: number,
    range: shiftRange(block.heading.range, line),
    message: l10n.t(
      "GitHub doesn't show this line as a heading. Write `{0}`.",
      shown.length > 60 ? `${/^#+/.exec(shown)?.[0] ?? '###'} Question ${number}` : shown,
    ),
    fixes: [
      {
        title: l10n.t('Make it a heading'),
        edits: [mendedHeading(text, start, shown, line)],
        isSafe: true,
      },
    ],
  };
}

/** A heading as CommonMark has it (ATX headings). */
const IS_SHOWN = /^ {0,3}#{1,6}(?:[ \t]|$)/;

/** Whether a byte order mark turns the line into text: at the start of a file it does not. */
function isMarked(text: string, line: number): boolean {
  return line > 0 && text.startsWith('\uFEFF');
}
const LIST_MARK = /^ {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]{1,4}(?=\S)/;

/** After the marks of block quotes and list items, in which a heading is also shown. */
function contentStart(text: string): number {
  let { start } = unquote(text);
  for (let mark = LIST_MARK.exec(text.slice(start)); mark; mark = LIST_MARK.exec(text.slice(start)))
    start += mark[0].length;
  return start;
}

/** A heading's text as a heading that everyone can read, with all its words; null if there are no `#`. */
function asHeading(text: string): string | null {
  const [, before = '', hashes = '', behind = ''] = /^([^#]*)(#+)(.*)$/su.exec(text) ?? [];
  if (hashes === '') return null;
  // Fewer than three are another problem: with three, the checker counts one more answer.
  const level = Math.min(6, hashes.length);
  const front = withoutBlanks(before).replace(/\\$/, '');
  // Emphasis that begins before the marks continues after them.
  const parting = /^[*_]*$/.test(front) ? '' : ' ';
  return `${'#'.repeat(level)} ${front}${parting}${withoutBlanks(behind)}`;
}

/** Removes spaces of all kinds, including those of zero width. */
function withoutBlanks(text: string): string {
  return text.replace(/^[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/, '').trimEnd();
}

/** The edit that turns a line into the heading; an unchanged end is left alone. */
function mendedHeading(text: string, start: number, shown: string, line: number): TextEdit {
  let same = 0;
  while (same < shown.length && same < text.length - start && text.at(-1 - same) === shown.at(-1 - same))
    same++;
  return {
    range: range(line, start, line, text.length - same),
    newText: shown.slice(0, shown.length - same),
  };
}
