import type { GroupsFormat, GroupsCommand } from '../arguments';
import { compareGroups, type Group } from '../../export/groups/group';
import { formatInputError } from '../formats/text';
import { mapInOrder } from '../mapInOrder';
import { openOutput } from '../output';
import { createProgress } from '../progress';
import { listGroups, type ListedGroup } from './groupList';
import { groupsCsv, groupsJson, groupsText } from './groupFormats';
import { judgeGroup } from './judgeGroup';

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
    const groups = await listGroups(path);
    if ('error' in groups) {
      process.stderr.write(formatInputError(groups));
      status = 2;
    } else listed.push(...groups);
  }
  if (listed.length === 0) return 2;
  const progress = createProgress(listed.length, process.stderr, 'groups');
  const groups: Group[] = [];
  for await (const group of mapInOrder(listed, READ_AHEAD, judgeGroup)) {
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

const FORMATS: Readonly<Record<GroupsFormat, (groups: readonly Group[]) => string | Promise<string>>> = {
  text: groupsText,
  csv: groupsCsv,
  json: groupsJson,
  async html(groups) {
    const { groupsPage } = await import('../../export/groups/groupsPage');
    return groupsPage(groups);
  },
};
