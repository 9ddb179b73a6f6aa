import { commands, workspace, type Disposable, type Uri } from 'vscode';
import type { ReportSummary } from '../../../common/protocol';
import type { Reports } from './reports';

/** What the user does in a report, by the context key that completes the walkthrough's step. */
const STEPS: Readonly<Record<string, (now: ReportSummary, before: ReportSummary) => boolean>> = {
  'mlopsReport.hasWritten': (now, before) => sumOf(now, 'words') !== sumOf(before, 'words'),
  'mlopsReport.hasAddedFigure': (now, before) => sumOf(now, 'figures') > sumOf(before, 'figures'),
  'mlopsReport.hasTicked': (now, before) => now.checklist.done !== before.checklist.done,
};

/** Completes steps of the walkthrough as soon as the user has done them, in whatever way: by typing, in a view, by a command. */
export function completeSteps(reports: Reports): Disposable {
  const last = new Map<string, ReportSummary>();
  const open = new Set(Object.keys(STEPS));
  return reports.onDidChange((uri) => {
    const key = uri.toString();
    const now = reports.get(uri)?.summary;
    const before = last.get(key);
    if (!now || open.size === 0) {
      last.delete(key);
      return;
    }
    last.set(key, now);
    if (!before || !isBeingEdited(uri)) return;
    for (const step of open) {
      if (STEPS[step]?.(now, before) !== true) continue;
      open.delete(step);
      void commands.executeCommand('setContext', step, true);
    }
  });
}

/** Whether the change is the user's own: what others have changed is read from disk. */
function isBeingEdited(uri: Uri): boolean {
  return workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
}

function sumOf({ questions }: ReportSummary, measure: 'words' | 'figures'): number {
  return questions.reduce((sum, question) => sum + question[measure].got, 0);
}
