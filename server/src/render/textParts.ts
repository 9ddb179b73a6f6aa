import { closesFence, openingFence } from '../text/fences';
import { lineLength, splitLines } from '../text/lines';

/** A part of a text that renders by itself as it does in the text. */
export interface TextPart {
  /** Its first line in the text. */
  readonly line: number;
  readonly text: string;
}

/** Maximum length of a text that is rendered in parts, because parts escape the work limit for whole texts. */
const MAX_LENGTH = 10_000;

/** Maximum number of dollar signs and the like, each of which may begin a formula. */
const MAX_FORMULAS = 100;
const FORMULA = /\$|math/;

/** A definition or a footnote, which affects the whole text. */
const REACHES_FAR = /\]:|\[\^/;

/** Possible raw HTML, which may continue after its block. Addresses in angle brackets don't count. */
const MAYBE_HTML = /<(?![a-z][a-z0-9+.-]*:)[a-z/!?]/i;

/** At such a line, after a blank one, nothing from before can continue. */
const BEGINS = /^(?![ \t\uFEFF]|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))./u;

const BLANK = /^[ \t]*$/;
const INDENTED = /^[ \t]/;

/** A fence, maybe in a list or a quote: only a parser knows where it ends. */
const INNER_FENCE = /.(?:```|~~~)/;

/**
 * Splits a text at blank lines into parts that give the same HTML by themselves as in the text. Where that is
 * uncertain, parts are kept together: from raw HTML to the end, and everything if the text has definitions or
 * footnotes.
 */
export function textParts(text: string): TextPart[] {
  const whole = [{ line: 0, text }];
  // After definitions, a byte order mark is not one any more.
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
    // Micromark looks for lists in a quote differently after indented code.
    const isOdd = isIndented && line.startsWith('>');
    if (isBlank && !isOdd && BEGINS.test(line)) starts.push(number);
    isBlank = BLANK.test(line);
    if (!isBlank) isIndented = INDENTED.test(line);
    fence = openingFence(line);
    isCertain = !MAYBE_HTML.test(line) && (fence !== '' || !INNER_FENCE.test(line));
    // A browser reads a tag differently at the start of a text than after an element.
    if (!isCertain && number > 0 && starts.at(-1) === number && line.startsWith('<')) starts.pop();
  }
  return starts.map((start, index) => ({
    line: start,
    text: lines.slice(start, starts[index + 1]).join(''),
  }));
}
