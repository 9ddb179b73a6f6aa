import type { ExtensionContext } from 'vscode';
import { activateExtension } from './extension';
import type { ExtensionApi } from './api';

/** Starts the extension on desktop VS Code and on remote machines; the language server runs in a process of its own. */
export function activate(context: ExtensionContext): ExtensionApi | undefined {
  return activateExtension(context, () => import('./nodeHost.js'));
}
