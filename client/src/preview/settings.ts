import { workspace, type ConfigurationChangeEvent, type Uri } from 'vscode';
import type { PageFont } from '../../webview/messages';

/** The settings of VS Code's own Markdown preview, which this preview follows too. */
const SECTION = 'markdown.preview';

/** The settings that can be turned off. */
export type Switch =
  | 'scrollPreviewWithEditor'
  | 'scrollEditorWithPreview'
  | 'markEditorSelection'
  | 'doubleClickToSwitchToEditor';

/** Whether an option is on. It is on unless the user turned it off, because the default differs between VS Code versions. */
export function isOn(report: Uri, called: Switch): boolean {
  const set = workspace.getConfiguration(SECTION, report).inspect<boolean>(called);
  return set?.workspaceFolderValue ?? set?.workspaceValue ?? set?.globalValue ?? true;
}

/** The user's font settings; invalid values are left out. */
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

/** Whether a configuration change may affect one of these settings. */
export function changesPreview(change: ConfigurationChangeEvent, report: Uri): boolean {
  return change.affectsConfiguration(SECTION, report);
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
