import * as l10n from '@vscode/l10n';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind } from '../../lsp';
import type { RuleCode } from '../../../../common/codes';
import type { Problem } from '../../rules/rule';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { turnOffEdits, type ConfigurationEdit } from '../../workspace/configurationEdit';
import type { PlacedConfiguration } from '../../workspace/configurationFiles';

/**
 * For each kind of problem, an action that turns it off for everyone in the configuration file, which is created if
 * needed.
 */
export function turnOffActions(
  problems: readonly Problem[],
  place: PlacedConfiguration | null,
  support: ClientSupport,
): CodeAction[] {
  if (!place || (place.exists ? place.text === null : !support.fileCreation)) return [];
  const text = place.text ?? '';
  return [...new Set(problems.map(({ code }) => code))].flatMap((code) => {
    const edits = turnOffEdits(text, code);
    if (!edits) return [];
    return [
      {
        title: titleOf(code, place),
        kind: CodeActionKind.QuickFix,
        edit: editOf(place, edits, support),
      },
    ];
  });
}

function titleOf(code: RuleCode, { isInRepository }: PlacedConfiguration): string {
  return isInRepository
    ? l10n.t('Turn off {0} in this repository', code)
    : l10n.t('Turn off {0} in this folder', code);
}

function editOf(
  { uri, exists }: PlacedConfiguration,
  edits: readonly ConfigurationEdit[],
  { versionedEdits }: ClientSupport,
): WorkspaceEdit {
  const file = uri.toString();
  const plain = edits.map(({ range, newText }) => ({ range, newText }));
  if (!versionedEdits) return { changes: { [file]: plain } };
  // The file may not be open, so its version is unknown.
  const change = { textDocument: { uri: file, version: null }, edits: plain };
  return {
    documentChanges: exists
      ? [change]
      : [{ kind: 'create', uri: file, options: { ignoreIfExists: true } }, change],
  };
}
