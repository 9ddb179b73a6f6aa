import { Utils } from 'vscode-uri';
import { judge } from '../checker/judge';
import { lookAtFigures, NO_CONTENTS } from '../files/figureContents';
import { loadFolders, NOTHING } from '../files/loadFolders';
import { parseReport } from '../report/parse';
import { usedFigures } from '../report/usedFigures';
import { withProblems, type Analysis } from './analysis';
import { withFile, type OpenReportsContext } from './openReports';
import { isReportName } from './reportName';
import { reportRoot } from './reportRoot';
import { parseUri } from './uri';

/** The version of a text that no editor has open. */
const NO_VERSION = 0;

/** The services needed to analyse a report that is not open. */
export type ClosedReportContext = Pick<
  OpenReportsContext,
  'documents' | 'failures' | 'configuration' | 'configurationFiles' | 'roots' | 'filesOfReport'
>;

/**
 * Analyses a report that is not open, with its settings and its figures; what git and other files of its repository tell
 * is left out. Null if the text holds no question.
 */
export async function analyseClosed(
  { uri, text }: { readonly uri: string; readonly text: string },
  { documents, failures, configuration, configurationFiles, roots, filesOfReport }: ClosedReportContext,
): Promise<Analysis | null> {
  const report = parseReport(text);
  const place = parseUri(uri);
  if (report.questions.length === 0 || !place) return null;
  const [own, file] = await Promise.all([configuration.settingsFor(uri), configurationFiles.placeFor(uri)]);
  // It may have been opened meanwhile.
  if (!documents.get(uri)) configurationFiles.closed(uri);
  const { files: globs, rules: levels } = file ? withFile(own, file.configuration) : own;
  const folders = file?.exists === true ? [...roots.folders, Utils.dirname(file.uri)] : roots.folders;
  const isNamed = isReportName(place, globs, folders);
  const files = failures.guard('Finding the files', () =>
    filesOfReport(place, reportRoot(place, roots.folders)),
  );
  const [known, contents] = files
    ? await Promise.all([loadFolders(report, files), lookAtFigures(usedFigures(report), files)])
    : [NOTHING, NO_CONTENTS];
  return withProblems(
    {
      uri,
      version: NO_VERSION,
      report,
      verdict: judge(report),
      problems: [],
      isForChecker: isNamed || report.edition !== null,
      repository: null,
      evidence: null,
    },
    {
      folders: known,
      contents,
      stalePages: [],
      repository: null,
      evidence: null,
      levels,
      isNamed,
      failed: (code, error) => {
        failures.log(`The rule ${code}`, error);
      },
    },
  );
}
