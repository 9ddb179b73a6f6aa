import { candidatePaths, folderOf } from '../text/figureTarget';
import { memoizeByObject } from '../text/memo';
import { memoPerBatch } from './questionBatches';
import type { QuestionBlock, Report } from './report';

/** The folders that must be listed to judge a report's figures, the report's own and `figures` first. */
export function figureFoldersOf(report: Report): string[] {
  return [...new Set(['', 'figures', ...foldersInGroups(report).flat()])];
}

const foldersInGroups = memoPerBatch((content) => [
  ...new Set(content.flatMap(({ block }) => foldersOf(block))),
]);

const foldersOf = memoizeByObject(({ answer }: QuestionBlock): readonly string[] => {
  const folders = new Set<string>();
  for (const path of (answer?.figures ?? []).flatMap(({ target }) => candidatePaths(target))) {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      folders.add(folder);
      if (folder === '' || folder === '..' || folder.endsWith('/..')) break;
    }
  }
  return [...folders];
});
