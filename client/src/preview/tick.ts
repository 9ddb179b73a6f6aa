import { l10n, Range, window, workspace, WorkspaceEdit, type LogOutputChannel, type Uri } from 'vscode';
import type { Tick, TickOutcome } from '../../webview/messages';
import type { LanguageServer } from '../server/languageServer';
import { isLasting, troubleText } from '../server/serverHealth';
import { notWrittenText, writeBoxes, type WriteOutcome } from '../editor/writeBoxes';

/** So often a tick is tried while the text changes, as it does when somebody types or pulls. */
const MOST_TRIES = 5;

/** What a tick in the page works with. */
export interface TickContext {
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
  /** Brings the page up to the newest version of the document. Never rejects. */
  readonly refresh: () => Promise<void>;
}

/**
 * Writes what the reader did to a box of the page into the report as one undo step, and says so where it can't. The page shows
 * the outcome when this resolves. Never rejects.
 */
export async function writeTick(uri: Uri, tick: Tick, context: TickContext): Promise<TickOutcome> {
  const trouble = context.server.troubleWith(uri);
  if (isLasting(trouble)) {
    void window.showWarningMessage(l10n.t('The box could not be ticked: {0}', troubleText(trouble)));
    return 'refused';
  }
  try {
    const outcome = await tryTick(uri, tick, context.server);
    await context.refresh();
    if (outcome === 'written') return 'written';
    if (outcome === 'moved' && tick.tries + 1 < MOST_TRIES) return 'again';
    void window.showWarningMessage(outcome === 'none' ? noTaskText() : notWrittenText(outcome, uri));
  } catch (error) {
    context.log.error('A box of the preview could not be ticked.', error);
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('The box could not be ticked: {0}', reason));
  }
  return 'refused';
}

/** Says that a box was ticked which the report does not have any more. */
export function tellTickLost(uri: Uri): void {
  void window.showWarningMessage(notWrittenText('moved', uri));
}

/** `none`: the text is the one that the page shows, but has no task at that line. */
async function tryTick(
  uri: Uri,
  { version, line, done }: Tick,
  server: LanguageServer,
): Promise<WriteOutcome | 'none'> {
  const document = await workspace.openTextDocument(uri);
  if (document.version !== version) return 'moved';
  const change = await server.toggleItem({ uri: uri.toString(), version, line, done });
  if (document.version !== version) return 'moved';
  if (change === null) return 'none';
  const { start, end } = change.range;
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(start.line, start.character, end.line, end.character), change.newText);
  return writeBoxes(document, edit);
}

function noTaskText(): string {
  return l10n.t('This box belongs to no task list, so it can be changed in the text only.');
}
