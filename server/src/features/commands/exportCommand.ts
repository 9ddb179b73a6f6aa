import * as l10n from '@vscode/l10n';
import type { Connection } from 'vscode-languageserver';
import * as v from 'valibot';
import { Utils, type URI } from 'vscode-uri';
import type { ExportHtmlResult } from '../../../../common/protocol';
import { pagePlace } from '../../../../common/pagePlace';
import { handInPage } from '../../handin/handInPage';
import { ErrorCodes, ResponseError } from '../../lsp';
import { documentLines } from '../../report/documentLines';
import type { Report } from '../../report/report';
import type { OpenReports } from '../../workspace/openReports';
import { parseUri } from '../../workspace/uri';
import { systemFaultText } from '../../wording/systemFault';
import type { Command } from './command';
import type { LatestReport } from './latestReport';
import { showMessage } from './showMessage';

/**
 * The command that saves a report as a page near it (`pagePlace`); its arguments are the report's URI and, for the page
 * of `report.py html`, `{ "handIn": true }`. The result has the page's `uri`, and `leftOut`, the images replaced by a
 * note. If the server can't reach files, it has the page itself, as `html`.
 */
export const EXPORT_HTML = 'mlopsReport.exportHtml';

/** Writes a page; gives the reason if it may not be written, or null. Rejects if writing fails. */
export type WritePage = (uri: URI, html: string, isHandIn: boolean) => Promise<string | null>;

const OPTIONS = v.object({ handIn: v.optional(v.boolean(), false) });

/** What the export works with. */
export interface ExportContext {
  readonly reports: OpenReports;
  readonly writePage: WritePage | null;
}

/** Maximum number of missing images named in a message. */
const MAX_NAMES = 3;

/** Shows a message with the place of the page. */
export function exportCommand(
  connection: Connection,
  { reports, writePage }: ExportContext,
  latest: LatestReport,
): Command {
  return {
    name: EXPORT_HTML,
    async run([given, options]) {
      const { uri, report } = await latest.of(given);
      const isHandIn = v.is(OPTIONS, options) && options.handIn === true;
      const { html, leftOut } = isHandIn ? handInOf(report) : await pageOf(report, uri);
      const target = targetOf(uri, isHandIn);
      if (!writePage || target?.scheme !== 'file') return { html, leftOut };
      await write((page) => writePage(target, page, isHandIn), target, html);
      const place = target.fsPath;
      const names = leftOut.map((image) => image.target);
      if (names.length === 0) showMessage(connection, 'information', l10n.t('Saved as {0}.', place));
      else showMessage(connection, 'warning', withoutText(place, names));
      return { uri: target.toString(), leftOut };
    },
  };

  async function pageOf(report: Report, uri: string): Promise<Page> {
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    const { exportReport } = await import('../../export/exportReport');
    return exportReport(report, reports.filesOf(uri));
  }
}

type Page = Pick<ExportHtmlResult, 'html' | 'leftOut'>;

function handInOf(report: Report): Page {
  return { html: handInPage(documentLines(report).join('')), leftOut: [] };
}

/** `reports-README.html` beside the folder `reports` for `reports/README.md`. */
function targetOf(report: string, isHandIn: boolean): URI | null {
  const uri = parseUri(report);
  if (!uri) return null;
  const folder = Utils.dirname(uri);
  const place = pagePlace(Utils.basename(folder), Utils.basename(uri), isHandIn);
  return Utils.joinPath(place.isAbove ? Utils.dirname(folder) : folder, place.name);
}

async function write(
  writeTo: (html: string) => Promise<string | null>,
  target: URI,
  html: string,
): Promise<void> {
  const refused = await writeTo(html).catch((error: unknown) => {
    const reason = systemFaultText(error);
    throw new ResponseError(
      ErrorCodes.InternalError,
      l10n.t('The report could not be exported: {0}', reason),
    );
  });
  if (refused === null) return;
  const name = Utils.basename(target);
  const message = l10n.t(
    '{0} already exists and is not a report page, or is a link, so it was not overwritten. Choose another name.',
    name,
  );
  throw new ResponseError(ErrorCodes.InvalidParams, message);
}

function withoutText(name: string, leftOut: readonly string[]): string {
  const named = leftOut.slice(0, MAX_NAMES).join(', ');
  const more = leftOut.length - MAX_NAMES;
  return l10n.t(
    'Saved as {0}, but without these images: {1}. The page says why.',
    name,
    more > 0 ? l10n.t('{0} and {1} more', named, more) : named,
  );
}
