import { closesFence, openingFence } from '../text/fences';
import { lineLength, splitLines, type Lines } from '../text/lines';

/*
 * Micromark is slower than linear on some inputs and recurses on nested ones, so a text that no one would write could keep the
 * server busy for minutes, or end it. Every text is looked at before it is parsed, in one pass. The work is estimated from above:
 * a mark counts where it may turn out to be plain text. All work is in microseconds of an ordinary laptop, measured on texts of
 * nothing else.
 */

/** Maximum length of a text; more would take half a second even without any marks. */
export const MAX_LENGTH = 256 * 1024;

/** Maximum length of a line; the expressions that find bare addresses scan a whole line. */
export const MAX_LINE_LENGTH = 20_000;

/**
 * Maximum nesting of block quotes, list items and footnotes; the parser recurses on each, and the stack ends at a few
 * hundred.
 */
export const MAX_DEPTH = 100;

/** Maximum work for one text, about a fifth of a second. The blocks of real reports take at most a tenth of it. */
export const MAX_WORK = 200_000;

/** Maximum work for all parts of a report, about four seconds: enough for twenty times the longest real report. */
export const MAX_REPORT_WORK = 4_000_000;

const WORK_OF_PLAIN = 0.8;
const WORK_OF_MARK = new Map([
  ['*', 25],
  ['_', 25],
  ['~', 25],
  ['[', 30],
  [']', 30],
  ['<', 35],
  ['|', 35],
  ['$', 30],
  ['@', 15],
  [':', 10],
  ['.', 8],
  ['`', 8],
  ['\\', 8],
  ['&', 4],
]);
/** The same by character code; 0 for anything that is no mark. */
const WORK_BY_CODE = Float64Array.from(
  { length: 128 },
  (_, code) => WORK_OF_MARK.get(String.fromCharCode(code)) ?? 0,
);
const WORK_OF_LINE = 45;
const WORK_OF_CODE_LINE = 20;
const WORK_OF_CONTAINER = 90;
/** Per container that a line may be in. */
const WORK_OF_OPEN_CONTAINER = 3;
const WORK_OF_FOOTNOTE = 200;
const WORK_OF_TABLE_CELL = 45;

/** Per earlier mark in the paragraph, since a mark may be compared with each. */
const WORK_OF_MARK_PAIR = 0.05;

/** Per character read by `<!` and `<?`, which may read on to the end of the paragraph. */
const WORK_OF_READING_ON = 0.02;

/**
 * Per earlier turn: where a quote begins or ends, or a line is underlined, everything found so far may be processed
 * again.
 */
const WORK_OF_TURN_PAIR = 0.2;

/** The state of the estimate so far. */
interface Estimate {
  work: number;
  turns: number;
  /** Quote marks of the previous line. */
  quotes: number;
  /** The maximum depth of a line. */
  depth: number;
  /** The fence left open by the previous lines; empty if there is none. */
  fence: string;
  /** Whether it is certain so far which lines are code: a fence in a list or after HTML may be text. */
  isCodeCertain: boolean;
  paragraph: Paragraph;
}

/** What was seen since the last blank line. */
interface Paragraph {
  marks: number;
  /** Number of `<!` and `<?`. */
  readingOn: number;
  /** Columns of a row of dashes, which makes a table. */
  columns: number;
  /** Maximum number of quote and list marks of a line. */
  containers: number;
}

const EMPTY: Paragraph = { marks: 0, readingOn: 0, columns: 0, containers: 0 };

/** Why a text would take too long to parse: the limit that it exceeds, and where. */
export type TooCostly =
  | { readonly bound: 'length' | 'work' }
  /** `line` counts from 0. */
  | { readonly bound: 'line-length' | 'depth'; readonly line: number };

const TOO_LONG: TooCostly = { bound: 'length' };

/** A text, or all texts of a report, that would be too much work. */
export const TOO_MUCH_WORK: TooCostly = { bound: 'work' };

/** The cost of parsing a text. */
export interface Cost {
  /** Why it would take too long; null if it would not. */
  readonly reason: TooCostly | null;
  /** In whole microseconds; 0 for a text that is not parsed because it would take too long. */
  readonly work: number;
}

/** Why a text would take too long to parse; null if it would not. */
export function tooCostly(text: string): TooCostly | null {
  return text.length > MAX_LENGTH ? TOO_LONG : costOf(splitLines(text)).reason;
}

/** The cost of parsing the lines of a text. Takes linear time. */
export function costOf(lines: Lines): Cost {
  if (lines.reduce((sum, { length }) => sum + length, 0) > MAX_LENGTH) return refusal(TOO_LONG);
  const estimate: Estimate = {
    work: 0,
    turns: 0,
    quotes: 0,
    depth: 0,
    fence: '',
    isCodeCertain: true,
    paragraph: { ...EMPTY },
  };
  for (const [line, text] of lines.entries()) {
    const length = lineLength(text);
    if (length > MAX_LINE_LENGTH) return refusal({ bound: 'line-length', line });
    addLine(estimate, text.slice(0, length));
    if (estimate.depth > MAX_DEPTH) return refusal({ bound: 'depth', line });
    if (estimate.work > MAX_WORK) return refusal(TOO_MUCH_WORK);
  }
  return { reason: null, work: Math.ceil(estimate.work) };
}

