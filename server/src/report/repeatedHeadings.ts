import { ANSWER_MARK } from '../counting/pieces';
import { lineText, type Lines } from '../text/lines';
import { unquote } from '../text/codeAndComments';
import type { Question } from './report';

/** The lines of one question. */
export interface Chunk {
  readonly number: number;
  /** Its first line in the document, from 0. */
  readonly line: number;
  readonly lines: Lines;
  /** The numbers of the headings in it that only repeat another question's, such as `### Question 2 continued`. */
  readonly repeats: readonly number[];
}

/** The chunks of a text, and the questions around them. */
export interface ChunksInPlace {
  readonly before: readonly Question[];
  readonly chunks: readonly Chunk[];
  readonly after: readonly Question[];
}

/**
 * The chunks without those whose heading only repeats the number of a question that has its `Answer:`, such as
 * `### Question 2 continued`. A template has each number once, so such a heading is the user's own, in the answer above
 * it, unless it heads a prompt. Null if the questions around the chunks must change, too.
 * @param replaced The questions that the chunks replace.
 */
export function joinRepeats(
  { before, chunks, after }: ChunksInPlace,
  replaced: readonly Question[],
): Chunk[] | null {
  const marked = new Set(chunks.filter(hasMark).map(({ number }) => number));
  const wasMarked = new Set(replaced.filter(hasAnswer).map(({ number }) => number));
  const changed = new Set(
    [...marked, ...wasMarked].filter((number) => !marked.has(number) || !wasMarked.has(number)),
  );
  if (changed.size > 0 && [...before, ...after].some((question) => dependsOn(question, changed))) return null;

  let answered: ReadonlySet<number> | null = null;
  const isAnswered = (number: number): boolean => {
    answered ??= new Set([...before, ...after].filter(hasAnswer).map((question) => question.number));
    return answered.has(number);
  };
  const isRepeat = ({ number, lines }: Pick<Chunk, 'number' | 'lines'>): boolean =>
    !hasMark({ lines }) && !headsQuote(lines) && (marked.has(number) || isAnswered(number));
  const [next] = after;
  // It may have been the first question so far.
  if (next && chunks.length > 0 && isRepeat(next.block)) return null;
  const groups: [Chunk, ...Chunk[]][] = [];
  for (const chunk of chunks) {
    const group = groups.at(-1);
    if ((!group && before.length === 0) || !isRepeat(chunk)) groups.push([chunk]);
    else if (!group) return null;
    else group.push(chunk);
  }
  return groups.map(withRepeats);
}

/** The first chunk with the lines of the others, which only repeat numbers. */
function withRepeats([first, ...others]: readonly [Chunk, ...Chunk[]]): Chunk {
  if (others.length === 0) return first;
  return {
    ...first,
    lines: [first, ...others].flatMap(({ lines }) => lines),
    repeats: [...first.repeats, ...others.map(({ number }) => number)],
  };
}

function hasMark({ lines }: Pick<Chunk, 'lines'>): boolean {
  return lines.some((line) => line.includes(ANSWER_MARK));
}

function hasAnswer({ block }: Question): boolean {
  return block.marker !== null;
}

/** Whether a question consists of other lines if some numbers gain or lose their `Answer:`. */
function dependsOn({ number, block }: Question, numbers: ReadonlySet<number>): boolean {
  return (
    block.repeats.some((repeated) => numbers.has(repeated)) || (block.marker === null && numbers.has(number))
  );
}

/** Whether a block quote follows a heading, with only blank lines between. */
function headsQuote(lines: Lines): boolean {
  for (let line = 1; line < lines.length; line++) {
    const text = lineText(lines, line);
    const { depth } = unquote(text);
    if (depth > 0) return true;
    if (text.trim() !== '') return false;
  }
  return false;
}
