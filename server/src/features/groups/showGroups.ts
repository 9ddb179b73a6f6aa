import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { Utils, type URI } from 'vscode-uri';
import { groupsProgress, showGroups, type ShowGroupsResult } from '../../../../common/protocol';
import { compareGroups } from '../../export/groups/group';
import { pausesBetween } from '../../text/pause';
import type { NextTurn } from '../../workspace/afterQueue';
import type { Configuration } from '../../workspace/configuration';
import type { Failures } from '../../workspace/failures';
import type { FilesOfReport } from '../../workspace/openReportFiles';
import type { Repositories } from '../../workspace/repositories';
import { parseUri } from '../../workspace/uri';
import { requireParams } from '../requireParams';
import { findGroups, type GroupPlace } from './findGroups';
import { LIST_NAME } from './groupList';
import { filesInFolders, judgeGroup, type JudgedGroup } from './judgeGroup';

const PARAMS = v.object({ folders: v.array(v.string()), progress: v.string() });

/** Number of groups processed at a time: enough to hide the time of reading files. */
const AT_A_TIME = 4;

/** The services needed to show groups. */
export interface GroupsContext {
  readonly filesOfReport: FilesOfReport;
  readonly repositories: Repositories;
  readonly configuration: Pick<Configuration, 'settingsFor'>;
  readonly failures: Failures;
  readonly nextTurn: NextTurn;
}

/** Answers requests for a page of all groups whose clones are in folders. */
export function registerShowGroups(connection: Connection, context: GroupsContext): void {
  const { filesOfReport, repositories, failures, nextTurn } = context;
  connection.onRequest(showGroups, async (given, token): Promise<ShowGroupsResult | null> => {
    const params = requireParams(showGroups, PARAMS, given);
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    const { groupsPage } = await import('../../export/groups/groupsPage');
    const folders = params.folders.flatMap((folder) => parseUri(folder) ?? []);
    const found = await Promise.all(folders.map((folder) => groupsOf(folder, context)));
    const wanted = found.flatMap(({ groups }) => groups);
    const pause = pausesBetween(nextTurn);
    const judge = ({ place, isEvidenceWanted }: WantedGroup): Promise<JudgedGroup> =>
      judgeGroup(place, {
        filesOfReport,
        repositories,
        isEvidenceWanted,
        failed(code, error) {
          failures.log(`The rule ${code}`, error);
        },
        broke(error) {
          failures.log('Checking a group', error);
          return 'cannot be checked, a defect of this program; the log has the details';
        },
        pause,
      });
    const judged: JudgedGroup[] = [];
    while (judged.length < wanted.length) {
      if (token.isCancellationRequested) return null;
      const next = wanted.slice(judged.length, judged.length + AT_A_TIME);
      judged.push(...(await Promise.all(next.map(judge))));
      const progress = { done: judged.length, total: wanted.length };
      void connection.sendProgress(groupsProgress, params.progress, progress);
      await pause();
    }
    const uris = new Map(judged.map(({ group, file }) => [group, file?.uri.toString() ?? null]));
    const groups = judged.map(({ group }) => group).sort(compareGroups);
    const notices = [
      ...found.flatMap(({ notice }) => notice ?? []),
      ...(repositories.mayRun() ? [] : [NO_GIT]),
    ];
    const html = groupsPage(groups, { addressOf: (group) => uris.get(group) ?? null, notices });
    return { html, groups: groups.length };
  });
}

const NO_GIT =
  'Git is not run in this window, so evidence, contributors and commits are not shown. It needs a trusted workspace on this computer, and `git.enabled`.';

/** A group to judge. */
interface WantedGroup {
  readonly place: GroupPlace;
  readonly isEvidenceWanted: boolean;
}

async function groupsOf(
  folder: URI,
  { filesOfReport, configuration }: GroupsContext,
): Promise<{ readonly groups: readonly WantedGroup[]; readonly notice: string | null }> {
  const [{ places, listFault }, settings] = await Promise.all([
    findGroups(folder, filesInFolders(filesOfReport)),
    configuration.settingsFor(folder.toString()),
  ]);
  const notice =
    listFault && `${Utils.basename(folder)}/${LIST_NAME} ${listFault} The folders are shown without it.`;
  const isEvidenceWanted = settings['evidence.enabled'];
  return { groups: places.map((place) => ({ place, isEvidenceWanted })), notice };
}
