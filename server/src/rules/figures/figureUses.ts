import { memoPerBatch } from '../../report/questionBatches';
import type { Figure, Report } from '../../report/report';
import { resolveTarget } from '../../text/figureTarget';

/** A figure that an answer shows. */
export interface FigureUse {
  /** Of the question, in the report. */
  readonly index: number;
  readonly number: number;
  readonly figure: Figure;
  /** Its location: a path from the report's folder, in NFC, or an address; empty if unknown. */
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

/** The location of a figure: a path from the report's folder, or an address on the web. */
function keyOf({ target }: Figure): string {
  const resolved = resolveTarget(target);
  if ('path' in resolved) return resolved.path.normalize('NFC');
  return resolved.kind === 'remote' ? target.trim() : '';
}
