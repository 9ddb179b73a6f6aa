import * as l10n from '@vscode/l10n';
import { countWords } from '../../counting/count';
import { filterQuestions } from '../../report/questionBatches';
import { inDocument } from '../../report/positions';
import type { Question, QuestionBlock } from '../../report/report';
import { isListItem } from '../../text/listMark';
import { lineText } from '../../text/lines';
import { memoizeByObject } from '../../text/memo';
import { range } from '../../text/position';
import { unquote } from '../../text/codeAndComments';
import type { Fix, ReportFinding, ReportRule, RuleContext, TextEdit } from '../rule';
import { documentLineEnd } from '../../report/documentLines';

/** The rule on answers that are shown in the grey quote of the prompt. */
export const quotedAnswerRules: readonly ReportRule[] = [
  { code: 'answer-in-prompt', scope: 'report', check: inPrompt },
];

/** More of these are reported as one problem if they are most of the answers. */
const MAX_SEPARATE = 2;

function* inPrompt({ report }: RuleContext): Iterable<ReportFinding> {
  const quoted = quotedQuestions(report);
  const [first] = quoted;
  if (!first) return;
  const lineEnd = documentLineEnd(report);
  const answered = answeredQuestions(report).length;
  if (quoted.length > MAX_SEPARATE && quoted.length > answered / 2) {
    const edits = quoted.flatMap((question) => fixFor(question, lineEnd).flatMap((fix) => fix.edits));
    yield {
      question: null,
      index: null,
      range: placeOf(first),
      message: l10n.t(
        "{0} of {1} answers, starting here, are shown inside the question's grey quote. Write them below it, without `>`.",
        quoted.length,
        answered,
      ),
      fixes: edits.length > 0 ? [{ title: l10n.t('Move the answers out of the quotes'), edits }] : [],
    };
    return;
  }
  for (const question of quoted) {
    yield {
      question: question.number,
      index: question.index,
      range: placeOf(question),
      message:
        quoteOf(question.block)?.kind === 'lazy'
          ? l10n.t("This answer is shown inside the question's grey quote. Put a blank line before it.")
          : l10n.t("This answer is shown inside the question's grey quote. Write it below, without `>`."),
      fixes: fixFor(question, lineEnd),
    };
  }
}

const quotedQuestions = filterQuestions(({ block }) => quoteOf(block) !== null);
const answeredQuestions = filterQuestions(({ block }) => block.answer?.state === 'answered');

/** The quoted lines of an answer, in the block. */
interface Quote {
  /** `lazy`: right below the quote, without a mark of its own (CommonMark, Block quotes, laziness). */
  readonly kind: 'lazy' | 'quoted';
  readonly first: number;
  /** After the last one. */
  readonly end: number;
}

const quoteOf = memoizeByObject(findQuote);

/** Lines that don't continue a paragraph: fences, headings, HTML, tables' rules, lists. */
const BEGINS_BLOCK = /^ {0,3}(?:`{3}|~{3}|#{1,6}(?:\s|$)|<[a-z/!?]|(?:[-*_][ \t]*){3,}$)/i;
const ALERT = /^\[!(?:note|tip|important|warning|caution)\]\s*$/i;

function findQuote({ answer, lines, marker }: QuestionBlock): Quote | null {
  if (answer?.state !== 'answered' || !answer.content || !marker) return null;
  const { start, end } = answer.content;
  if (start.line === marker.end.line || unquote(lineText(lines, marker.start.line)).depth === 0) return null;
  const first = lineText(lines, start.line);
  const isRightBelow = start.line === marker.end.line + 1;
  if (unquote(first).depth === 0) {
    if (!isRightBelow || BEGINS_BLOCK.test(first) || isListItem(first)) return null;
    return { kind: 'lazy', first: start.line, end: start.line + 1 };
  }
  if (ALERT.test(first.slice(unquote(first).start).trim())) return null;
  let last = start.line;
  while (last < end.line && unquote(lineText(lines, last + 1)).depth > 0) last++;
  const goesOn = lines.slice(marker.end.line + 1, start.line).every((line) => unquote(line).depth > 0);
  return goesOn || last === end.line ? { kind: 'quoted', first: start.line, end: last + 1 } : null;
}

function placeOf(question: Question) {
  const { lines } = question.block;
  const first = quoteOf(question.block)?.first ?? 0;
  const text = lineText(lines, first);
  const start = unquote(text).start;
  return inDocument(question, range(first, start, first, Math.max(start, text.trimEnd().length)));
}

/**
 * Inserts a blank line before it, or removes its marks; no fix if the answer needs those marks to have enough words.
 */
function fixFor(question: Question, lineEnd: string): Fix[] {
  const quote = quoteOf(question.block);
  if (!quote) return [];
  const blank = { range: range(quote.first, 0, quote.first, 0), newText: lineEnd };
  if (quote.kind === 'lazy')
    return [fix(question, l10n.t('Put a blank line before the answer'), [blank], true)];
  const marks = marksOf(question.block, quote);
  const { answer } = question.block;
  const min = question.limits.words?.min ?? 0;
  const lost = marks.reduce((sum, mark) => sum + mark.words, 0);
  if (answer && answer.words >= min && answer.words - lost < min) return [];
  const isParted = lineText(question.block.lines, quote.first - 1).trim() === '';
  const edits = marks.map(({ edit }, index) =>
    index === 0 && !isParted ? { ...edit, newText: lineEnd } : edit,
  );
  return [fix(question, l10n.t('Move the answer out of the quote'), edits, false)];
}

function fix({ line }: Question, title: string, edits: readonly TextEdit[], isSafe: boolean): Fix {
  const inDocumentLines = edits.map((edit) => ({
    ...edit,
    range: range(
      edit.range.start.line + line,
      edit.range.start.character,
      edit.range.end.line + line,
      edit.range.end.character,
    ),
  }));
  return { title, edits: inDocumentLines, isSafe };
}

/** The outer mark of each line, and how many words fewer the checker counts without it. */
function marksOf({ lines }: QuestionBlock, { first, end }: Quote) {
  return Array.from({ length: end - first }, (_, index) => {
    const text = lineText(lines, first + index);
    const mark = /^[ \t]*>[ \t]?/.exec(text)?.[0] ?? '';
    return {
      edit: { range: range(first + index, 0, first + index, mark.length), newText: '' },
      words: countWords(text) - countWords(text.slice(mark.length)),
    };
  });
}
