import { commands, EventEmitter, window, type Event, type Uri } from 'vscode';
import type { KnownReport, Reports } from './reports';

/** The report that the views show: the last one that was focused, in an editor or as a preview. */
export interface ActiveReport {
  readonly report: KnownReport | null;
  /** Fires when the active report changes, or another one becomes active. */
  readonly onDidChange: Event<KnownReport | null>;
  /** Makes a report the active one. */
  set(uri: Uri): void;
  dispose(): void;
}

/** Follows the editors and sets the context keys for the manifest's `when` clauses. */
export function followActiveReport(reports: Reports): ActiveReport {
  const changed = new EventEmitter<KnownReport | null>();
  const contexts = new Map<string, boolean>();
  let uri: Uri | null = null;

  function editorReport(): KnownReport | null {
    const document = window.activeTextEditor?.document;
    return document ? reports.get(document.uri) : null;
  }

  function current(): KnownReport | null {
    return uri && reports.get(uri);
  }

  /** The report to show when the active one is closed: a visible one if possible. */
  function next(): KnownReport | null {
    const visible = window.visibleTextEditors.map(({ document }) => reports.get(document.uri));
    return visible.find((report) => report !== null) ?? reports.all().at(-1) ?? null;
  }

  function setContext(key: string, value: boolean): void {
    if (contexts.get(key) === value) return;
    contexts.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }

  function update(): void {
    const report = editorReport() ?? current() ?? next();
    uri = report?.uri ?? null;
    setContext('mlopsReport.active', report !== null);
    setContext('mlopsReport.hasChecklist', (report?.summary.checklist.total ?? 0) > 0);
    setContext('mlopsReport.hasQuestions', (report?.summary.total ?? 0) > 0);
    setContext('mlopsReport.editorIsReport', editorReport() !== null);
    changed.fire(report);
  }

  const listeners = [
    window.onDidChangeActiveTextEditor(update),
    reports.onDidChange((changedUri) => {
      const isActive = uri?.toString() === changedUri.toString();
      if (isActive || editorReport()?.uri.toString() === changedUri.toString() || !current()) update();
    }),
  ];
  update();

  return {
    get report() {
      return current();
    },
    onDidChange: changed.event,
    set(chosen) {
      if (reports.get(chosen) === null) return;
      uri = chosen;
      update();
    },
    dispose() {
      changed.dispose();
      for (const listener of listeners) listener.dispose();
    },
  };
}
