import { Utils, type URI } from 'vscode-uri';
import type { Group } from '../../export/groups/group';
import { groupReportOf } from '../../export/groups/groupReport';
import { decode } from '../../text/decode';
import type { Pause } from '../../text/pause';
import type { RuleFailed } from '../../rules/findProblems';
import { checkText, type CheckedText, type NoReport } from '../../workspace/checkText';
import type { FilesOfReport } from '../../workspace/openReportFiles';
import type { Repositories } from '../../workspace/repositories';
import { findReport, type FilesIn, type GroupFile, type GroupPlace } from './findGroups';
import { isOwnClone, workOf } from './groupWork';

/** The services needed to judge groups. */
export interface JudgeContext {
  readonly filesOfReport: FilesOfReport;
  readonly repositories: Pick<Repositories, 'around'>;
  readonly isEvidenceWanted: boolean;
  readonly failed: RuleFailed;
  /** Reports a defect of the program and gives part of a sentence for the group's row. */
  readonly broke: (error: unknown) => string;
  readonly pause?: Pause;
}

/** A group, and its report; null if there is none. */
export interface JudgedGroup {
  readonly group: Group;
  readonly file: GroupFile | null;
}

/** Larger reports are not read, as on the command line; in bytes. */
const MAX_REPORT_SIZE = 32 * 1024 * 1024;

/**
 * Checks the report of a group with the default of each rule: nothing in the repository may change how it is judged.
 * Never rejects.
 */
export async function judgeGroup(place: GroupPlace, context: JudgeContext): Promise<JudgedGroup> {
  const { name, folder, repository } = place;
  const nothing = { name, repository, path: null, report: null, work: null };
  if (!folder) return { group: { ...nothing, failure: 'no clone' }, file: null };
  const file = await findReport(folder, filesInFolders(context.filesOfReport));
  if (!file) return { group: { ...nothing, failure: 'no report' }, file };
  try {
    return { group: await judgeReport({ ...place, folder }, file, context), file };
  } catch (error) {
    return { group: { ...nothing, path: pathOf(folder, file), failure: context.broke(error) }, file };
  }
}

async function judgeReport(
  { name, folder, repository }: GroupPlace & { readonly folder: URI },
  file: GroupFile,
  context: JudgeContext,
): Promise<Group> {
  const nothing = { name, repository, path: pathOf(folder, file), report: null, work: null };
  const checked = await checkFile(folder, file, context);
  if (typeof checked === 'string') return { ...nothing, failure: checked };
  if ('message' in checked) return { ...nothing, failure: checked.message.replace(/\.$/u, '') };
  const facts =
    checked.repository && isOwnClone(checked.repository, folderOf(file.path)) ? checked.repository : null;
  return {
    ...nothing,
    report: groupReportOf(facts ? checked : withoutEvidence(checked)),
    work: facts && (await workOf(facts, checked.report)),
    failure: null,
  };
}

/** The report's path from the folder that has the group's folder in it. */
function pathOf(folder: URI, { path }: GroupFile): string {
  return `${Utils.basename(folder)}/${path}`;
}

/** Gives part of a sentence if the file can't be read. */
async function checkFile(
  folder: URI,
  { uri, path }: GroupFile,
  { filesOfReport, repositories, isEvidenceWanted, failed, pause }: JudgeContext,
): Promise<CheckedText | NoReport | string> {
  const bytes = await filesInFolders(filesOfReport)(folder)?.read(path, MAX_REPORT_SIZE);
  const files = filesOfReport(uri, folder);
  if (!bytes || !files) return 'cannot be read';
  return checkText(
    decode(bytes),
    {
      name: { folder: Utils.basename(Utils.dirname(uri)), file: Utils.basename(uri) },
      files,
      findRepository: () => repositories.around(uri),
    },
    { rules: {}, isEvidenceWanted, failed, ...(pause && { pause }) },
  );
}

function withoutEvidence(checked: CheckedText): CheckedText {
  const problems = checked.problems.filter(({ code }) => code !== 'evidence-missing');
  return { ...checked, problems, evidence: null };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The files in folders, each folder by itself. */
export function filesInFolders(filesOfReport: FilesOfReport): FilesIn {
  return (folder) => filesOfReport(Utils.joinPath(folder, 'README.md'), folder);
}