function refusal(reason: TooCostly): Cost {
  return { reason, work: 0 };
}

const MAYBE_CODE_OR_HTML = /^[ \t]*(?:<|```|~~~)/;

function addLine(estimate: Estimate, line: string): void {
  const opening = estimate.isCodeCertain && estimate.fence === '' ? openingFence(line) : '';
  if (opening === '' && estimate.fence === '') {
    addTextLine(estimate, line);
    return;
  }
  estimate.work += WORK_OF_CODE_LINE;
  if (opening !== '') estimate.fence = opening;
  else if (closesFence(line, estimate.fence)) estimate.fence = '';
  estimate.paragraph = { ...EMPTY };
}

function addTextLine(estimate: Estimate, line: string): void {
  const containers = containersOf(line);
  const text = line.slice(containers.end);
  if (MAYBE_CODE_OR_HTML.test(text)) estimate.isCodeCertain = false;
  if (text.trim() === '') estimate.paragraph = { ...EMPTY };
  estimate.depth = Math.max(estimate.depth, containers.depth);
  estimate.work +=
    WORK_OF_LINE + containers.depth * WORK_OF_CONTAINER + estimate.depth * WORK_OF_OPEN_CONTAINER;
  addTurns(estimate, text, containers);
  addMarks(estimate, line.slice(0, containers.end));
  addMarks(estimate, text);
  addTableRow(estimate, text);
}

interface Containers {
  /** Where the line's text begins. */
  readonly end: number;
  readonly quotes: number;
  readonly marks: number;
  /** Maximum number of containers that the line is in. */
  readonly depth: number;
}

/** A quick check; few lines match. */
const MAY_BEGIN_CONTAINER = /^[ \t>\-+*\d[]/;
const NO_CONTAINERS: Containers = { end: 0, quotes: 0, marks: 0, depth: 0 };
const CONTAINER = /([ \t]*)(?:(>)|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]]{1,999}\]:)/y;

function containersOf(line: string): Containers {
  if (!MAY_BEGIN_CONTAINER.test(line)) return NO_CONTAINERS;
  let end = 0;
  let marks = 0;
  let quotes = 0;
  let columns = 0;
  CONTAINER.lastIndex = 0;
  for (let match = CONTAINER.exec(line); match; match = CONTAINER.exec(line)) {
    end = CONTAINER.lastIndex;
    marks++;
    if (match[2] !== undefined) quotes++;
    for (const blank of match[1] ?? '') columns += blank === '\t' ? 4 : 1;
  }
  // One space belongs to the mark before it; a list that continues by indentation takes at least two columns.
  const indented = marks === 0 ? 0 : Math.max(0, columns - marks) >> 1;
  return { end, quotes, marks, depth: marks + indented };
}

const UNDERLINE = /^[ \t]*(?:=+|-+)[ \t]*$/;

function addTurns(estimate: Estimate, text: string, { quotes, marks }: Containers): void {
  const { paragraph } = estimate;
  const goesOnLazily = marks < paragraph.containers;
  if (quotes !== estimate.quotes || goesOnLazily || UNDERLINE.test(text)) {
    estimate.turns++;
    estimate.work += estimate.turns * WORK_OF_TURN_PAIR;
  }
  estimate.quotes = quotes;
  paragraph.containers = Math.max(paragraph.containers, marks);
}

function addMarks(estimate: Estimate, text: string): void {
  const { paragraph } = estimate;
  for (let i = 0; i < text.length; i++) {
    const work = WORK_BY_CODE[text.charCodeAt(i)] ?? 0;
    if (work === 0) continue;
    paragraph.marks++;
    estimate.work += work + paragraph.marks * WORK_OF_MARK_PAIR;
    if (text.startsWith('<!', i) || text.startsWith('<?', i)) paragraph.readingOn++;
    if (text.startsWith('[^', i)) estimate.work += WORK_OF_FOOTNOTE;
  }
  estimate.work += text.length * (WORK_OF_PLAIN + paragraph.readingOn * WORK_OF_READING_ON);
}

const DELIMITER_ROW = /^[ \t|:-]+$/;

function addTableRow(estimate: Estimate, text: string): void {
  const { paragraph } = estimate;
  if (DELIMITER_ROW.test(text)) paragraph.columns = Math.max(paragraph.columns, text.split('|').length);
  estimate.work += paragraph.columns * WORK_OF_TABLE_CELL;
}
