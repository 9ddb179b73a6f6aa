import type { ExtensionContext } from 'vscode';
import { activateExtension } from './extension';
import type { ExtensionApi } from './api';
import { takeUpLanguage } from './language';
import { offerCheckTasks } from './tasks/checkTask';

/** Starts the extension on desktop VS Code and remote machines; the language server runs in its own process. */
export async function activate(context: ExtensionContext): Promise<ExtensionApi | undefined> {
  await takeUpLanguage(context.extensionUri);
  context.subscriptions.push(offerCheckTasks(context, process.execPath));
  return activateExtension(context, () => import('./nodeHost.js'));
}
