import { candidatePaths, folderOf } from '../text/figureTarget';
import { memoizeByObject } from '../text/memo';
import { memoPerBatch } from './questionBatches';
import { linkPaths, relativeLinks } from './relativeLinks';
import type { QuestionBlock, Report } from './report';

/** The folders to list before a report's figures and links can be checked: its own and `figures` first. */
export function figureFoldersOf(report: Report): string[] {
  return [...new Set(['', 'figures', ...foldersInGroups(report).flat(), ...foldersOfLinks(report).flat()])];
}

const foldersInGroups = memoPerBatch((content) => [
  ...new Set(content.flatMap(({ block }) => foldersOf(block))),
]);

const foldersOfLinks = memoPerBatch((content) => [
  ...new Set(content.flatMap(({ block }) => foldersAbove(relativeLinks(block).flatMap(linkPaths)))),
]);

const foldersOf = memoizeByObject(({ answer }: QuestionBlock): readonly string[] =>
  foldersAbove((answer?.figures ?? []).flatMap(({ target }) => candidatePaths(target))),
);

function foldersAbove(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      folders.add(folder);
      if (folder === '' || folder === '..' || folder.endsWith('/..')) break;
    }
  }
  return [...folders];
}
