import { FileSystemError } from 'vscode';
import { l10n } from './language';

/** An error whose message is a full sentence for the user. Messages of other errors go to the log only. */
export class Refusal extends Error {}

/** Why something failed, as a sentence for the user. Unknown errors point to the log. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return l10n.t('An unexpected error. See the log for details.');
  // VS Code passes on the operating system's code for these two; its own API has no name for them.
  if (/\b(?:ENOSPC|EDQUOT)\b/.test(error.message)) return l10n.t('The disk is full.');
  if (/\b(?:EMFILE|ENFILE)\b/.test(error.message))
    return l10n.t('Too many files are open. Close some programs.');
  if (!(error instanceof FileSystemError)) return l10n.t('An unexpected error. See the log for details.');
  switch (error.code) {
    case 'FileNotFound':
    case 'FileNotADirectory':
      return l10n.t('The file or its folder does not exist.');
    case 'FileIsADirectory':
      return l10n.t('A folder has this name. Choose another name.');
    case 'FileExists':
      return l10n.t('A file already has this name. Choose another name.');
    case 'NoPermissions':
      return l10n.t('You have no permission to do this. Choose another folder.');
    default:
      return l10n.t('The file system reports an error. See the log for details.');
  }
}
