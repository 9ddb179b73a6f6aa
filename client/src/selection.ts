import { EventEmitter, window, type Event, type LogOutputChannel, type TextEditor } from 'vscode';
import { plainRange } from './editor/ranges';
import type { Reports } from './model/reports';
import type { LanguageServer } from './server/languageServer';

/** Debounce time in milliseconds, so that a growing selection sends no requests. */
const PAUSE = 100;

/** The checker's count of the selection in the focused report. */
export interface SelectionCount {
  /** `34 words selected`; null if no answer text is selected or the count isn't known yet. */
  readonly text: string | null;
  readonly onDidChange: Event<void>;
  dispose(): void;
}

/** Asks the server to count each selection in a report. */
export function followSelection(
  reports: Reports,
  server: LanguageServer,
  log: LogOutputChannel,
): SelectionCount {
  const changed = new EventEmitter<void>();
  let text: string | null = null;
  let timer: unknown;
  /** Number of the newest request; answers to older ones are dropped. */
  let asked = 0;

  function set(next: string | null): void {
    if (next === text) return;
    text = next;
    changed.fire();
  }

  async function ask({ document, selections }: TextEditor): Promise<void> {
    const question = ++asked;
    const result = await server.countSelection({
      uri: document.uri.toString(),
      version: document.version,
      ranges: selections.filter(({ isEmpty }) => !isEmpty).map(plainRange),
    });
    if (question === asked) set(result?.text ?? null);
  }

  function look(): void {
    clearTimeout(timer);
    asked++;
    const editor = window.activeTextEditor;
    const isSelected = editor?.selections.some(({ isEmpty }) => !isEmpty) ?? false;
    if (!editor || !isSelected || !reports.get(editor.document.uri)) {
      set(null);
      return;
    }
    timer = setTimeout(() => {
      ask(editor).catch((error: unknown) => {
        log.debug('What is selected could not be counted.', error);
      });
    }, PAUSE);
  }

  const listeners = [
    window.onDidChangeTextEditorSelection(look),
    window.onDidChangeActiveTextEditor(look),
    reports.onDidChange(look),
  ];

  return {
    get text() {
      return text;
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      for (const disposable of [...listeners, changed]) disposable.dispose();
    },
  };
}
