import { Uri, workspace, type Webview } from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import type { Texts } from '../../webview/texts';
import { panelParts, panelRoots } from '../panel/panelFiles';
import { emptyPage } from './html';

/** The folders that a page may load from: the extension's scripts and styles, the report's folder, and its workspace folder. */
export function resourceRoots(extensionUri: Uri, report: Uri): Uri[] {
  return [
    ...panelRoots(extensionUri),
    ...[folderOf(report), rootOf(report)].filter((folder) => folder !== null),
  ];
}

/** The empty page of a report, for a webview. */
export function pageHtml(webview: Webview, extensionUri: Uri, report: Uri, isLocked: boolean): string {
  const folderAddress = (folder: Uri | null): string =>
    folder ? `${webview.asWebviewUri(folder).toString()}/` : '';
  return emptyPage({
    ...panelParts(webview, extensionUri, 'preview'),
    uri: report.toString(),
    folder: folderAddress(folderOf(report)),
    root: folderAddress(rootOf(report) ?? folderOf(report)),
    isLocked,
    title: l10n.t('Preview of {0}', nameOf(report)),
    texts: texts(),
  });
}

function texts(): Texts {
  return {
    language: l10n.t('en'),
    image: l10n.t('Image'),
    zoomIn: l10n.t('Zoom In'),
    zoomOut: l10n.t('Zoom Out'),
    fit: l10n.t('Fit to Page'),
    copyImage: l10n.t('Copy Image'),
    openImage: l10n.t('Open Image'),
    close: l10n.t('Close'),
    copied: l10n.t('The image is on the clipboard.'),
    missing: l10n.t('not found, or not an image'),
    outside: l10n.t('not shown: outside the workspace'),
    more: l10n.t('{0} more are in the Problems panel.'),
    error: l10n.t('Error'),
    warning: l10n.t('Warning'),
    information: l10n.t('Information'),
    hint: l10n.t('Hint'),
    keepFirst: l10n.t('Keep the first'),
    keepSecond: l10n.t('Keep the second'),
    keepBoth: l10n.t('Keep both'),
    skip: l10n.t('Skip to the first question'),
    faces: l10n.t('Which page is shown'),
    gitHub: l10n.t('GitHub'),
    handIn: l10n.t('Hand-in'),
    aboutGitHub: l10n.t('This is how GitHub shows the report.'),
    aboutHandIn: l10n.t('This is report.html, the page that report.py makes to hand in.'),
    differs: l10n.t('differs in the hand-in'),
  };
}

/** The report's folder; null for a report that was never saved. */
export function folderOf(report: Uri): Uri | null {
  return report.scheme === 'untitled' ? null : Uri.joinPath(report, '..');
}

/** The workspace folder of a report; GitHub resolves paths with a leading slash from there. */
export function rootOf(report: Uri): Uri | null {
  return workspace.getWorkspaceFolder(report)?.uri ?? null;
}
