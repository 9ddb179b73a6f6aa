import {
  l10n,
  Position,
  Range,
  window,
  workspace,
  WorkspaceEdit,
  type LogOutputChannel,
  type Uri,
} from 'vscode';
import type { LanguageServer } from '../server/languageServer';
import type { Reports } from '../model/reports';
import { isLasting, troubleText } from '../server/serverHealth';
import { notWrittenText, writeBoxes, type WriteOutcome } from '../editor/writeBoxes';
import { checklistRows } from './checklistRows';

/** What somebody did to a box: the id of its row, and whether it is ticked now. */
export interface Tick {
  readonly id: string;
  readonly done: boolean;
}

/** Writes ticks into a report's text as one undo step; says so where it can't. Never rejects. */
export type TickItems = (uri: Uri, ticks: readonly Tick[]) => Promise<void>;

/** How long the server may take to look at a text, in milliseconds. */
const PATIENCE = 5000;

/** So often a tick is tried while the text changes, as it does when somebody types or pulls. */
const MOST_TRIES = 5;

/** Ticks one after the other, because each changes the version that the next one needs. */
export function createTickItems(reports: Reports, server: LanguageServer, log: LogOutputChannel): TickItems {
  let last = Promise.resolve();

  async function tryOnce(uri: Uri, ticks: readonly Tick[]): Promise<WriteOutcome> {
    const document = await workspace.openTextDocument(uri);
    const report = await reports.atVersion(uri, document.version, PATIENCE);
    if (report?.version !== document.version) return 'moved';
    const { rows } = checklistRows(uri.toString(), report.summary);
    const edit = new WorkspaceEdit();
    for (const { id, done } of ticks) {
      const row = rows.get(id);
      if (row?.kind !== 'item') return 'moved';
      if (row.done === done) continue;
      const change = await server.toggleItem({
        uri: uri.toString(),
        version: report.version,
        line: row.line,
        done,
      });
      if (change === null) return 'moved';
      const { start, end } = change.range;
      edit.replace(
        uri,
        new Range(new Position(start.line, start.character), new Position(end.line, end.character)),
        change.newText,
      );
    }
    if (document.version !== report.version) return 'moved';
    if (edit.size === 0) return 'written';
    return writeBoxes(document, edit);
  }

  async function tick(uri: Uri, ticks: readonly Tick[]): Promise<void> {
    const trouble = server.troubleWith(uri);
    if (isLasting(trouble)) {
      void window.showWarningMessage(l10n.t('The box could not be ticked: {0}', troubleText(trouble)));
      return;
    }
    try {
      let outcome = await tryOnce(uri, ticks);
      for (let tries = 1; outcome === 'moved' && tries < MOST_TRIES; tries++)
        outcome = await tryOnce(uri, ticks);
      if (outcome !== 'written') void window.showWarningMessage(notWrittenText(outcome, uri));
    } catch (error) {
      log.error('A box could not be ticked.', error);
      void window.showErrorMessage(
        l10n.t('The box could not be ticked: {0}', error instanceof Error ? error.message : String(error)),
      );
    }
  }

  return (uri, ticks) => (last = last.then(() => tick(uri, ticks)));
}
