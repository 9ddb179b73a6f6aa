import { answerLines, type AnswerLine } from './answerLines';
import type { QuestionBlock } from './report';
import { memoizeLast } from '../text/memo';

/**
 * The lines of an answer outside fenced code. Code spans are masked with grave accents so that offsets stay the same.
 */
export const proseOf: (block: QuestionBlock) => readonly AnswerLine[] = memoizeLast(readProse);

function readProse(block: QuestionBlock): AnswerLine[] {
  const prose = answerLines(block).filter(({ kind }) => kind !== 'code');
  return paragraphsOf(prose).flatMap(maskCodeSpans);
}

/** Runs of lines separated by a blank line, code or the edge of a comment. */
export function paragraphsOf(prose: readonly AnswerLine[]): AnswerLine[][] {
  const paragraphs: AnswerLine[][] = [];
  let previous: AnswerLine | undefined;
  for (const one of prose) {
    const goesOn =
      previous?.line === one.line - 1 &&
      previous.kind === one.kind &&
      (previous.text.trim() === '') === (one.text.trim() === '');
    if (goesOn) paragraphs.at(-1)?.push(one);
    else paragraphs.push([one]);
    previous = one;
  }
  return paragraphs;
}

interface Backticks {
  readonly start: number;
  readonly length: number;
}

/**
 * Masks the code spans of a paragraph as CommonMark finds them: a run of grave accents up to the next one of the same
 * length.
 */
function maskCodeSpans(paragraph: readonly AnswerLine[]): readonly AnswerLine[] {
  const text = paragraph.map((one) => one.text).join('\n');
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ start: index, length }));
  if (runs.length < 2) return paragraph;
  let masked = '';
  let from = 0;
  const closerOf = closers(runs);
  for (const [index, run] of runs.entries()) {
    if (run.start < from) continue;
    const opener = withoutEscaped(text, run);
    const closer = closerOf(index, opener.length);
    if (!closer) continue;
    const end = closer.start + closer.length;
    masked += text.slice(from, opener.start) + text.slice(opener.start, end).replace(/[^\n]/g, '`');
    from = end;
  }
  const lines = (masked + text.slice(from)).split('\n');
  return paragraph.map((one, index) => ({ ...one, text: lines[index] ?? one.text }));
}

/** A run after an odd number of backslashes begins one later. */
function withoutEscaped(text: string, { start, length }: Backticks): Backticks {
  let backslashes = 0;
  while (text[start - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 0 ? { start, length } : { start: start + 1, length: length - 1 };
}

/** Finds the first run after another with the same length. Ask for runs in order; takes linear time overall. */
function closers(runs: readonly Backticks[]): (behind: number, length: number) => Backticks | undefined {
  const byLength = new Map<number, { readonly indexes: number[]; next: number }>();
  for (const [index, { length }] of runs.entries()) {
    const same = byLength.get(length);
    if (same) same.indexes.push(index);
    else byLength.set(length, { indexes: [index], next: 0 });
  }
  return (behind, length) => {
    const same = byLength.get(length);
    if (!same) return undefined;
    while ((same.indexes[same.next] ?? Infinity) <= behind) same.next++;
    return runs[same.indexes[same.next] ?? runs.length];
  };
}
