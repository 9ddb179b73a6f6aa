import type { Lines } from '../report/lines';
import type { Preamble, QuestionBlock, Report } from '../report/report';

/** What was found in the lines of one block, and where the block begins in the document. */
export interface InBlock<T> {
  readonly line: number;
  readonly value: T;
}

/** A look at the lines of each block, taken once for as long as the block stays the same. */
export function perBlock<T>(look: (lines: Lines) => T): (report: Report) => InBlock<T>[] {
  const known = new WeakMap<Preamble | QuestionBlock, { readonly value: T }>();

  function valueOf(block: Preamble | QuestionBlock): T {
    const found = known.get(block) ?? { value: look(block.lines) };
    known.set(block, found);
    return found.value;
  }

  return ({ preamble, questions }) => [
    { line: 0, value: valueOf(preamble) },
    ...questions.map(({ line, block }) => ({ line, value: valueOf(block) })),
  ];
}
