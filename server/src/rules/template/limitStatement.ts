import { endOf, lineEndOf, lineText, splitLines, textIn } from '../../text/lines';
import { comparePositions, position, range, type Range } from '../../text/position';
import { scanPrompt } from '../../report/prompt';
import { sameBounds, sameLimits } from '../../report/limits';
import { startsLine } from '../../report/question';
import {
  START,
  type Bounds,
  type Limits,
  type Question,
  type QuestionBlock,
  type Report,
} from '../../report/report';
import { unquote } from '../../text/codeAndComments';
import type { TextEdit } from '../rule';

const LABEL = /(?:recommended\s+)?answer length/i;
const DEFAULT_LABEL = 'Recommended answer length';
const EXAMPLE = /^[\s*_]*example/i;

/** Where a prompt states its limits, or tries to; null if it doesn't. In the block. */
export function statementPlace({ lines, prompt }: QuestionBlock): Range | null {
  if (prompt.statement) return prompt.statement;
  for (let line = prompt.range.start.line; line < prompt.range.end.line; line++) {
    const text = lineText(lines, line);
    const start = unquote(text).start;
    if (LABEL.test(text.slice(start))) return range(line, start, line, text.trimEnd().length);
  }
  return null;
}

/** How to put the limits in force back into a prompt. */
export interface StatementEdit {
  /** Such as `200-300 words + 1 to 3 screenshots`. */
  readonly statement: string;
  /** In the block. */
  readonly edit: TextEdit;
}

/**
 * Puts the limits in force, after a label, into a prompt that states others or none; null if the result would not state
 * them.
 */
export function limitsEdit(question: Question, label: string): StatementEdit | null {
  const statement = statementFor(question);
  const { block } = question;
  if (statement === null || !block.marker || !startsLine(block.lines, block.marker)) return null;
  const edit = editFor(block, statement, `${label}: ${statement}`);
  return statesLimits(block, edit, question.limits) ? { statement, edit } : null;
}

function editFor(block: QuestionBlock, statement: string, labelled: string): TextEdit {
  if (block.prompt.statement) return { range: block.prompt.statement, newText: statement };
  const place = statementPlace(block);
  return place ? { range: place, newText: labelled } : insertion(block, labelled);
}

/** Inserts a paragraph before the example, or else before `Answer:`, quoted like the line after it. */
function insertion({ lines, prompt }: QuestionBlock, labelled: string): TextEdit {
  let line = prompt.range.start.line;
  while (line < prompt.range.end.line && !EXAMPLE.test(contentOf(lines[line] ?? ''))) line++;
  const below = lineText(lines, line);
  const quote = below.slice(0, unquote(below).start);
  const lineEnd = lineEndOf(lines);
  const blank = quote.trimEnd() + lineEnd;
  const before = contentOf(lineText(lines, line - 1)).trim() === '' ? '' : blank;
  return { range: range(line, 0, line, 0), newText: before + quote + labelled + lineEnd + blank };
}

function contentOf(line: string): string {
  return line.slice(unquote(line).start);
}

/** The limits as a template states them; null if they have no words, for which there is no statement. */
function statementFor({ limits, block }: Question): string | null {
  const { words, images } = limits;
  if (!words) return null;
  const { stated, statement } = block.prompt;
  const isStatedWithWords = statement !== null && textIn(block.lines, statement).includes('+');
  const screenshots =
    images && (isStatedWithWords || !sameBounds(images, stated.images)) ? ` + ${spell(images)}` : '';
  return `${words.min}-${words.max} words${screenshots}`;
}

function spell({ min, max }: Bounds): string {
  if (min !== max) return `${min} to ${max} screenshots`;
  return min === 1 ? '1 screenshot' : `${min} screenshots`;
}

/** How the questions of a report begin their statements: `Answer length`, or the template's newer label. */
export function statementLabel({ questions }: Report): string {
  for (const { block } of questions) {
    const { statement } = block.prompt;
    const label = statement && LABEL.exec(lineText(block.lines, statement.start.line))?.[0];
    if (label) return label;
  }
  return DEFAULT_LABEL;
}

/** Whether a prompt states limits after an edit that ends above its `Answer:`. */
function statesLimits(
  { lines, marker }: QuestionBlock,
  { range: place, newText }: TextEdit,
  limits: Limits,
): boolean {
  if (!marker || comparePositions(place.end, position(marker.start.line, 0)) > 0) return false;
  const before = textIn(lines, { start: START, end: place.start });
  const edited = splitLines(before + newText + textIn(lines, { start: place.end, end: endOf(lines) }));
  const { stated } = scanPrompt(
    edited,
    position(marker.start.line + edited.length - lines.length, marker.start.character),
  );
  return sameLimits(stated, limits);
}
