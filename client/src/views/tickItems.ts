import {
  l10n,
  Position,
  Range,
  window,
  workspace,
  WorkspaceEdit,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { LanguageServer } from '../languageServer';
import type { Reports } from '../reports';
import { checklistRows } from './checklistRows';

/** What somebody did to a box: the id of its row, and whether it is ticked now. */
export interface Tick {
  readonly id: string;
  readonly done: boolean;
}

/** Writes ticks into a report's text as one undo step; says so where it can't. Never rejects. */
export type TickItems = (uri: Uri, ticks: readonly Tick[]) => Promise<void>;

/** `moved`: the text has changed meanwhile; `refused`: the editor does not let it be changed. */
type Outcome = 'written' | 'moved' | 'refused';

/** How long the server may take to look at a text, in milliseconds. */
const PATIENCE = 5000;

/** So often a tick is tried while the text changes, as it does when somebody types or pulls. */
const MOST_TRIES = 5;

/** Ticks one after the other, because each changes the version that the next one needs. */
export function createTickItems(reports: Reports, server: LanguageServer, log: LogOutputChannel): TickItems {
  let last = Promise.resolve();

  async function tryOnce(uri: Uri, ticks: readonly Tick[]): Promise<Outcome> {
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
    return write(document, edit);
  }

  /** Leaves the text as it was unless the outcome is `written`. */
  async function write(document: TextDocument, edit: WorkspaceEdit): Promise<Outcome> {
    const back = new WorkspaceEdit();
    for (const { range } of edit.get(document.uri))
      back.replace(document.uri, range, document.getText(range));
    const { version } = document;
    const seen = { changes: 0, dirty: false };
    const listener = workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      if (event.contentChanges.length > 0) seen.changes++;
      if (document.isDirty) seen.dirty = true;
    });
    const isApplied = await workspace.applyEdit(edit);
    listener.dispose();
    if (!isApplied) return document.version === version ? 'refused' : 'moved';
    // VS Code changes a read-only document without a word, but never takes it for changed, so it could not be saved.
    if (seen.dirty) return 'written';
    if (seen.changes > 1) return 'moved';
    await workspace.applyEdit(back);
    return 'refused';
  }

  async function tick(uri: Uri, ticks: readonly Tick[]): Promise<void> {
    try {
      let outcome = await tryOnce(uri, ticks);
      for (let tries = 1; outcome === 'moved' && tries < MOST_TRIES; tries++)
        outcome = await tryOnce(uri, ticks);
      if (outcome !== 'written') void window.showWarningMessage(failureText(outcome, uri));
    } catch (error) {
      log.error('A box could not be ticked.', error);
      void window.showErrorMessage(
        l10n.t('The box could not be ticked: {0}', error instanceof Error ? error.message : String(error)),
      );
    }
  }

  return (uri, ticks) => (last = last.then(() => tick(uri, ticks)));
}

function failureText(outcome: 'moved' | 'refused', uri: Uri): string {
  const name = workspace.asRelativePath(uri);
  if (outcome === 'moved')
    return l10n.t(
      '{0} was changed at the same moment, so the box was left as it is. Please tick it again.',
      name,
    );
  return l10n.t('{0} can’t be changed here, so the box was left as it is. Is the file read-only?', name);
}
