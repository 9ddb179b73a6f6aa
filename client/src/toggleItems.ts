import { TextEdit, window, workspace, WorkspaceEdit, type LogOutputChannel, type Uri } from 'vscode';
import { l10n } from './language';
import type { ItemToToggle } from '../../common/protocol';
import { rangeOf } from './editor/ranges';
import { notWrittenText, writeBoxes, type WriteOutcome } from './editor/writeBoxes';
import type { LanguageServer } from './server/languageServer';
import { isLasting, troubleText } from './server/serverHealth';
import { reasonOf } from './reason';

/** Items of a report, as they are in one version of its text. */
export interface LocatedItems {
  readonly version: number;
  readonly items: readonly ItemToToggle[];
}

/** `none`: at the lines is no item that can be ticked, or they are so already; `told`: the person knows already why it was not done. */
export type ToggleOutcome = WriteOutcome | 'none' | 'told';

/**
 * Writes ticks into a report's text as one undo step, one call after the other, because each changes the version that the next one
 * needs. Never rejects.
 *
 * @param locate Where the items are now; null where that is not known. Asked again where the text has changed meanwhile.
 * @param maxTries So often, while someone types or pulls.
 */
export type ToggleItems = (
  uri: Uri,
  locate: () => Promise<LocatedItems | null>,
  maxTries?: number,
) => Promise<ToggleOutcome>;

/** So often a tick is tried while the text changes. */
export const MAX_TRIES = 5;

/** Ticks items with the help of the server, which knows how a report writes its ticks. */
export function createToggleItems(server: LanguageServer, log: LogOutputChannel): ToggleItems {
  let last: Promise<unknown> = Promise.resolve();

  async function toggle(
    uri: Uri,
    locate: () => Promise<LocatedItems | null>,
    maxTries: number,
  ): Promise<ToggleOutcome> {
    const trouble = server.troubleWith(uri);
    if (isLasting(trouble)) {
      void window.showWarningMessage(l10n.t('The box could not be ticked: {0}', troubleText(trouble)));
      return 'told';
    }
    try {
      for (let tries = 1; ; tries++) {
        const located = await locate();
        const outcome = located ? await toggleOnce(server, uri, located) : 'moved';
        if (outcome !== 'moved' || tries >= maxTries) return outcome;
      }
    } catch (error) {
      log.error('A box could not be ticked.', error);
      void window.showErrorMessage(l10n.t('The box could not be ticked: {0}', reasonOf(error)));
      return 'told';
    }
  }

  return (uri, locate, maxTries = 1) => {
    const next = last.then(() => toggle(uri, locate, maxTries));
    last = next;
    return next;
  };
}

/** Says why items were not ticked. */
export function tellNotToggled(outcome: 'moved' | 'refused' | 'none', uri: Uri): void {
  void window.showWarningMessage(
    outcome === 'none'
      ? l10n.t('This box is not part of a task list, so change it in the text.')
      : notWrittenText(outcome, uri),
  );
}

async function toggleOnce(
  server: LanguageServer,
  uri: Uri,
  { version, items }: LocatedItems,
): Promise<ToggleOutcome> {
  const document = await workspace.openTextDocument(uri);
  if (document.version !== version) return 'moved';
  const edits = await server.toggleItems({ uri: uri.toString(), version, items });
  if (edits === null || document.version !== version) return 'moved';
  if (edits.length === 0) return 'none';
  const edit = new WorkspaceEdit();
  edit.set(
    uri,
    edits.map(({ range, newText }) => new TextEdit(rangeOf(range), newText)),
  );
  return writeBoxes(document, edit);
}
