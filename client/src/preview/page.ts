import { l10n, Uri, workspace, type Webview } from 'vscode';

/** The folders that a page may load from: its own script and styles, the report's folder and its workspace folder. */
export function resourceRoots(extensionUri: Uri, report: Uri): Uri[] {
  const own = [Uri.joinPath(extensionUri, 'dist', 'webview'), Uri.joinPath(extensionUri, 'media')];
  return [...own, ...[folderOf(report), rootOf(report)].filter((folder) => folder !== null)];
}

/** The empty page; its script asks for the blocks. Nothing runs but that script, nothing is loaded but from the roots. */
export function pageHtml(webview: Webview, extensionUri: Uri, report: Uri): string {
  const nonce = randomNonce();
  const script = webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', 'webview', 'preview.js'));
  const styles = webview.asWebviewUri(Uri.joinPath(extensionUri, 'media', 'preview.css'));
  const policy = [
    "default-src 'none'",
    `img-src ${webview.cspSource}`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const folder = folderOf(report);
  const data = {
    uri: report.toString(),
    folder: folder ? `${webview.asWebviewUri(folder).toString()}/` : '',
    missing: l10n.t('not found, or not an image'),
  };
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${escapeAttribute(value)}"`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeAttribute(styles.toString())}">
</head>
<body ${attributes.join(' ')}>
<p id="notice" role="status" hidden></p>
<main id="page"></main>
<script nonce="${nonce}" src="${escapeAttribute(script.toString())}"></script>
</body>
</html>`;
}

/** The report's folder; null for a report that has not been saved yet. */
export function folderOf(report: Uri): Uri | null {
  return report.scheme === 'untitled' ? null : Uri.joinPath(report, '..');
}

/** The workspace folder of a report, from which GitHub reads paths that start with a slash. */
export function rootOf(report: Uri): Uri | null {
  return workspace.getWorkspaceFolder(report)?.uri ?? null;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
