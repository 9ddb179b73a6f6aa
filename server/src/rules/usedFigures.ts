import { resolveTarget } from '../report/figurePath';
import type { QuestionBlock, Report } from '../report/report';

const NONE: readonly string[] = [];
const pathsByBlock = new WeakMap<QuestionBlock, readonly string[]>();

/** Paths from the report's folder, in NFC, of all files that answers show or link to. */
export function usedFigures({ questions }: Report): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { block } of questions) for (const path of pathsIn(block)) used.add(path);
  return used;
}

function pathsIn(block: QuestionBlock): readonly string[] {
  const figures = block.answer?.figures ?? [];
  if (figures.length === 0) return NONE;
  const known = pathsByBlock.get(block);
  if (known) return known;
  const paths = figures.flatMap(({ target }) => {
    const resolved = resolveTarget(target);
    return resolved.kind === 'local' ? [resolved.path.normalize('NFC')] : [];
  });
  pathsByBlock.set(block, paths);
  return paths;
}
