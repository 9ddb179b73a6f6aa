import { memoPerBatch } from '../../report/questionBatches';
import type { Figure, Report } from '../../report/report';
import { resolveTarget } from '../../text/figureTarget';

/** A figure that an answer shows. */
export interface FigureUse {
  /** Of the question, in the report. */
  readonly index: number;
  readonly number: number;
  readonly figure: Figure;
  /** Where it lies: a path from the report's folder, in NFC, or an address; empty where that is not to be told. */
  readonly key: string;
}

const usesInGroups = memoPerBatch((content) =>
  content.flatMap(({ block, index, number }) =>
    (block.answer?.figures ?? []).flatMap((figure): FigureUse[] =>
      figure.kind === 'link' ? [] : [{ index, number, figure, key: keyOf(figure) }],
    ),
  ),
);

/** The figures that the answers of a report show, in order. */
export function figureUses(report: Pick<Report, 'groups'>): FigureUse[] {
  return usesInGroups(report).flat();
}

/** Where a figure lies: a path from the report's folder, or an address on the web. */
function keyOf({ target }: Figure): string {
  const resolved = resolveTarget(target);
  if ('path' in resolved) return resolved.path.normalize('NFC');
  return resolved.kind === 'remote' ? target.trim() : '';
}
