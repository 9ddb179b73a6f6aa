import * as l10n from '@vscode/l10n';
import type { RuleCode } from '../../../../common/codes';
import type { Verdict } from '../../../../common/verdict';
import { judge } from '../../checker/judge';
import { documentLineEnd, documentLines } from '../../report/documentLines';
import { parseReport } from '../../report/parse';
import type { Question, Report } from '../../report/report';
import { applyEdits } from '../../text/applyEdits';
import { unquote } from '../../text/codeAndComments';
import { endOf, lineText } from '../../text/lines';
import { position, type Range } from '../../text/position';
import { causesOf, type Cause } from '../numbering/answerCount';
import type { Fix, Problem, TextEdit } from '../rule';
import type { PastQuestion, PastQuestions, PastSearch } from './pastQuestions';

/** The problems that the repository's history may fix. */
const MENDED: ReadonlySet<RuleCode> = new Set([
  'prompt-edited',
  'limits-edited',
  'question-missing',
  'checker-refuses',
]);

/** Whether the history may fix a problem, so that it is worth reading. */
export function isMendedByHistory({ code, question }: Problem): boolean {
  return MENDED.has(code) && question !== null;
}

/** The questions to look for in the history to fix a problem. */
export function numbersFor(problem: Problem, report: Report): Pick<PastSearch, 'numbers' | 'from'> | null {
  const { question: number } = problem;
  if (!isMendedByHistory(problem) || number === null) return null;
  const gap = gapAt(number, report);
  if (!gap) return { numbers: [number], from: 'both' };
  const numbers = Array.from(
    { length: Math.min(gap.to - gap.from + 1, MAX_MISSING) },
    (_, index) => gap.from + index,
  );
  return { numbers, from: 'newest' };
}

/** Maximum number of missing questions; no edition has more. */
const MAX_MISSING = 40;

type Gap = Extract<Cause, { kind: 'question-missing' }>;

function gapAt(number: number, report: Report): Gap | null {
  for (const cause of causesOf(report))
    if (cause.kind === 'question-missing' && cause.from === number) return cause;
  return null;
}

/** A report and the checker's verdict on it. */
export interface JudgedReport {
  readonly report: Report;
  readonly verdict: Verdict;
}

/**
 * The fix that restores the question of a problem from the repository's history: its prompt and `Answer:`, above the
 * current answer. A missing question comes with the answer that it had. Null if the history doesn't have it, or if the
 * report would get worse.
 */
export function restoringFix(problem: Problem, judged: JudgedReport, past: PastQuestions): Fix | null {
  if (!isMendedByHistory(problem) || problem.question === null) return null;
  const number = problem.question;
  const question = judged.report.questions.find(
    (one) => one.number === number && (problem.index === null || one.index === problem.index),
  );
  const edits = question
    ? promptEdits(question, past.get(number), judged.report)
    : missingEdits(number, judged.report, past);
  if (!edits || !isBetter(edits, number, judged, past)) return null;
  return {
    title: question
      ? l10n.t('Restore question {0} from your repository and keep the answer', number)
      : l10n.t('Restore what is missing from your repository'),
    edits,
  };
}

function promptEdits(question: Question, past: PastQuestion | undefined, report: Report): TextEdit[] | null {
  if (!past || hasPrompt(question, past) || isMisspelt(question, report)) return null;
  const { lines, marker } = question.block;
  // Below the heading, which has the right number.
  const [, ...prompt] = past.prompt;
  const lineEnd = documentLineEnd(report);
  const end = marker ? marker.end : endOfQuote(question);
  const first = Math.min(1, lines.length - 1);
  const range = { start: position(first, first === 0 ? lineText(lines, 0).length : 0), end };
  const own = ownLines(question, range, prompt);
  const isOnOneLine = end.line === 0;
  const newText = [
    ...(isOnOneLine ? [lineEnd] : []),
    prompt.join(lineEnd),
    ...(own.length > 0 ? [lineEnd, lineEnd, own.join(lineEnd)] : []),
    ...(marker || own.length > 0 || lineText(lines, end.line + 1).trim() === '' ? [] : [lineEnd]),
  ].join('');
  return [{ range: inDocument(range, question), newText }];
}

/** Whether something else was written instead of `Answer:`: then that has to be fixed. */
function isMisspelt(question: Question, report: Report): boolean {
  return causesOf(report).some(
    (cause) =>
      cause.kind === 'mark-lost' && cause.question.index === question.index && cause.misspelt !== null,
  );
}

