import { Uri, type Webview } from 'vscode';
import type { PanelParts } from './panelHtml';

/** The extension's folders that a panel may load from. */
export function panelRoots(extensionUri: Uri): Uri[] {
  return [Uri.joinPath(extensionUri, 'dist', 'webview'), Uri.joinPath(extensionUri, 'media')];
}

/** What the page of a panel loads: its own script and style, by its name, and the style of all panels. */
export function panelParts(webview: Webview, extensionUri: Uri, name: 'preview' | 'overview'): PanelParts {
  const address = (...path: string[]): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, ...path)).toString();
  return {
    cspSource: webview.cspSource,
    nonce: randomNonce(),
    script: address('dist', 'webview', `${name}.js`),
    styles: [address('media', 'panel.css'), address('media', `${name}.css`)],
  };
}

/** A nonce, which allows one script of one page. */
function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
