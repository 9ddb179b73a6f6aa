import {
  CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  languages,
  workspace,
  type Diagnostic,
  type Disposable,
  type Uri,
} from 'vscode';
import { l10n } from '../language';
import { HAND_IN_CODES } from '../../../common/codes';

const COMMAND = 'mlopsReport.turnOffHandInHints';

/** Turns off all hand-in hints in the settings. Changes the setting where rules are already configured. */
export async function turnOffHandInHints(report: Uri): Promise<void> {
  const configuration = workspace.getConfiguration('mlopsReport', report);
  const { workspaceFolderValue, workspaceValue, globalValue } = configuration.inspect('rules') ?? {};
  const off = Object.fromEntries(HAND_IN_CODES.map((code) => [code, 'off']));
  const [target, value] = placeFor(workspaceFolderValue, workspaceValue, globalValue);
  await configuration.update('rules', { ...rulesOf(value), ...off }, target);
}

/** The narrowest scope that has a value, so that no other value overrides it; otherwise the workspace, if there is one. */
function placeFor(
  folder: unknown,
  workspaceWide: unknown,
  everywhere: unknown,
): [ConfigurationTarget, unknown] {
  if (folder !== undefined) return [ConfigurationTarget.WorkspaceFolder, folder];
  if (workspaceWide !== undefined || workspace.workspaceFolders)
    return [ConfigurationTarget.Workspace, workspaceWide];
  return [ConfigurationTarget.Global, everywhere];
}

function rulesOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** Offers the command next to the quick fixes of these hints. */
export function offerToTurnOffHandInHints(): Disposable {
  return languages.registerCodeActionsProvider(
    { language: 'markdown' },
    {
      provideCodeActions(_document, _range, { diagnostics }) {
        const hints = diagnostics.filter(isHandInHint);
        if (hints.length === 0) return [];
        const title = l10n.t('Turn off all hand-in hints');
        const action = new CodeAction(title, CodeActionKind.QuickFix);
        action.command = { title, command: COMMAND };
        action.diagnostics = hints;
        return [action];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

function isHandInHint({ code }: Diagnostic): boolean {
  const value = typeof code === 'object' ? code.value : code;
  return HAND_IN_CODES.some((known) => known === value);
}
