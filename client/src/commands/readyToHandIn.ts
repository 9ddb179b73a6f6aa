import { commands, QuickPickItemKind, ThemeIcon, window, workspace, type LogOutputChannel } from 'vscode';
import { l10n } from '../language';
import type { ReadinessItemSummary, ReadinessResult } from '../../../common/protocol';
import { revealInEditor } from '../editor/revealInEditor';
import type { KnownReport } from '../model/reports';
import { reasonOf } from '../reason';
import type { LanguageServer } from '../server/languageServer';
import { pickPlace, type PlaceItem } from './pickPlace';

/** The view in which changes are committed and pushed. */
const SOURCE_CONTROL = 'workbench.view.scm';

/** Kinds of entries that are fixed in the Source Control view. */
const IN_SOURCE_CONTROL = new Set(['uncommitted', 'unpushed', 'branch']);

/** Lists what is left to do before the hand-in, most serious first. Picking an entry goes to the place to fix it. */
export async function readyToHandIn(
  { uri }: KnownReport,
  { server, log }: { readonly server: LanguageServer; readonly log: LogOutputChannel },
): Promise<void> {
  try {
    const document = await workspace.openTextDocument(uri);
    const result = await server.readiness({ uri: uri.toString(), isSaved: !document.isDirty });
    if (!result) return;
    pickPlace({
      uri,
      title: result.text,
      placeholder: l10n.t('Type to find something, press Enter to go to it'),
      items: readinessItems(result),
      onPick({ line, command }) {
        if (command !== undefined) void commands.executeCommand(command);
        else void revealInEditor(uri, line);
      },
    });
  } catch (error) {
    log.error('It could not be told whether a report is ready.', error);
    void window.showErrorMessage(l10n.t('Could not check whether the report is ready: {0}', reasonOf(error)));
  }
}

/** The list entries, grouped by kind. */
export function readinessItems({ text, items }: ReadinessResult): PlaceItem[] {
  if (items.length === 0) return [{ label: text, iconPath: new ThemeIcon('pass') }];
  return items.flatMap((item, index) => {
    const isFirst = items[index - 1]?.kind !== item.kind;
    const count = items.filter(({ kind }) => kind === item.kind).length;
    const head = { label: `${item.title} (${count})`, kind: QuickPickItemKind.Separator };
    return isFirst ? [head, placeItem(item)] : [placeItem(item)];
  });
}

function placeItem({ kind, title, text, question, line }: ReadinessItemSummary): PlaceItem {
  const label =
    question === null
      ? line === null
        ? title
        : l10n.t('Line {0}', line + 1)
      : l10n.t('Question {0}', question);
  const door = line === null ? (IN_SOURCE_CONTROL.has(kind) ? { command: SOURCE_CONTROL } : {}) : { line };
  return { label, detail: text, iconPath: new ThemeIcon(iconOf(kind)), ...door };
}

function iconOf(kind: string): string {
  if (IN_SOURCE_CONTROL.has(kind) || kind === 'repository') return 'source-control';
  if (kind === 'evidence') return 'question';
  return kind === 'refused' ||
    kind === 'error' ||
    kind === 'hidden' ||
    kind === 'swallowed' ||
    kind === 'figure'
    ? 'error'
    : 'warning';
}
