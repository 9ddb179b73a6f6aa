import { commands, window } from 'vscode';
import type { KnownReport } from '../model/reports';
import { revealInEditor } from '../editor/revealInEditor';

/** Folds the prompts of all questions, so that only the answers are visible. */
export async function foldPrompts({ uri, summary }: KnownReport): Promise<void> {
  if (window.activeTextEditor?.document.uri.toString() !== uri.toString()) await revealInEditor(uri);
  const selectionLines = summary.questions.flatMap(({ promptFold }) => promptFold ?? []);
  // With a level and a direction, VS Code folds only these regions and no region around them.
  await commands.executeCommand('editor.fold', { selectionLines, levels: 1, direction: 'down' });
}