/** The end of the quoted lines below the heading; the end of the heading if there are none. */
function endOfQuote({ block }: Question): Range['end'] {
  const { lines } = block;
  let last = 0;
  for (let line = 1; line < lines.length; line++) {
    const text = lineText(lines, line);
    if (unquote(text).depth > 0) last = line;
    else if (text.trim() !== '' || last > 0) break;
  }
  return position(last, lineText(lines, last).length);
}

/**
 * What the user wrote between the template's lines, without quote marks: lines of which most words are not the
 * template's, minus as many as the template's missing lines.
 */
function ownLines({ block }: Question, { start, end }: Range, prompt: readonly string[]): string[] {
  const known = new Set(prompt.flatMap(wordsOf));
  const lines: string[] = [];
  for (let line = Math.max(1, start.line); line <= end.line; line++) {
    const text = lineText(block.lines, line);
    lines.push(line === end.line ? text.slice(0, end.character) : text);
  }
  const here = new Set(lines.map((line) => line.trim()));
  const gone = prompt.filter((line) => wordsOf(line).length > 0 && !here.has(line.trim())).length;
  const foreign = lines.filter((line) => foreignPart(line, known) > 1 / 2);
  // Those most like the template replace its missing lines.
  const byPart = foreign.toSorted((one, other) => foreignPart(one, known) - foreignPart(other, known));
  const edited = new Set(byPart.slice(0, gone).filter((line) => foreignPart(line, known) <= 4 / 5));
  const own = foreign.filter((line) => !edited.has(line));
  return own.map((line) => line.slice(unquote(line).start));
}

/** The share of a line's words that are unknown, from 0 to 1. */
function foreignPart(line: string, known: ReadonlySet<string>): number {
  const words = wordsOf(line);
  return words.length === 0 ? 0 : words.filter((word) => !known.has(word)).length / words.length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function missingEdits(number: number, report: Report, past: PastQuestions): TextEdit[] | null {
  const gap = gapAt(number, report);
  if (!gap) return null;
  const { from, to, before } = gap;
  const lineEnd = documentLineEnd(report);
  const blocks: string[] = [];
  for (let one = from; one <= to; one++) {
    const question = past.get(one);
    if (!question) return null;
    const [rest = '', ...others] = question.answer;
    const [last = '', ...above] = question.prompt.toReversed();
    const answer = others.join(lineEnd).trimEnd();
    blocks.push(
      [...above.reverse(), last + rest.trimEnd(), ...(answer === '' ? [] : [answer])].join(lineEnd),
    );
  }
  const text = blocks.join(lineEnd + lineEnd);
  if (before) {
    const place = position(before.line, 0);
    return [{ range: { start: place, end: place }, newText: text + lineEnd + lineEnd }];
  }
  const end = endOf(documentLines(report));
  return [{ range: { start: end, end }, newText: lineEnd + lineEnd + text + lineEnd }];
}

/**
 * Whether, after the edits, the question matches its edition, no word of an answer is lost, and the checker still
 * accepts.
 */
function isBetter(
  edits: readonly TextEdit[],
  number: number,
  { report, verdict }: JudgedReport,
  past: PastQuestions,
): boolean {
  const text = applyEdits(documentLines(report), edits);
  if (text === null) return false;
  const after = parseReport(text);
  const restored = after.questions.find((question) => question.number === number);
  const wanted = past.get(number);
  if (!restored || !wanted || !hasPrompt(restored, wanted)) return false;
  if (restored.block.answerMarks.length !== 1 || distanceOf(judge(after)) > distanceOf(verdict)) return false;
  return report.questions.every((question) => {
    const same = after.questions.find((one) => one.number === question.number);
    return same !== undefined && countOf(same) >= countOf(question);
  });
}

/** How many answers too few or too many the checker finds. */
function distanceOf({ accepted, found, expected }: Verdict): number {
  return accepted ? 0 : 1 + Math.abs(found - expected);
}

function hasPrompt({ block }: Question, { prompt }: PastQuestion): boolean {
  return prompt.every((line, index) => index === 0 || lineText(block.lines, index).startsWith(line));
}

function countOf({ block }: Question): number {
  return block.answer?.words ?? 0;
}

function inDocument({ start, end }: Range, { line }: Question): Range {
  return {
    start: position(start.line + line, start.character),
    end: position(end.line + line, end.character),
  };
}
