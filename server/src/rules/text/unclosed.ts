import * as l10n from '@vscode/l10n';
import { documentLineEnd } from '../../report/documentLines';
import type { Question, Report } from '../../report/report';
import { unclosedBlocks, type UnclosedBlock } from '../../report/unclosedBlocks';
import { lineText, textIn, type Lines } from '../../text/lines';
import { spanOf, unquote } from '../../text/codeAndComments';
import { memoizeByObject } from '../../text/memo';
import { range, shiftRange, type Range } from '../../text/position';
import type { Preamble } from '../../report/report';
import type { Finding, Fix, QuestionContext, ReportFinding, Rule, RuleContext } from '../rule';

/** The rules on what is opened and never closed, so that GitHub does not show what follows. */
export const unclosedRules: readonly Rule[] = [
  { code: 'unclosed-block', scope: 'report', check: inPreamble },
  { code: 'unclosed-block', scope: 'question', check: inQuestion },
];

const inOpening = memoizeByObject(({ lines, verbatim, frontMatter }: Preamble) =>
  unclosedBlocks(lines, verbatim, frontMatter ? frontMatter.end.line + 1 : 0),
);

function* inPreamble({ report }: RuleContext): Iterable<ReportFinding> {
  if (report.questions.length === 0) return;
  const { lines } = report.preamble;
  for (const one of inOpening(report.preamble)) {
    yield {
      question: null,
      index: null,
      severity: 'error',
      range: one.opening,
      message: reportMessage(one, lines),
      fixes: fixesIn(one, lines, endInPreamble(one, report), documentLineEnd(report)),
    };
  }
}

/**
 * The end of the paragraph, since no answer shows how far it was meant to go; for code, the line before the next
 * heading.
 */
function endInPreamble({ opening, kind }: UnclosedBlock, { preamble: { lines, verbatim } }: Report): number {
  let last = opening.start.line;
  for (let number = last + 1; number < lines.length; number++) {
    const text = lineText(lines, number);
    const code = kind === 'details' ? spanOf(verbatim, number) : null;
    if (code) {
      last = number = code.end - 1;
      continue;
    }
    if (/^ {0,3}#{1,6}[ \t]/.test(text) || (text.trim() === '' && kind !== 'code')) break;
    if (text.trim() !== '') last = number;
  }
  return last;
}

function* inQuestion({ block, isLast, line, number }: Question, context: QuestionContext): Iterable<Finding> {
  const { lines, verbatim, answer } = block;
  for (const one of unclosedBlocks(lines, verbatim, 1)) {
    const end = lastLine(lines, isLast ? lines.length : sectionStart(lines, one.opening.start.line));
    // Something open at the very end hides nothing: code is meant to continue to there.
    if (isLast && (one.kind === 'code' || end <= one.opening.start.line)) continue;
    const isInAnswer = answer !== null && one.opening.start.line >= answer.range.start.line;
    const last = isInAnswer ? Math.max(end, one.opening.start.line) : one.opening.start.line;
    const fixes = fixesIn(one, lines, last, context.lineEnd);
    yield {
      question: number,
      ...(isLast ? {} : { severity: 'error' }),
      range: shiftRange(one.opening, line),
      message: isLast ? answerMessage(one, lines) : reportMessage(one, lines),
      fixes: fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, range: shiftRange(edit.range, line) })),
      })),
    };
  }
}

/** Where the next question's section begins, in a block that an unclosed opening turns into code or comment. */
function sectionStart(lines: Lines, opening: number): number {
  let start = lines.length;
  for (let number = lines.length - 1; number > opening; number--) {
    const text = lineText(lines, number);
    if (/^ {0,3}#{1,2}[ \t]/.test(text)) start = number;
    else if (text.trim() !== '' && unquote(text).depth === 0) break;
  }
  return start;
}

/** The last line before `end` that is not blank. */
function lastLine(lines: Lines, end: number): number {
  let last = end - 1;
  while (last > 0 && lineText(lines, last).trim() === '') last--;
  return last;
}

function reportMessage({ kind, closing, opening }: UnclosedBlock, lines: Lines): string {
  switch (kind) {
    case 'comment':
      return l10n.t(
        'This comment is never closed, so GitHub hides the rest of the report. Close it with `{0}`.',
        closing,
      );
    case 'code':
      return l10n.t(
        'This code block is never closed, so GitHub shows the rest of the report as code. Close it with {0}.',
        closing.trim(),
      );
    case 'details':
      return l10n.t(
        '`{0}` is never closed, so GitHub folds away the rest of the report. Close it with `{1}`.',
        '<details>',
        '</details>',
      );
    case 'html':
      return l10n.t(
        '`{0}` is never closed, so GitHub shows the rest of the report without its Markdown. Close it with `{1}`.',
        tagOf(lines, opening),
        closing,
      );
  }
}

function answerMessage({ kind, closing, opening }: UnclosedBlock, lines: Lines): string {
  switch (kind) {
    case 'comment':
      return l10n.t(
        'This comment is never closed, so GitHub hides the rest of this answer. Close it with `{0}`.',
        closing,
      );
    case 'details':
      return l10n.t(
        '`{0}` is never closed, so GitHub folds away the rest of this answer. Close it with `{1}`.',
        '<details>',
        '</details>',
      );
    case 'code':
    case 'html':
      return l10n.t(
        '`{0}` is never closed, so GitHub shows the rest of this answer without its Markdown. Close it with `{1}`.',
        tagOf(lines, opening),
        closing,
      );
  }
}

/** An opening as people know it: `<pre` is the beginning of a tag. */
function tagOf(lines: Lines, opening: Range): string {
  const text = textIn(lines, opening);
  return /^<[a-z]+$/i.test(text) ? `${text}>` : text;
}

/** Closes it after the last line that it is meant to contain; a comment of one line may be closed on that line. */
function fixesIn(
  { kind, closing, opening, last: latest = Infinity }: UnclosedBlock,
  lines: Lines,
  wanted: number,
  lineEnd: string,
): Fix[] {
  const last = Math.min(wanted, latest);
  const tag = kind === 'details' ? '</details>' : closing.trim();
  // A fence is written with backticks itself.
  const title = kind === 'code' ? l10n.t('Close it with {0}', tag) : l10n.t('Close it with `{0}`', tag);
  const parting = kind === 'details' ? `${lineEnd}${lineEnd}` : lineEnd;
  const behind = lineText(lines, last).length;
  const own = lineText(lines, opening.start.line).trimEnd().length;
  const atEnd = { title, edits: [{ range: range(last, behind, last, behind), newText: parting + closing }] };
  if (kind !== 'comment') return [atEnd];
  const { line } = opening.start;
  const onLine = {
    title: l10n.t('Close it on its own line'),
    edits: [{ range: range(line, own, line, own), newText: ` ${closing}` }],
  };
  if (last === line) return latest === line ? [onLine] : [atEnd];
  return [atEnd, onLine];
}
