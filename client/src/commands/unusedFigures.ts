import { commands, ThemeIcon, Uri, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import { l10n } from '../language';
import type { QuestionSummary, UnusedFiguresResult } from '../../../common/protocol';
import { cursorLine } from '../editor/cursor';
import { questionAt } from '../model/questions';
import type { KnownReport } from '../model/reports';
import { visibleEditor } from '../editor/revealInEditor';
import { writeFigure, type InsertFigureContext } from './insertFigure';
import { reasonOf } from '../reason';

interface UnusedItem extends QuickPickItem {
  /** The path as written in a Markdown image. */
  readonly target: string;
  readonly uri: Uri;
}

/**
 * Lists the images in `figures` that the report doesn't use. Picking one inserts it into the answer at the cursor, or opens it if the
 * cursor is in no answer.
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
    const item = await pick(uri, result, question?.answer ? question : undefined);
    if (!item) return;
    if (question?.answer) await writeFigure(uri, question, item.target, { ...context, isAtCursor: true });
    else await commands.executeCommand('vscode.open', item.uri);
  } catch (error) {
    context.log.error('The unused figures could not be listed or inserted.', error);
    void window.showErrorMessage(
      l10n.t('The unused figures could not be listed or inserted: {0}', reasonOf(error)),
    );
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
): Promise<UnusedItem | undefined> {
  const open: QuickInputButton = {
    iconPath: new ThemeIcon('open-preview'),
    tooltip: l10n.t('Open the Image'),
  };
  const reveal: QuickInputButton = {
    iconPath: new ThemeIcon('list-tree'),
    tooltip: l10n.t('Show in the Explorer'),
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
    buttons: question ? [open, reveal] : [reveal],
    target,
    uri: Uri.joinPath(report, '..', path),
  }));
  return new Promise((resolve) => {
    picker.onDidTriggerItemButton(({ button, item }) => {
      picker.hide();
      void commands.executeCommand(button === open ? 'vscode.open' : 'revealInExplorer', item.uri);
    });
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
