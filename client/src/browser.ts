import type { ExtensionContext } from 'vscode';
import type { ExtensionApi } from './api';
import { activateExtension } from './extension';

/** Starts the extension in a browser; the language server runs in a Web Worker. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateExtension(context, () => import('./browserHost.js'));
}
