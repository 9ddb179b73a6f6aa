import { commands, window } from 'vscode';
import type { KnownReport } from '../model/reports';
import { revealInEditor } from '../editor/revealInEditor';

/** Folds away the prompts of all questions, so that the answers can be read in one go. */
export async function foldPrompts({ uri, summary }: KnownReport): Promise<void> {
  if (window.activeTextEditor?.document.uri.toString() !== uri.toString()) await revealInEditor(uri);
  const selectionLines = summary.questions.flatMap(({ promptFold }) => promptFold ?? []);
  // With a level and a direction nothing but these regions is folded, not what is around those that are folded already.
  await commands.executeCommand('editor.fold', { selectionLines, levels: 1, direction: 'down' });
}
