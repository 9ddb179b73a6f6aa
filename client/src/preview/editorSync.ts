import {
  Disposable,
  Range,
  TextEditorRevealType,
  window,
  workspace,
  type TextEditor,
  type Uri,
} from 'vscode';
import type { ToPage } from '../../webview/messages';
import { visibleEditor } from '../editor/revealInEditor';
import { createScrollEcho } from './scrollEcho';
import { changesPreview, isOn } from './settings';

/** Keeps a page and the editor of its report scrolled to the same line. */
export interface EditorSync {
  /** Scrolls a new page to where its editor is; without an editor, to the given line, if any. */
  takeUp(line: number | null): void;
  /** Called when the reader has scrolled the page: scrolls the editor to its first line, which may be a fraction. */
  scrollEditor(line: number): void;
  dispose(): void;
}

/** @param tell Sends a message to the page. */
export function syncWithEditor(report: Uri, tell: (message: ToPage) => void): EditorSync {
  const isOfReport = ({ document }: TextEditor): boolean => document.uri.toString() === report.toString();
  const echo = createScrollEcho();

  function scrollPage(editor: TextEditor): void {
    const line = editor.visibleRanges[0]?.start.line;
    if (line !== undefined && isOn(report, 'scrollPreviewWithEditor')) tell({ type: 'scroll', line });
  }

  function markCursor(editor: TextEditor | undefined): void {
    const line = isOn(report, 'markEditorSelection') ? editor?.selection.active.line : undefined;
    tell(line === undefined ? { type: 'cursor' } : { type: 'cursor', line });
  }

  const listeners = Disposable.from(
    window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
      const top = visibleRanges[0]?.start.line;
      if (isOfReport(textEditor) && top !== undefined && !echo.isEcho(top)) scrollPage(textEditor);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isOfReport(textEditor)) markCursor(textEditor);
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (changesPreview(change, report)) markCursor(visibleEditor(report));
    }),
  );

  return {
    takeUp(line) {
      const editor = visibleEditor(report);
      if (editor) scrollPage(editor);
      else if (line !== null) tell({ type: 'scroll', line });
      markCursor(editor);
    },
    scrollEditor(line) {
      const editor = visibleEditor(report);
      if (!editor || !isOn(report, 'scrollEditorWithPreview')) return;
      const top = Math.floor(line);
      echo.expect(editor.visibleRanges[0]?.start.line ?? top, top);
      editor.revealRange(new Range(top, 0, top, 0), TextEditorRevealType.AtTop);
    },
    dispose() {
      listeners.dispose();
    },
  };
}
