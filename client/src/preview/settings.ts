import { workspace, type ConfigurationChangeEvent, type Uri } from 'vscode';
import type { PageFont } from '../../webview/messages';

/** The settings of VS Code's own Markdown preview, which count for this one too. */
const SECTION = 'markdown.preview';

/** What of it can be turned off. */
export type Switch =
  | 'scrollPreviewWithEditor'
  | 'scrollEditorWithPreview'
  | 'markEditorSelection'
  | 'doubleClickToSwitchToEditor';

/** Whether something is on: unless the person has turned it off, as the default is not the same in all versions of VS Code. */
export function isOn(report: Uri, called: Switch): boolean {
  const set = workspace.getConfiguration(SECTION, report).inspect<boolean>(called);
  return set?.workspaceFolderValue ?? set?.workspaceValue ?? set?.globalValue ?? true;
}

/** The letters that the person wants to read; what is no font is left out. */
export function fontOf(report: Uri): PageFont {
  const settings = workspace.getConfiguration(SECTION, report);
  const family: unknown = settings.get('fontFamily');
  const size: unknown = settings.get('fontSize');
  const lineHeight: unknown = settings.get('lineHeight');
  return {
    ...(typeof family === 'string' && { family }),
    ...(isPositive(size) && { size }),
    ...(isPositive(lineHeight) && { lineHeight }),
  };
}

/** Whether a change of settings may be one of these. */
export function changesPreview(change: ConfigurationChangeEvent, report: Uri): boolean {
  return change.affectsConfiguration(SECTION, report);
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
