import { memoizeByObject } from '../text/memo';
import type { BatchContent } from '../report/report';
import type { Counts } from '../counting/count';
import { join, type Piece, type Segment } from '../counting/pieces';

/** What the checker sees of a part of a text. */
export interface PartialScan {
  /** Text before the first `Answer:` (all of it if there is none); it continues what the previous part left open. */
  readonly head: Segment;
  /** The counts of each answer that begins and ends here, except for those that the checker drops. */
  readonly answers: readonly Counts[];
  /** The text after the last mark, which the next part continues; null if there is no mark. */
  readonly open: Segment | null;
}

const NOTHING: Segment = {
  hasTripleHash: false,
  isCut: false,
  cut: { words: 0, images: 0 },
  whole: { words: 0, images: 0 },
};

/** What the checker sees of consecutive blocks, joined from their pieces. */
export function partialScanOf(blocks: Iterable<readonly Piece[]>): PartialScan {
  let head = NOTHING;
  let open: Segment | null = null;
  const answers: Counts[] = [];
  for (const pieces of blocks) {
    let isFirst = true;
    for (const piece of pieces) {
      if (!isFirst) {
        if (open?.hasTripleHash) answers.push(open.cut);
        open = piece;
      } else if (open) open = join(open, piece);
      else head = join(head, piece);
      isFirst = false;
    }
  }
  return { head, answers, open };
}

/** What the checker sees of the questions of a batch. */
export const stretchOfGroup = memoizeByObject((group: BatchContent) =>
  partialScanOf(group.map(({ block }) => block.pieces)),
);
