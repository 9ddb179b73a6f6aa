import { Disposable, workspace } from 'vscode';

/**
 * Paths or names of the git programs that the server may run, in the order to try them. Empty if the workspace isn't trusted or git is
 * turned off.
 */
export function gitPrograms(): readonly string[] {
  const settings = workspace.getConfiguration('git');
  if (!workspace.isTrusted || settings.get('enabled') === false) return [];
  // Workspace values are ignored: without the Git extension, VS Code doesn't restrict this setting.
  const path = settings.inspect<unknown>('path')?.globalValue;
  const own: readonly unknown[] = Array.isArray(path) ? path : [path];
  return [...own.filter((one) => typeof one === 'string' && one !== ''), 'git'] as readonly string[];
}

/** Calls the listener when the allowed git programs change. */
export function onDidChangeGit(listener: () => void): Disposable {
  const settings = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('git.enabled') || change.affectsConfiguration('git.path')) listener();
  });
  return Disposable.from(settings, workspace.onDidGrantWorkspaceTrust(listener));
}
