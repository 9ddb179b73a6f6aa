import { workspace } from 'vscode';
import type { ReportSummary } from '../../../common/protocol';
import { l10n } from '../language';

/**
 * What git says about handing in a report, one sentence each, with code in backticks; in an untrusted workspace, that
 * git is not run.
 */
export function gitNotes({ repository }: Pick<ReportSummary, 'repository'>): readonly string[] {
  if (workspace.isTrusted) return repository;
  return [
    l10n.t(
      'Git is not run because this workspace is not trusted, so it is unknown what is committed and pushed.',
    ),
  ];
}
