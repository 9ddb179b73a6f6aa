import { Range, Selection, TextEditorRevealType, type TextEditor, type Uri } from 'vscode';
import type { QuestionSummary } from '../../../common/protocol';
import { rangeOf } from './ranges';
import { revealInEditor, visibleEditor } from './revealInEditor';

/** Shows a question with the cursor at its answer. A placeholder is selected, so that typing replaces it. */
export async function revealQuestion(uri: Uri, question: QuestionSummary): Promise<void> {
  await revealInEditor(uri, question.line);
  const editor = visibleEditor(uri);
  if (!editor || !question.answer) return;
  const answer = rangeOf(question.answer);
  const end = question.state === 'answered' ? answer.start : answer.end;
  editor.selection = new Selection(answer.start, end);
  const hasRoom = answer.start.line - question.line < heightOf(editor);
  const heading = new Range(question.line, 0, question.line, 0);
  if (hasRoom) editor.revealRange(heading, TextEditorRevealType.AtTop);
  else editor.revealRange(answer, TextEditorRevealType.InCenter);
}

/** Roughly the number of visible lines. */
function heightOf({ visibleRanges: [first] }: TextEditor): number {
  return first ? first.end.line - first.start.line : 0;
}
