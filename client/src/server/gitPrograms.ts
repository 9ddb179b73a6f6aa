import { Disposable, workspace } from 'vscode';

/**
 * Paths or names of the git that the server may run, the first one to be tried first: none where the person does not trust the
 * workspace, or has turned off git.
 */
export function gitPrograms(): readonly string[] {
  const settings = workspace.getConfiguration('git');
  if (!workspace.isTrusted || settings.get('enabled') === false) return [];
  // Not what the workspace says: without the Git extension this setting is one as any other.
  const path = settings.inspect<unknown>('path')?.globalValue;
  const own: readonly unknown[] = Array.isArray(path) ? path : [path];
  return [...own.filter((one) => typeof one === 'string' && one !== ''), 'git'] as readonly string[];
}

/** Calls a listener when the server may run another git, or none any more. */
export function onDidChangeGit(listener: () => void): Disposable {
  const settings = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('git.enabled') || change.affectsConfiguration('git.path')) listener();
  });
  return Disposable.from(settings, workspace.onDidGrantWorkspaceTrust(listener));
}
