import { closesFence, openingFence } from '../text/fences';
import { lineLength, splitLines, type Lines } from '../text/lines';
import { memoizeByObject } from '../text/memo';

/*
 * Formulas and colours take up to a hundred times longer than the rest of a page, and make up to a hundred times more HTML. So what
 * they take is estimated from above before any of it is drawn, in one pass over the text. All work is in microseconds of an ordinary
 * laptop, measured on texts of nothing else.
 */

/** Maximum drawing work for a report: the code of some ten pages, or about a thousand formulas. */
export const MAX_REPORT_DRAWING = 2_000_000;

/** Maximum drawing work for one text, so that other requests need not wait for it. */
export const MAX_TEXT_DRAWING = 500_000;

/** Per character of a formula; one with cells may have many padded ones. */
const WORK_OF_FORMULA = 50;
const WORK_OF_CELLS = 200;

/**
 * Per character of code; and per pair of characters in a line or a fence, because some expressions scan on from each.
 */
const WORK_OF_CODE = 5;
const WORK_OF_LINE_PAIR = 0.03;
const WORK_OF_CODE_PAIR = 0.002;

/** Per dollar sign that the parser looks at. */
const WORK_OF_DOLLAR = 30;

/** The work left for a report. */
export interface DrawingBudget {
  left: number;
}

/** The budget for the page of a report. */
export function drawingBudget(): DrawingBudget {
  return { left: MAX_REPORT_DRAWING };
}

/**
 * Takes a text's work from the budget; true if not enough is left, so the text is shown without formulas and colours.
 */
export function isTooMuch(work: number, budget: DrawingBudget): boolean {
  if (work > MAX_TEXT_DRAWING || work > budget.left) return true;
  budget.left -= work;
  return false;
}

/** An upper bound for the work of drawing the formulas and colours of a block of lines. */
export const drawingWorkOf = memoizeByObject((lines: Lines): { readonly work: number } => ({
  work: drawingWork(lines.join('')),
}));

/** A possible fence in a list or a quote, or something that hides one: then it is uncertain where code ends. */
const ODD_FENCE = /^.+(?:```|~~~)/;
const RAW_HTML = /<[a-z/!?]/i;
const HTML_CODE = /language-/i;
const MATH_FENCE = /^(?:`{3,}|~{3,})[ \t]*math/i;

/** An upper bound for the work of drawing the formulas and colours of a text. Takes linear time. */
export function drawingWork(text: string): number {
  const hasCode = /```|~~~/.test(text) || HTML_CODE.test(text);
  const dollars = text.split('$').length - 1;
  if (!hasCode && dollars === 0) return 0;
  const lines = splitLines(text).map((line) => line.slice(0, lineLength(line)));
  const fences = hasCode ? fencesOf(lines) : [];
  const code = fences === null ? workOfUncertain(lines) : sum(fences.map(workOfFence));
  return Math.ceil(
    code + dollars * WORK_OF_DOLLAR + (dollars > 0 ? sum(paragraphsOf(lines).map(workOfDollars)) : 0),
  );
}

interface Fence {
  readonly isMath: boolean;
  readonly lines: string[];
}

/** The fences of a text; null if it is uncertain where they end. */
function fencesOf(lines: readonly string[]): Fence[] | null {
  const fences: Fence[] = [];
  let open = '';
  for (const line of lines) {
    if (open !== '') {
      if (closesFence(line, open)) open = '';
      else fences.at(-1)?.lines.push(line);
      continue;
    }
    open = openingFence(line);
    if (open !== '') fences.push({ isMath: MATH_FENCE.test(line), lines: [] });
    else if (ODD_FENCE.test(line) || RAW_HTML.test(line)) return null;
  }
  return fences;
}

function workOfFence({ isMath, lines }: Fence): number {
  return isMath ? workOfFormula(lines.join('\n')) : workOfCode(lines);
}

/** As if everything from the first code mark on were code, and formulas too, if there may be some. */
function workOfUncertain(lines: readonly string[]): number {
  const start = lines.findIndex((line) => /```|~~~/.test(line) || HTML_CODE.test(line));
  const rest = lines.slice(Math.max(start, 0));
  const hasMath = rest.some((line) => /(?:```|~~~)[ \t]*math/i.test(line));
  return workOfCode(rest) + (hasMath ? workOfFormula(rest.join('\n')) : 0);
}

function workOfCode(lines: readonly string[]): number {
  const length = sum(lines.map((line) => line.length + 1));
  const pairs = sum(lines.map((line) => line.length ** 2));
  return length * WORK_OF_CODE + pairs * WORK_OF_LINE_PAIR + length ** 2 * WORK_OF_CODE_PAIR;
}

function workOfFormula(text: string): number {
  return text.length * (text.includes('&') || text.includes('@') ? WORK_OF_CELLS : WORK_OF_FORMULA);
}

/** The possible start or end of a formula with blank lines in it, also in a list or a quote. */
const FORMULA_BLOCK = /^[\s>*+\-\d.)]*\$\$[^$]*$/;

/** Texts between blank lines; from the first formula block on, all in one. */
function paragraphsOf(lines: readonly string[]): string[] {
  const paragraphs: string[] = [''];
  let isBlock = false;
  for (const line of lines) {
    isBlock ||= FORMULA_BLOCK.test(line);
    if (!isBlock && line.trim() === '') paragraphs.push('');
    else paragraphs.push(`${paragraphs.pop() ?? ''}\n${line}`);
  }
  // An unclosed block continues to the end of the text.
  return isBlock ? [...paragraphs.slice(0, -1), `${paragraphs.at(-1) ?? ''}$`] : paragraphs;
}

function workOfDollars(paragraph: string): number {
  const start = paragraph.indexOf('$');
  const end = paragraph.lastIndexOf('$');
  return end > start ? workOfFormula(paragraph.slice(start, end + 1)) : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
