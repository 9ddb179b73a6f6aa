import type { Lines } from '../report/lines';
import type { Preamble, QuestionBlock, Report } from '../report/report';

/** What was found in the lines of one block, and where the block begins in the document. */
export interface InBlock<T> {
  readonly line: number;
  readonly found: readonly T[];
}

/**
 * A look at the lines of each block, taken once for as long as the block stays the same. Gives the blocks in which something
 * was found.
 */
export function perBlock<T>(look: (lines: Lines) => readonly T[]): (report: Report) => InBlock<T>[] {
  const known = new WeakMap<Preamble | QuestionBlock, readonly T[]>();

  function lookAt(block: Preamble | QuestionBlock): readonly T[] {
    const before = known.get(block);
    if (before) return before;
    const found = look(block.lines);
    known.set(block, found);
    return found;
  }

  return ({ preamble, questions }) => {
    const blocks: InBlock<T>[] = [];
    const opening = lookAt(preamble);
    if (opening.length > 0) blocks.push({ line: 0, found: opening });
    for (const { line, block } of questions) {
      const found = lookAt(block);
      if (found.length > 0) blocks.push({ line, found });
    }
    return blocks;
  };
}
