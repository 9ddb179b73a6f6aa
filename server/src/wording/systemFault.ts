import * as l10n from '@vscode/l10n';

/** Why the system did not allow a file to be written, in a sentence; by POSIX code, which Node uses on all systems. */
export function systemFaultText(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return l10n.t('The disk is full.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return l10n.t('You have no permission to write there.');
    case 'ENOENT':
    case 'ENOTDIR':
      return l10n.t('There is no such folder.');
    case 'EMFILE':
    case 'ENFILE':
      return l10n.t('Too many files are open. Close some programs.');
    default:
      return l10n.t('The file system reports an error ({0}).', /^E[A-Z0-9]+$/u.test(code) ? code : '?');
  }
}
