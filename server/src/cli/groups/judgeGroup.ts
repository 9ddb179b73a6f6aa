import type { Group } from '../../export/groups/group';
import { groupReportOf } from '../../export/groups/groupReport';
import { checkReport, isInputError } from '../checkReport';
import { DEFAULT_NAMES, findReports } from '../findReports';
import { defectInputError } from '../inputError';
import type { ListedGroup } from './groupList';

/** Checks the report of a group, with the default of each rule: nothing in the repository may change how it is judged. Never rejects. */
export async function judgeGroup({ name, folder, repository }: ListedGroup): Promise<Group> {
  const nothing = { name, repository, path: null, report: null };
  if (folder === null) return { ...nothing, failure: 'no clone' };
  const path = await reportIn(folder).catch(() => null);
  if (path === null) return { ...nothing, failure: 'no report' };
  const result = await checkReport(path, {}).catch((error: unknown) => defectInputError(path, error));
  if (isInputError(result)) return { ...nothing, path, failure: result.message.replace(/\.$/u, '') };
  return { name, repository, path, report: groupReportOf(result), failure: null };
}

/** The report nearest to the top of the clone, the one in `reports/` before others. */
async function reportIn(folder: string): Promise<string | null> {
  const paths = (await findReports([folder], DEFAULT_NAMES)).filter((one) => typeof one === 'string');
  const [first] = paths.sort((a, b) => depthOf(a) - depthOf(b) || rankOf(a) - rankOf(b));
  return first ?? null;
}

function depthOf(path: string): number {
  return path.split(/[\\/]/u).length;
}

function rankOf(path: string): number {
  return /[\\/]reports[\\/]README\.md$/u.test(path) ? 0 : 1;
}
