import { lineText } from '../../text/lines';
import { comparePositions, range, type Range } from '../../text/position';
import type { QuestionBlock } from '../../report/report';
import { unquote } from '../../text/codeAndComments';
import type { AnswerLine } from '../../report/answerLines';
import { paragraphsOf, proseOf } from '../../report/prose';

/** How many words beside an ellipsis must match the example for the text to be a copy. */
const WORDS_BESIDE = 3;

const ELLIPSIS = '…';
const STAND_IN = /(?<![\p{L}\p{N}])(s[ -]?x{3,20})(?![\p{L}\p{N}])|<(?:weblink|weburl)>/giu;

/** What every stand-in contains; most lines don't. */
const ANY_STAND_IN = /xxx|<web/i;

/** The template's example study numbers and addresses left in an answer. */
export function standInsIn(block: QuestionBlock): Range[] {
  return proseOf(block)
    .filter(({ text }) => ANY_STAND_IN.test(text))
    .flatMap(({ line, text }) =>
      [...text.matchAll(STAND_IN)].map(({ index, 0: { length } }) =>
        range(line, index, line, index + length),
      ),
    );
}

/**
 * The parts of an answer, at most one per paragraph, that repeat the question's example on either side of an unfilled
 * ellipsis.
 */
export function copiesOfExample(block: QuestionBlock): Range[] {
  const prose = proseOf(block);
  if (!prose.some(({ text }) => text.includes('...') || text.includes(ELLIPSIS))) return [];
  const known = new Set(gapsIn(wordsIn(exampleOf(block))).map(keyOf));
  return paragraphsOf(prose).flatMap((paragraph) => {
    const copied = gapsIn(wordsIn(paragraph)).filter((gap) => known.has(keyOf(gap)));
    return rangeOf(copied.flat());
  });
}

type NumberedText = Pick<AnswerLine, 'line' | 'text'>;

/** The prompt's lines from `Example` on. */
function exampleOf({ lines, prompt }: QuestionBlock): NumberedText[] {
  const example: NumberedText[] = [];
  for (let line = prompt.range.start.line; line < prompt.range.end.line; line++) {
    const whole = lineText(lines, line);
    const text = whole.slice(unquote(whole).start);
    if (example.length > 0 || /^[\s*_]*example/i.test(text)) example.push({ line, text });
  }
  return example;
}

interface Word {
  /** In small letters; every ellipsis is `…`. */
  readonly text: string;
  readonly range: Range;
}

function wordsIn(lines: readonly NumberedText[]): Word[] {
  return lines.flatMap(({ line, text }) =>
    [...text.matchAll(/\.{3,}|…|[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => ({
      text: word.startsWith('.') ? ELLIPSIS : word.toLowerCase(),
      range: range(line, index, line, index + word.length),
    })),
  );
}

/** Each ellipsis with enough words before or after it, in every split. */
function gapsIn(words: readonly Word[]): Word[][] {
  return words.flatMap(({ text }, index) => (text === ELLIPSIS ? gapsAt(words, index) : []));
}

function gapsAt(words: readonly Word[], index: number): Word[][] {
  const starts = Array.from({ length: WORDS_BESIDE + 1 }, (_, before) => index - before);
  const gaps = starts
    .filter((start) => start >= 0)
    .map((start) => words.slice(start, start + WORDS_BESIDE + 1));
  return gaps.filter((gap) => gap.filter(({ text }) => text !== ELLIPSIS).length === WORDS_BESIDE);
}

function keyOf(gap: readonly Word[]): string {
  return gap.map(({ text }) => text).join(' ');
}

function rangeOf(words: readonly Word[]): Range[] {
  const inOrder = words.toSorted((a, b) => comparePositions(a.range.start, b.range.start));
  const [first] = inOrder;
  const last = inOrder.at(-1);
  return first && last ? [{ start: first.range.start, end: last.range.end }] : [];
}
