import type { ExtensionContext } from 'vscode';
import { activateExtension } from './extension';
import type { ExtensionApi } from './api';
import { takeUpLanguage } from './language';

/** Starts the extension in a browser; the language server runs in a Web Worker. */
export async function activate(context: ExtensionContext): Promise<ExtensionApi | undefined> {
  await takeUpLanguage(context.extensionUri);
  return activateExtension(context, () => import('./browserHost.js'));
}
