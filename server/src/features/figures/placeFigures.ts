import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { placeFigures, type PlaceFiguresParams, type PlaceFiguresResult } from '../../../../common/protocol';
import { answerPlace } from '../../report/answerPlace';
import { documentLine, documentLineEnd } from '../../report/documentLines';
import type { Question, Report } from '../../report/report';
import { placeAtEnd, type ParagraphPlace } from '../../rules/figures/insertFigures';
import { unquote } from '../../text/codeAndComments';
import { lineText } from '../../text/lines';
import { containsRange, comparePositions, isEmptyRange, type Range } from '../../text/position';
import type { OpenReports } from '../../workspace/openReports';
import { COUNT, RANGE, requireParams } from '../requireParams';

const PARAMS = v.object({
  uri: v.string(),
  version: v.number(),
  targets: v.array(v.string()),
  at: v.nullable(RANGE),
  question: v.nullable(COUNT),
});

/** Answers requests for the edit that shows images in a report. */
export function registerPlaceFigures(connection: Connection, reports: OpenReports): void {
  connection.onRequest(placeFigures, async (given): Promise<PlaceFiguresResult | null> => {
    const params = requireParams(placeFigures, PARAMS, given);
    const analysis = await reports.current(params.uri);
    if (analysis?.version !== params.version) return null;
    const place = placeFor(analysis.report, params);
    if (!place) return null;
    const [target, ...others] = params.targets;
    if (target !== undefined && others.length === 0 && isTarget(analysis.report, place.range))
      return { range: place.range, snippet: `${escapeSnippet(target)}$0` };
    // The replaced text may be the answer's placeholder, which describes nothing.
    const description = params.question === null ? selectedText(analysis.report, place.range) : '';
    return { range: place.range, snippet: snippetOf(params.targets, place, description) };
  });
}

interface Place extends ParagraphPlace {
  /** Separates the first paragraph from the text before it. */
  readonly before: string;
}

function placeFor(report: Report, { at, question: index }: PlaceFiguresParams): Place | null {
  if (index === null) return at && { range: at, before: '', parting: partingAt(report, at), behind: '' };
  const question = report.questions[index];
  const answer = question && answerPlace(question);
  if (!answer) return null;
  if (question.block.answer?.state !== 'answered') return inPlaceOf(report, answer);
  if (at && isInAnswer(report, question, answer, at)) return inPlaceOf(report, at);
  const end = placeAtEnd(question, documentLineEnd(report));
  return end ? { ...end, before: end.parting } : inPlaceOf(report, { start: answer.end, end: answer.end });
}

function isInAnswer(report: Report, { line, block }: Question, answer: Range, at: Range): boolean {
  if (comparePositions(at.start, answer.start) < 0 || at.end.line >= line + block.lines.length) return false;
  return containsRange(answer, at) || isBlankBetween(report, answer, at);
}

/** Whether there are only quote marks between the end of an answer and the end of a selection. */
function isBlankBetween(report: Report, answer: Range, at: Range): boolean {
  for (let line = answer.end.line; line <= at.end.line; line++) {
    const text = lineText([documentLine(report, line)], 0);
    const from = line === answer.end.line ? answer.end.character : 0;
    const to = line === at.end.line ? at.end.character : text.length;
    if (!/^[\s>]*$/u.test(text.slice(from, to))) return false;
  }
  return true;
}

function inPlaceOf(report: Report, range: Range): Place {
  const before = isEmptyRange(range) ? partingBefore(report, range) : '';
  return { range, before, parting: partingAt(report, range), behind: '' };
}

/** A blank line if images are inserted at the end of a line with text, so that they are a paragraph of their own. */
function partingBefore(report: Report, { start }: Range): string {
  const text = lineText([documentLine(report, start.line)], 0);
  const before = text.slice(0, start.character);
  if (/^[\s>]*$/u.test(before)) return before.endsWith('>') ? ' ' : '';
  if (text.slice(start.character).trim() !== '') return '';
  // Text right after `Answer:` need not belong to the quote.
  const isQuoted = unquote(text).depth > 0 && !text.includes('Answer:');
  return blankLine(isQuoted ? '> '.repeat(unquote(text).depth) : '', documentLineEnd(report));
}

/** A blank line inside the quote that a range is in. */
function partingAt(report: Report, { start }: Range): string {
  const text = documentLine(report, start.line).slice(0, start.character);
  return blankLine('> '.repeat(unquote(text).depth), documentLineEnd(report));
}

function blankLine(quote: string, lineEnd: string): string {
  return `${lineEnd}${quote.trimEnd()}${lineEnd}${quote}`;
}

/** Maximum length of a description before a target. */
const MAX_DESCRIPTION = 300;

/** Whether a range covers everything between the parentheses of an image, so that only a path is needed there. */
function isTarget(report: Report, { start, end }: Range): boolean {
  if (start.line !== end.line) return false;
  const text = lineText([documentLine(report, start.line)], 0);
  const before = text.slice(Math.max(0, start.character - MAX_DESCRIPTION), start.character);
  return /!\[[^\]]*\]\($/u.test(before) && text.startsWith(')', end.character);
}

/** The selected text within one line, which becomes the first description. */
function selectedText(report: Report, { start, end }: Range): string {
  if (start.line !== end.line) return '';
  return documentLine(report, start.line).slice(start.character, end.character).trim();
}

function snippetOf(targets: readonly string[], { before, parting, behind }: Place, selected: string): string {
  const usual = l10n.t('description');
  const images = targets.map(
    (target, index) =>
      `![\${${index + 1}:${escapeSnippet((index === 0 && selected) || usual)}}](${escapeSnippet(target)})`,
  );
  return `${before}${images.join(parting)}$0${behind}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/gu, '\\$&');
}
