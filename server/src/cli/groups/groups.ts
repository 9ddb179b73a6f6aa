import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Utils } from 'vscode-uri';
import type { GroupsFormat, GroupsCommand } from '../arguments';
import { compareGroups, type Group } from '../../export/groups/group';
import type { GroupPlace } from '../../features/groups/findGroups';
import { filesInFolders, judgeGroup } from '../../features/groups/judgeGroup';
import { gitRepository } from '../../node/gitRepository';
import { localFiles } from '../../node/localFiles';
import { printable } from '../../text/printable';
import { ruleFailed } from '../checkReport';
import { formatInputError } from '../formats/text';
import { mapInOrder } from '../mapInOrder';
import { openOutput } from '../output';
import { createProgress } from '../progress';
import { defectInputError } from '../inputError';
import { listGroups } from './groupList';
import { groupsCsv, groupsJson, groupsText } from './groupFormats';

/** Number of reports that are read ahead. */
const READ_AHEAD = 4;

/**
 * Runs `mlops-report groups`: prints one row for each group, the worst first, and gives the exit status. A group that
 * can't be checked is a row that says so; the others are still checked.
 */
export async function runGroups({ paths, format, output: outputPath }: GroupsCommand): Promise<number> {
  const listed: ListedGroup[] = [];
  let status = 0;
  for (const path of paths.length > 0 ? paths : ['.']) {
    const { places, errors } = await listGroups(path, filesInFolders(localFiles));
    for (const error of errors) {
      process.stderr.write(formatInputError(error));
      status = 2;
    }
    listed.push(...places.map((place) => ({ place, isAbsolute: isAbsolute(path) })));
  }
  if (listed.length === 0) return 2;
  const progress = createProgress(listed.length, process.stderr, 'groups');
  const groups: Group[] = [];
  for await (const group of mapInOrder(listed, READ_AHEAD, judge)) {
    groups.push(group);
    progress.done(groups.length);
  }
  progress.hide();
  groups.sort(compareGroups);
  const output = await openOutput(outputPath);
  if ('error' in output) {
    process.stderr.write(formatInputError(output));
    return 2;
  }
  await output.write(await FORMATS[format](groups));
  const failure = await output.close();
  if (failure !== null) process.stderr.write(formatInputError(failure));
  return failure === null ? status : 2;
}

/** A group, and whether the path that it was found by is absolute. */
interface ListedGroup {
  readonly place: GroupPlace;
  readonly isAbsolute: boolean;
}

async function judge({ place, isAbsolute: isWhole }: ListedGroup): Promise<Group> {
  const { group, file } = await judgeGroup(place, {
    filesOfReport: localFiles,
    repositories: {
      around: (report) => gitRepository(['git'], fileURLToPath(Utils.dirname(report).toString())),
    },
    isEvidenceWanted: true,
    failed(code, error) {
      process.stderr.write(`mlops-report: ${printable(place.name)}: ${printable(ruleFailed(code, error))}\n`);
    },
    broke: (error) => defectInputError(place.name, error).message,
  });
  if (!file) return group;
  const path = fileURLToPath(file.uri.toString());
  return { ...group, path: isWhole ? path : relative('.', path) };
}

const FORMATS: Readonly<Record<GroupsFormat, (groups: readonly Group[]) => string | Promise<string>>> = {
  text: groupsText,
  csv: groupsCsv,
  json: groupsJson,
  async html(groups) {
    const { groupsPage } = await import('../../export/groups/groupsPage');
    return groupsPage(groups);
  },
};
