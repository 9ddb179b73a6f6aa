import type { Lines } from '../text/lines';
import { memoizeByObject } from '../text/memo';
import { filterQuestions } from './questionBatches';
import type { Preamble, QuestionBlock, Report } from './report';

/** What was found in the lines of one block, and the line where the block begins in the document. */
export interface InBlock<T> {
  readonly line: number;
  readonly found: readonly T[];
}

/**
 * Runs `look` on the lines of each block and keeps the result while the block stays the same. Gives the blocks in which
 * something was found.
 */
export function memoPerBlock<T>(look: (lines: Lines) => readonly T[]): (report: Report) => InBlock<T>[] {
  const lookAt = memoizeByObject(({ lines }: Preamble | QuestionBlock) => look(lines));
  const holding = filterQuestions(({ block }) => lookAt(block).length > 0);
  return (report) => {
    const blocks = holding(report).map(({ line, block }) => ({ line, found: lookAt(block) }));
    const opening = lookAt(report.preamble);
    return opening.length > 0 ? [{ line: 0, found: opening }, ...blocks] : blocks;
  };
}
