import * as l10n from '@vscode/l10n';
import type { Connection } from 'vscode-languageserver';
import { Utils, type URI } from 'vscode-uri';
import { ErrorCodes, ResponseError } from '../../lsp';
import type { OpenReports } from '../../workspace/openReports';
import { parseUri } from '../../workspace/uri';
import { systemFaultText } from '../../wording/systemFault';
import type { Command } from './command';
import type { LatestReport } from './latestReport';
import { showMessage } from './showMessage';

/**
 * The command that saves a report as a page of its own beside it; its argument is the report's URI. It gives `uri`, of the page, and
 * `leftOut`, the images that a note stands in for. Where the server reaches no files it gives the page itself, as `html`.
 */
export const EXPORT_HTML = 'mlopsReport.exportHtml';

/** Writes a page; gives why it may not be written, or null. Rejects where that is impossible. */
export type WritePage = (uri: URI, html: string) => Promise<string | null>;

/** What the export works with. */
export interface ExportContext {
  readonly reports: OpenReports;
  readonly writePage: WritePage | null;
}

/** So many images that are not in the page are named in a message. */
const MOST_NAMES = 3;

/** Tells where the page is. */
export function exportCommand(
  connection: Connection,
  { reports, writePage }: ExportContext,
  latest: LatestReport,
): Command {
  return {
    name: EXPORT_HTML,
    async run([given]) {
      const { uri, report } = await latest.of(given);
      // Evaluated for the first page only, to keep the server's start short and its memory small.
      const { exportReport } = await import('../../export/exportReport');
      const { html, leftOut } = await exportReport(report, reports.filesOf(uri));
      const target = pageBeside(uri);
      if (!writePage || target?.scheme !== 'file') return { html, leftOut };
      await write(writePage, target, html);
      const names = leftOut.map((image) => image.target);
      if (names.length === 0)
        showMessage(connection, 'information', l10n.t('The report is saved as {0}.', Utils.basename(target)));
      else showMessage(connection, 'warning', withoutText(Utils.basename(target), names));
      return { uri: target.toString(), leftOut };
    },
  };
}

/** `reports/README.html` for `reports/README.md`. */
function pageBeside(report: string): URI | null {
  const uri = parseUri(report);
  if (!uri) return null;
  return Utils.joinPath(uri, '..', `${Utils.basename(uri).replace(/\.[^.]*$/u, '')}.html`);
}

async function write(writePage: WritePage, target: URI, html: string): Promise<void> {
  const refused = await writePage(target, html).catch((error: unknown) => {
    const reason = systemFaultText(error);
    throw new ResponseError(
      ErrorCodes.InternalError,
      l10n.t('The report could not be exported: {0}', reason),
    );
  });
  if (refused === null) return;
  const name = Utils.basename(target);
  const message = l10n.t(
    '{0} can’t be replaced: it is no page of a report, or a link leads there. Rename it.',
    name,
  );
  throw new ResponseError(ErrorCodes.InvalidParams, message);
}

function withoutText(name: string, leftOut: readonly string[]): string {
  const named = leftOut.slice(0, MOST_NAMES).join(', ');
  const more = leftOut.length - MOST_NAMES;
  return l10n.t(
    'The report is saved as {0}, but without these images: {1}. The page says why.',
    name,
    more > 0 ? l10n.t('{0} and {1} more', named, more) : named,
  );
}
