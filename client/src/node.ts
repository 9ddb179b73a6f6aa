import type { ExtensionContext } from 'vscode';
import type { ExtensionApi } from './api';
import { activateExtension } from './extension';

/** Starts the extension on desktop VS Code and on remote machines; the language server runs in a process of its own. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateExtension(context, () => import('./nodeHost.js'));
}
