import { TextEdit, window, workspace, WorkspaceEdit, type LogOutputChannel, type Uri } from 'vscode';
import { l10n } from './language';
import type { ItemToToggle } from '../../common/protocol';
import { rangeOf } from './editor/ranges';
import { notWrittenText, writeBoxes, type WriteOutcome } from './editor/writeBoxes';
import type { LanguageServer } from './server/languageServer';
import { isLasting, serverTroubleText } from './server/serverHealth';
import { reasonOf } from './reason';

/** Items of a report at one version of its text. */
export interface LocatedItems {
  readonly version: number;
  readonly items: readonly ItemToToggle[];
}

/** `none`: there is nothing to toggle at these lines. `told`: it failed, and the user already knows why. */
export type ToggleOutcome = WriteOutcome | 'none' | 'told';

/**
 * Writes ticks into a report's text as one undo step. Calls are queued, because each one changes the version that the next one needs. Never
 * rejects.
 *
 * @param locate Returns the items' current positions, or null if they are unknown. Called again when the text has changed.
 * @param maxTries Maximum number of tries while the text keeps changing.
 */
export type ToggleItems = (
  uri: Uri,
  locate: () => Promise<LocatedItems | null>,
  maxTries?: number,
) => Promise<ToggleOutcome>;

/** Maximum number of tries while the text keeps changing. */
export const MAX_TRIES = 5;

/** Creates the function that toggles items. The server computes the edits, because it knows how a report writes its ticks. */
export function createToggleItems(server: LanguageServer, log: LogOutputChannel): ToggleItems {
  let last: Promise<unknown> = Promise.resolve();

  async function toggle(
    uri: Uri,
    locate: () => Promise<LocatedItems | null>,
    maxTries: number,
  ): Promise<ToggleOutcome> {
    const trouble = server.troubleWith(uri);
    if (isLasting(trouble)) {
      void window.showWarningMessage(l10n.t('The box could not be ticked: {0}', serverTroubleText(trouble)));
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

/** Tells the user why items were not toggled. */
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
