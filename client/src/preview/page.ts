import { Uri, workspace, type Webview } from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import type { Texts } from '../../webview/texts';
import { emptyPage } from './html';

/** The folders that a page may load from: the extension's scripts and styles, the report's folder, and its workspace folder. */
export function resourceRoots(extensionUri: Uri, report: Uri): Uri[] {
  const own = [Uri.joinPath(extensionUri, 'dist', 'webview'), Uri.joinPath(extensionUri, 'media')];
  return [...own, ...[folderOf(report), rootOf(report)].filter((folder) => folder !== null)];
}

/** The empty page of a report, for a webview. */
export function pageHtml(webview: Webview, extensionUri: Uri, report: Uri, isLocked: boolean): string {
  const address = (...path: string[]): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, ...path)).toString();
  const folderAddress = (folder: Uri | null): string =>
    folder ? `${webview.asWebviewUri(folder).toString()}/` : '';
  return emptyPage({
    cspSource: webview.cspSource,
    nonce: randomNonce(),
    script: address('dist', 'webview', 'preview.js'),
    styles: address('media', 'preview.css'),
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

/** A nonce, which allows one script of one page. */
export function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
