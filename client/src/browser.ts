import type { ExtensionContext } from 'vscode';
import { activateExtension } from './extension';
import type { ExtensionApi } from './api';

/** Starts the extension in a browser; the language server runs in a Web Worker. */
export function activate(context: ExtensionContext): ExtensionApi | undefined {
  return activateExtension(context, () => import('./browserHost.js'));
}
