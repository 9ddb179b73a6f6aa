import { closesFence, openingFence } from '../text/fences';
import { lineLength, splitLines } from '../text/lines';

/** A part of a text that is read alone as it is in the text. */
export interface TextPart {
  /** Its first line in the text. */
  readonly line: number;
  readonly text: string;
}

/** Most characters of a text that is read in parts: what bounds the work for a whole text bounds nothing else then. */
const MAX_LENGTH = 10_000;

/** Most dollar signs and the like, of which each may be a formula. */
const MAX_FORMULAS = 100;
const FORMULA = /\$|math/;

/** A definition or a footnote, which counts in the whole text. */
const REACHES_FAR = /\]:|\[\^/;

/** What may be raw HTML, which may continue after its block. An address in angle brackets is none. */
const MAYBE_HTML = /<(?![a-z][a-z0-9+.-]*:)[a-z/!?]/i;

/** At such a line nothing that stands before can continue, if the line before it is blank. */
const BEGINS = /^(?![ \t\uFEFF]|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))./u;

const BLANK = /^[ \t]*$/;
const INDENTED = /^[ \t]/;

/** A fence in a list or a quote, or one of its own: which of them, and where it ends, only a parser tells. */
const INNER_FENCE = /.(?:```|~~~)/;

/**
 * Splits a text at blank lines into parts of which each gives the same HTML as in the text, one after the other. Where that is
 * not certain, parts are left together: from raw HTML on to the end, and all where definitions or footnotes are in the text.
 */
export function textParts(text: string): TextPart[] {
  const whole = [{ line: 0, text }];
  // A byte order mark is none after definitions.
  if (text.startsWith('\uFEFF')) return whole;
  if (text.length > MAX_LENGTH || text.split(FORMULA).length > MAX_FORMULAS) return whole;
  const lines = splitLines(text);
  const starts = [0];
  let fence = '';
  let isBlank = false;
  let isIndented = false;
  let isCertain = true;
  for (const [number, lineWithEnd] of lines.entries()) {
    const line = lineWithEnd.slice(0, lineLength(lineWithEnd));
    if (isCertain && fence !== '') {
      if (closesFence(line, fence)) fence = '';
      continue;
    }
    if (REACHES_FAR.test(line)) return whole;
    if (!isCertain) continue;
    // Micromark looks for lists in a quote in another way after indented code.
    const isOdd = isIndented && line.startsWith('>');
    if (isBlank && !isOdd && BEGINS.test(line)) starts.push(number);
    isBlank = BLANK.test(line);
    if (!isBlank) isIndented = INDENTED.test(line);
    fence = openingFence(line);
    isCertain = !MAYBE_HTML.test(line) && (fence !== '' || !INNER_FENCE.test(line));
    // A browser reads a tag in another way at the start of a text than after an element.
    if (!isCertain && number > 0 && starts.at(-1) === number && line.startsWith('<')) starts.pop();
  }
  return starts.map((start, index) => ({
    line: start,
    text: lines.slice(start, starts[index + 1]).join(''),
  }));
}
