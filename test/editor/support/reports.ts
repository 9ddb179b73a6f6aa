import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/api';
import type { ReportSummary } from '../../../common/protocol';
import { type ReportOptions, figurePaths, makeReport } from '../../support/makeReport';
import { png } from '../../support/pictures';
import { ok } from './assert';
import { disk } from './disk';
import { eventually } from '../../support/eventually';
import { until } from './until';

/** A report that is open in an editor, in its own folder. */
export interface OpenReport {
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** The URI of a file next to the report. */
  readonly beside: (path: string) => vscode.Uri;
}

/** A problem as the editor shows it. */
export interface ShownProblem {
  readonly code: string;
  /** The text in the range of the problem. */
  readonly text: string;
}

/** The content of all figures in these tests. */
export const PICTURE = png(2, 1);

let count = 0;

/** A new path in the workspace, in a folder that no other test uses. */
export function freshUri(path: string): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  ok(root, 'No folder is open.');
  count += 1;
  return vscode.Uri.joinPath(root, `case-${count}`, path);
}

/** The extension, which may not be active yet. */
export function extension(): vscode.Extension<ExtensionApi | undefined> {
  const found = vscode.extensions.getExtension<ExtensionApi | undefined>('mlops-report.mlops-report');
  ok(found, 'The extension is not installed.');
  return found;
}

/** The extension's API for tests; activates the extension if necessary. */
export async function extensionApi(): Promise<ExtensionApi> {
  const api = await extension().activate();
  ok(api, 'The extension does not run in test mode.');
  return api;
}

/** Opens a made-up report with the figures it shows, and waits until the server has checked it. */
export async function openReport(options: ReportOptions = {}): Promise<OpenReport> {
  return openText(makeReport(options), { figures: figurePaths(options) });
}

/** Opens a text as a report, and waits until the server has checked it. */
export async function openText(
  text: string,
  { path = 'reports/README.md', figures = [] as readonly string[] } = {},
): Promise<OpenReport> {
  const uri = freshUri(path);
  const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(uri, '..', name);
  for (const figure of figures) await disk.write(beside(figure), PICTURE);
  await disk.write(uri, text);
  const editor = await show(uri);
  await untilSummary(uri, 'it is a report');
  return { uri, document: editor.document, editor, beside };
}

/**
 * Opens a file in the first editor group as a person does. (`workspace.openTextDocument` would keep the document open for minutes after its
 * editor is closed.)
 */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri, {
    preview: false,
    viewColumn: vscode.ViewColumn.One,
  });
  return until(`${uri.path} is open`, [vscode.window.onDidChangeActiveTextEditor], () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor;
  });
}

/** Closes all editors without asking. Leaves settings that VS Code is still saving. */
export async function closeAll(): Promise<void> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && !uri.path.endsWith('/settings.json'),
  );
  for (const document of unsaved) {
    await show(document.uri);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The problems that the editor shows, in document order. */
export function problemsOf(document: vscode.TextDocument): ShownProblem[] {
  return diagnosticsOf(document.uri).map(({ code, range }) => ({
    code: String(typeof code === 'object' ? code.value : code),
    text: document.getText(range),
  }));
}

/** The extension's diagnostics of a file, in document order. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'MLOps Report')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Waits until the editor shows exactly these problems. */
export async function untilProblems(
  document: vscode.TextDocument,
  expected: readonly ShownProblem[],
  deadline?: number,
): Promise<void> {
  const wanted = JSON.stringify(expected);
  const shown = (): string => JSON.stringify(problemsOf(document));
  await until(
    () => `the problems are ${wanted}, not ${shown()}`,
    [vscode.languages.onDidChangeDiagnostics],
    () => shown() === wanted,
    deadline,
  );
}

/** Waits until the summary of a report meets a condition, such as that it exists. */
export async function untilSummary(
  uri: vscode.Uri,
  what: string,
  check: (summary: ReportSummary) => boolean = () => true,
): Promise<ReportSummary> {
  const api = await extensionApi();
  return eventually(`${uri.path}: ${what}`, () => {
    const summary = api.summaryOf(uri);
    return summary !== null && check(summary) && summary;
  });
}

/** Replaces the first occurrence of a text in a document like typing, so the edit can't be refused as outdated. */
export async function replace(document: vscode.TextDocument, old: string, by: string): Promise<void> {
  await eventually(`${old} is replaced`, () => {
    const at = document.getText().indexOf(old);
    ok(at >= 0, `The document does not contain ${old}`);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(at), document.positionAt(at + old.length)),
      by,
    );
    return vscode.workspace.applyEdit(edit);
  });
}
