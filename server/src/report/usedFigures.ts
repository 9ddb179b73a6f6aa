import { resolveTarget } from '../text/figureTarget';
import { memoizeByObject } from '../text/memo';
import { memoPerBatch } from './questionBatches';
import type { QuestionBlock, Report } from './report';

/**
 * Paths from the report's folder, in NFC, of all files that answers show or link to. The same set as long as nothing
 * changed.
 */
export function usedFigures(report: Report): ReadonlySet<string> {
  const paths = pathsInGroups(report);
  last = { paths, used: arePaths(last.paths, paths) ? last.used : new Set(paths.flat()) };
  return last.used;
}

type PathsOfGroups = readonly (readonly string[])[];

/**
 * Few changes make another set. If two reports are edited in turn, it is computed again each time: right, but slower.
 */
let last: { readonly paths: PathsOfGroups; readonly used: ReadonlySet<string> } = {
  paths: [],
  used: new Set(),
};

function arePaths(known: PathsOfGroups, paths: PathsOfGroups): boolean {
  return (
    known.length === paths.length &&
    paths.every((one, index) => one === known[index] || isSameList(one, known[index] ?? []))
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((path, index) => path === b[index]);
}

const pathsIn = memoizeByObject(({ answer }: QuestionBlock) =>
  (answer?.figures ?? []).flatMap(({ target }) => {
    const resolved = resolveTarget(target);
    return resolved.kind === 'local' ? [resolved.path.normalize('NFC')] : [];
  }),
);
const pathsInGroups = memoPerBatch((content) => content.flatMap(({ block }) => pathsIn(block)));
