import { commands, ThemeIcon, Uri, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import { l10n } from '../language';
import type { QuestionSummary, UnusedFiguresResult } from '../../../common/protocol';
import { cursorLine } from '../editor/cursor';
import { questionAt } from '../model/questions';
import type { KnownReport } from '../model/reports';
import { visibleEditor } from '../editor/revealInEditor';
import { deleteFigures } from './deleteFigures';
import { writeFigure, type InsertFigureContext } from './insertFigure';
import { reasonOf } from '../reason';

interface UnusedItem extends QuickPickItem {
  /** The path as written in a Markdown image. */
  readonly target: string;
  readonly uri: Uri;
  /** From the report's folder. */
  readonly path: string;
}

/** What was chosen in the list: one image to insert or to open, or images to delete. */
type Choice =
  | { readonly kind: 'use'; readonly item: UnusedItem }
  | { readonly kind: 'delete'; readonly items: readonly UnusedItem[] };

/**
 * Lists the images in `figures` that the report doesn't use. Picking one inserts it into the answer at the cursor, or opens it if the
 * cursor is in no answer. Buttons delete one or all.
 */
export async function showUnusedFigures(
  { uri, summary }: KnownReport,
  context: InsertFigureContext,
): Promise<void> {
  try {
    const result = await context.server.unusedFigures({ uri: uri.toString() });
    if (!result || result.figures.length === 0) {
      void window.showInformationMessage(nothingText(result));
      return;
    }
    const question = visibleEditor(uri) && questionAt(summary, cursorLine(uri));
    const choice = await pick(uri, result, question?.answer ? question : undefined);
    if (!choice) return;
    if (choice.kind === 'delete') {
      await deleteUnused(choice.items, context);
      return;
    }
    const { item } = choice;
    if (question?.answer) await writeFigure(uri, question, item.target, { ...context, isAtCursor: true });
    else await commands.executeCommand('vscode.open', item.uri);
  } catch (error) {
    context.log.error('The unused figures could not be listed or inserted.', error);
    void window.showErrorMessage(
      l10n.t('The unused figures could not be listed or inserted: {0}', reasonOf(error)),
    );
  }
}

async function deleteUnused(
  items: readonly UnusedItem[],
  { server, log }: InsertFigureContext,
): Promise<void> {
  try {
    await deleteFigures(items, server);
  } catch (error) {
    log.error('The unused figures could not be deleted.', error);
    void window.showErrorMessage(l10n.t('The unused figures could not be deleted: {0}', reasonOf(error)));
  }
}

function nothingText(result: UnusedFiguresResult | null): string {
  return result && result.images > 0
    ? l10n.t('The report uses every image in the folder “figures”.')
    : l10n.t('There are no images in a “figures” folder next to the report yet.');
}

/** Returns undefined if the user cancels. */
function pick(
  report: Uri,
  { figures }: UnusedFiguresResult,
  question: QuestionSummary | undefined,
): Promise<Choice | undefined> {
  const open: QuickInputButton = {
    iconPath: new ThemeIcon('open-preview'),
    tooltip: l10n.t('Open the Image'),
  };
  const reveal: QuickInputButton = {
    iconPath: new ThemeIcon('list-tree'),
    tooltip: l10n.t('Show in the Explorer'),
  };
  const remove: QuickInputButton = { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Move to Trash…') };
  const removeAll: QuickInputButton = {
    iconPath: new ThemeIcon('trash'),
    tooltip: l10n.t('Move All to Trash…'),
  };
  const picker = window.createQuickPick<UnusedItem>();
  picker.title =
    figures.length === 1 ? l10n.t('1 Unused Figure') : l10n.t('{0} Unused Figures', figures.length);
  picker.placeholder = question
    ? l10n.t('Pick an image to insert it into question {0}', question.number)
    : l10n.t('Pick an image to open it');
  picker.items = figures.map(({ path, target }) => ({
    label: path,
    iconPath: new ThemeIcon('file-media'),
    buttons: question ? [open, reveal, remove] : [reveal, remove],
    target,
    uri: Uri.joinPath(report, '..', path),
    path,
  }));
  picker.buttons = [removeAll];
  return new Promise((resolve) => {
    picker.onDidTriggerButton(() => {
      resolve({ kind: 'delete', items: picker.items });
      picker.hide();
    });
    picker.onDidTriggerItemButton(({ button, item }) => {
      if (button === remove) resolve({ kind: 'delete', items: [item] });
      picker.hide();
      if (button !== remove)
        void commands.executeCommand(button === open ? 'vscode.open' : 'revealInExplorer', item.uri);
    });
    picker.onDidAccept(() => {
      const [item] = picker.activeItems;
      resolve(item && { kind: 'use', item });
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
