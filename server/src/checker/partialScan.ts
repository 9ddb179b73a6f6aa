import { memoizeByObject } from '../text/memo';
import type { BatchContent } from '../report/report';
import type { Counts } from '../counting/count';
import { join, type Piece, type Segment } from '../counting/pieces';

/** What the checker sees of a part of a text. */
export interface Stretch {
  /** Up to the first mark, or all where there is none: it continues what the part above leaves open. */
  readonly head: Segment;
  /** What the checker counts of each answer that begins and ends here, but for those that it drops. */
  readonly answers: readonly Counts[];
  /** What comes after the last mark, or null where there is none: the part below continues it. */
  readonly open: Segment | null;
}

const NOTHING: Segment = {
  hasTripleHash: false,
  isCut: false,
  cut: { words: 0, images: 0 },
  whole: { words: 0, images: 0 },
};

/** What the checker sees of blocks that follow each other, told from the pieces of each. */
export function stretchOf(blocks: Iterable<readonly Piece[]>): Stretch {
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

/** What the checker sees of the questions of a group. */
export const stretchOfGroup = memoizeByObject((group: BatchContent) =>
  stretchOf(group.map(({ block }) => block.pieces)),
);
