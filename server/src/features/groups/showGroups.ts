import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { groupsProgress, showGroups, type ShowGroupsResult } from '../../../../common/protocol';
import { compareGroups } from '../../export/groups/group';
import { pausesBetween } from '../../text/pause';
import type { NextTurn } from '../../workspace/afterQueue';
import type { Failures } from '../../workspace/failures';
import type { FilesOfReport } from '../../workspace/openReportFiles';
import { parseUri } from '../../workspace/uri';
import { requireParams } from '../requireParams';
import { findGroups } from './findGroups';
import { filesInFolders, judgeGroup, type JudgedGroup } from './judgeGroup';

const PARAMS = v.object({ folders: v.array(v.string()), progress: v.string() });

/** Number of groups processed at a time: enough to hide the time of reading files. */
const AT_A_TIME = 4;

/** Answers requests for a page of all groups whose clones are in folders. */
export function registerShowGroups(
  connection: Connection,
  filesOfReport: FilesOfReport,
  { failures, nextTurn }: { readonly failures: Failures; readonly nextTurn: NextTurn },
): void {
  connection.onRequest(showGroups, async (given, token): Promise<ShowGroupsResult | null> => {
    const params = requireParams(showGroups, PARAMS, given);
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    const { groupsPage } = await import('../../export/groups/groupsPage');
    const filesIn = filesInFolders(filesOfReport);
    const failed = (code: string, error: unknown): void => {
      failures.log(`The rule ${code}`, error);
    };
    const folders = params.folders.flatMap((folder) => parseUri(folder) ?? []);
    const places = (await Promise.all(folders.map((folder) => findGroups(folder, filesIn)))).flat();
    const pause = pausesBetween(nextTurn);
    const judged: JudgedGroup[] = [];
    while (judged.length < places.length) {
      if (token.isCancellationRequested) return null;
      const next = places.slice(judged.length, judged.length + AT_A_TIME);
      judged.push(
        ...(await Promise.all(next.map((place) => judgeGroup(place, { filesIn, filesOfReport, failed })))),
      );
      const progress = { done: judged.length, total: places.length };
      void connection.sendProgress(groupsProgress, params.progress, progress);
      await pause();
    }
    const uris = new Map(judged.map(({ group, uri }) => [group, uri]));
    const groups = judged.map(({ group }) => group).sort(compareGroups);
    return { html: groupsPage(groups, (group) => uris.get(group) ?? null), groups: groups.length };
  });
}
