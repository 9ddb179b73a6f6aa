import { commands, window, workspace, type Uri } from 'vscode';
import { l10n } from '../language';

/**
 * Why the results for a report may be out of date. `restarting`: the server has crashed and is being restarted. `failed`: it has crashed
 * too often. `setAside`: this report crashed it and is not checked any more.
 */
export type ServerTrouble = 'restarting' | 'failed' | 'setAside';

/** Whether the report stays unchecked until the user does something. */
export function isLasting(trouble: ServerTrouble | null): trouble is 'failed' | 'setAside' {
  return trouble === 'failed' || trouble === 'setAside';
}

/** What is wrong, in a sentence or two for the user. */
export function serverTroubleText(trouble: ServerTrouble): string {
  switch (trouble) {
    case 'restarting':
      return l10n.t('The language server is restarting. This is the last result.');
    case 'failed':
      return l10n.t('The report is not checked because the language server is not running.');
    case 'setAside':
      return l10n.t('The report is not checked because the language server crashed twice while checking it.');
  }
}

/** Tells the user once that a report is not checked any more. */
export function tellOfSetAside(uri: Uri): void {
  const name = workspace.asRelativePath(uri);
  const text = l10n.t(
    'MLOps Report crashed twice while checking {0} and has stopped checking it. Your other reports are still checked.',
    name,
  );
  const tryAgain = l10n.t('Try Again');
  const showLog = l10n.t('Show Log');
  void window.showWarningMessage(text, tryAgain, showLog).then((answer) => run(answer, tryAgain, showLog));
}

/** Tells the user once that the server is not restarted any more. */
export function tellOfFailure(): void {
  const text = l10n.t('The language server crashed too often and is not restarted. Reports are not checked.');
  const restart = l10n.t('Restart');
  const showLog = l10n.t('Show Log');
  void window.showErrorMessage(text, restart, showLog).then((answer) => run(answer, restart, showLog));
}

async function run(answer: string | undefined, restart: string, showLog: string): Promise<void> {
  if (answer === restart) await commands.executeCommand('mlopsReport.restartServer');
  if (answer === showLog) await commands.executeCommand('mlopsReport.showLog');
}
