import { Utils } from 'vscode-uri';
import { judge, NOT_UTF8 } from '../../checker/judge';
import type { Group } from '../../export/groups/group';
import { groupReportOf, type JudgedReport } from '../../export/groups/groupReport';
import { loadFolders, NOTHING } from '../../files/loadFolders';
import type { ReportFiles } from '../../files/reportFiles';
import { lookAtFigures } from '../../files/figureContents';
import { parseReport } from '../../report/parse';
import type { Report } from '../../report/report';
import { usedFigures } from '../../report/usedFigures';
import type { RuleContext } from '../../rules/rule';
import { findProblems, type RuleFailed } from '../../rules/findProblems';
import { notAReport } from '../../wording/notAReport';
import type { FilesOfReport } from '../../workspace/openReportFiles';
import { findReport, type FilesIn, type GroupFile, type GroupPlace } from './findGroups';

/** The services needed to judge groups. */
export interface JudgeContext {
  readonly filesIn: FilesIn;
  readonly filesOfReport: FilesOfReport;
  readonly failed: RuleFailed;
}

/** A group, and the URI of its report; null if there is none. */
export interface JudgedGroup {
  readonly group: Group;
  readonly uri: string | null;
}

/** Larger reports are not read, as on the command line; in bytes. */
const MAX_REPORT_SIZE = 32 * 1024 * 1024;

/**
 * Checks the report of a group with the default of each rule: nothing in the repository may change how it is judged.
 * Never rejects.
 */
export async function judgeGroup(place: GroupPlace, context: JudgeContext): Promise<JudgedGroup> {
  const file = await findReport(place, context.filesIn);
  const nothing = { name: place.name, repository: null, path: null, report: null, work: null };
  if (!file) return { group: { ...nothing, failure: 'no report' }, uri: null };
  const path = `${place.name}/${file.path}`;
  const uri = file.uri.toString();
  const judged = await judgeReport(place, file, context);
  const group =
    typeof judged === 'string'
      ? { ...nothing, path, failure: judged }
      : { ...nothing, path, report: groupReportOf({ ...judged, evidence: null }), failure: null };
  return { group, uri };
}

/** Gives part of a sentence if it can't be judged. */
async function judgeReport(
  { folder }: GroupPlace,
  { uri, path }: GroupFile,
  { filesIn, filesOfReport, failed }: JudgeContext,
): Promise<Omit<JudgedReport, 'evidence'> | string> {
  const bytes = await filesIn(folder)?.read(path, MAX_REPORT_SIZE);
  if (!bytes) return 'cannot be read';
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const report = parseReport(text);
  const isUtf8Text = isUtf8(bytes);
  if (report.questions.length === 0)
    return isUtf8Text ? notAReport(text, null).replace(/\.$/u, '') : 'is no report: it is not UTF-8 text';
  const judged = judge(report);
  const files = filesOfReport(uri, folder);
  const problems = findProblems(
    { report, verdict: judged, folders: NOTHING, ...(files && (await figuresOf(report, files))) },
    {},
    failed,
  );
  const verdict = isUtf8Text ? judged : { ...NOT_UTF8, expected: judged.expected };
  return { report, verdict, problems };
}

/** What is known about the figures of a report. */
async function figuresOf(
  report: Report,
  files: ReportFiles,
): Promise<Pick<RuleContext, 'folders' | 'contents'>> {
  const [folders, contents] = await Promise.all([
    loadFolders(report, files),
    lookAtFigures(usedFigures(report), files),
  ]);
  return { folders, contents };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The files in folders, each folder by itself. */
export function filesInFolders(filesOfReport: FilesOfReport): FilesIn {
  return (folder) => filesOfReport(Utils.joinPath(folder, 'README.md'), folder);
}
