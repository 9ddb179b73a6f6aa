import { Range, Selection, TextEditorRevealType, type TextEditor, type Uri } from 'vscode';
import type { QuestionSummary } from '../../../common/protocol';
import { rangeOf } from './ranges';
import { revealInEditor, visibleEditor } from './revealInEditor';

/**
 * Shows a question, and puts the cursor where its answer is written; what a template left there is selected, so that typing
 * takes its place.
 */
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

/** The lines that can be seen at once, about. */
function heightOf({ visibleRanges: [first] }: TextEditor): number {
  return first ? first.end.line - first.start.line : 0;
}
