import {
  commands,
  env,
  InputBoxValidationSeverity,
  Range,
  Selection,
  Uri,
  window,
  workspace,
  type InputBoxValidationMessage,
  type LogOutputChannel,
} from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import {
  COURSE_SIZES,
  isMistakable,
  makeTemplate,
  placeholderOf,
  TEMPLATE_SIZES,
  USUAL_SIZE,
} from '../../../common/template';
import { exists } from '../editor/exists';
import { reasonOf, Refusal } from '../reason';

/** Options for a new report. */
export interface NewReport {
  /** Number of questions, 1 to 100. */
  readonly questions: number;
  /** The folder to write it to. */
  readonly folder: Uri;
}

const USUAL_FOLDER = 'reports';
const NAME = 'README.md';

/** Asks for the number of questions and the folder, writes an empty report, and opens it at the first answer. */
export async function newReport(log: LogOutputChannel): Promise<void> {
  const root = await pickRoot();
  if (!root) return;
  const questions = await askSize();
  if (questions === undefined) return;
  const path = await askFolder(root);
  if (path === undefined) return;
  try {
    await writeReport({ questions, folder: Uri.joinPath(root, path) });
  } catch (error) {
    log.error('A new report could not be written.', error);
    void window.showErrorMessage(l10n.t('The report could not be written: {0}', reasonOf(error)));
  }
}

/**
 * Writes an empty report and its folder `figures`, and opens the report at its first answer.
 *
 * @throws If a report already exists there, which is left as it is, or the files can't be written.
 */
export async function writeReport({ questions, folder }: NewReport): Promise<void> {
  const report = Uri.joinPath(folder, NAME);
  if (await exists(report)) throw new Refusal(existsText(report));
  await workspace.fs.writeFile(report, new TextEncoder().encode(makeTemplate(questions)));
  await open(report);
  // Written last: VS Code may miss changes in a folder that was created together with its parent.
  const keep = Uri.joinPath(folder, 'figures/.gitkeep');
  if (!(await exists(keep))) await workspace.fs.writeFile(keep, new Uint8Array());
}

/** Opens a new report with its first placeholder selected, so that typing replaces it. */
async function open(report: Uri): Promise<void> {
  const document = await workspace.openTextDocument(report);
  const placeholder = placeholderOf(1);
  const start = document.positionAt(document.getText().indexOf(placeholder));
  const end = start.translate(0, placeholder.length);
  const editor = await window.showTextDocument(document, {
    preview: false,
    selection: new Range(start, end),
  });
  editor.selection = new Selection(start, end);
}

async function pickRoot(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    const picked = await window.showWorkspaceFolderPick({
      placeHolder: l10n.t('Which folder should the report go into?'),
    });
    return picked?.uri;
  }
  if (folders[0]) return folders[0].uri;
  const openFolder = l10n.t('Open Folder…');
  const message = l10n.t('Open a folder first. The report and its figures go into it.');
  if ((await window.showInformationMessage(message, openFolder)) === openFolder)
    await commands.executeCommand('workbench.action.files.openFolder');
  return undefined;
}

async function askSize(): Promise<number | undefined> {
  const answer = await window.showInputBox({
    title: l10n.t('New Report (1/2)'),
    prompt: l10n.t("How many questions? The course's template has {0}.", USUAL_SIZE),
    value: String(USUAL_SIZE),
    ignoreFocusOut: true,
    validateInput: checkSize,
  });
  return answer === undefined ? undefined : Number(answer);
}

/** Why a number of questions is invalid; undefined if it is valid. */
export function checkSize(text: string): InputBoxValidationMessage | undefined {
  const { min, max } = TEMPLATE_SIZES;
  const size = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : NaN;
  if (!(size >= min && size <= max))
    return {
      message: l10n.t('Type a whole number from {0} to {1}.', min, max),
      severity: InputBoxValidationSeverity.Error,
    };
  if (!isMistakable(size)) return undefined;
  return {
    message: l10n.t(
      "With {0} questions, the course's checker will think some are missing. It expects {1}.",
      size,
      new Intl.ListFormat(env.language, { type: 'disjunction' }).format(COURSE_SIZES.map(String)),
    ),
    severity: InputBoxValidationSeverity.Warning,
  };
}

function askFolder(root: Uri): Thenable<string | undefined> {
  return window
    .showInputBox({
      title: l10n.t('New Report (2/2)'),
      prompt: l10n.t('Where should the report go? Images go into a “figures” folder next to it.'),
      value: USUAL_FOLDER,
      ignoreFocusOut: true,
      validateInput: (path) => checkFolder(root, path),
    })
    .then((path) => path?.trim());
}

/** Why a folder path for a new report is invalid; undefined if it is valid. */
export async function checkFolder(root: Uri, path: string): Promise<string | undefined> {
  const parts = path.trim().replace(/\/$/, '').split('/');
  if (
    /[\\:*?"<>|\p{Cc}]/u.test(path) ||
    parts.some((part) => part === '..' || (part === '' && parts.length > 1))
  )
    return l10n.t('Type the path of a folder in “{0}”, such as {1}.', nameOf(root), USUAL_FOLDER);
  const report = Uri.joinPath(root, path.trim(), NAME);
  return (await exists(report)) ? existsText(report) : undefined;
}

function existsText(report: Uri): string {
  return l10n.t('{0} already exists. Choose another folder.', workspace.asRelativePath(report));
}
