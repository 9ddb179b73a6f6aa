import * as l10n from '@vscode/l10n';
import { evidenceOf, type Evidence } from '../../evidence/findEvidence';
import type { ChecklistItem } from '../../report/report';
import type { Analysis } from '../../workspace/analysis';
import type { OpenReports } from '../../workspace/openReports';
import type { Markup } from '../markup';

/** What files show about an item; null if they can't tell, or no one has looked everywhere. */
export function evidenceFor(
  item: ChecklistItem,
  { report, evidence }: Pick<Analysis, 'report' | 'evidence'>,
): Evidence | null {
  const shown = evidence && evidenceOf(item, report.edition?.name ?? null, evidence);
  return shown && (shown.found.length > 0 || evidence.isWhole) ? shown : null;
}

/** The URI of a repository file by its path from the root; null if it can't be opened. */
export type FileLink = (path: string) => string | null;

/** Links to the files of the repository around a report. */
export function fileLinks(
  { uri, repository }: Pick<Analysis, 'uri' | 'repository'>,
  reports: Pick<OpenReports, 'uriFrom'>,
): FileLink {
  const folder = repository?.repository.folder ?? '';
  const up = folder === '' ? '' : '../'.repeat(folder.split('/').length);
  return (path) => reports.uriFrom(uri, up + path)?.toString() ?? null;
}

/** What was found, with links, or what was looked for, in a sentence or two. */
export function evidenceText({ rule, found }: Evidence, markup: Markup, linkOf: FileLink): string {
  if (found.length === 0)
    return l10n.t('Nothing in the repository shows this. Looked for: {0}.', markup.own(rule.lookedFor()));
  const files = found.map((path) => {
    const uri = linkOf(path);
    return uri === null ? markup.code(path) : markup.link(path, uri);
  });
  return l10n.t('Found in the repository: {0}.', files.join(', '));
}
