import { commands, Disposable, window, workspace, type Uri } from 'vscode';
import type { ReportSummary } from '../../../common/protocol';
import type { CommandName } from '../commands/commands';
import type { Reports } from './reports';

/** A step of the walkthrough, by its id in the manifest. Its context key completes it. */
type Step = 'open' | 'answer' | 'figures' | 'checklist' | 'preview' | 'overview' | 'check' | 'handIn';

/** The steps that are done by a change of a report. */
const CHANGES: readonly (readonly [Step, (now: ReportSummary, before: ReportSummary) => boolean])[] = [
  ['answer', (now, before) => sumOf(now, 'words') !== sumOf(before, 'words')],
  ['figures', (now, before) => sumOf(now, 'figures') > sumOf(before, 'figures')],
  ['checklist', (now, before) => now.checklist.done !== before.checklist.done],
];

/** The steps that are done by a command. */
const COMMANDS: Readonly<Partial<Record<CommandName, Step>>> = {
  openPreview: 'preview',
  openOverview: 'overview',
  showVerdict: 'check',
  readyToHandIn: 'handIn',
  exportHandIn: 'handIn',
};

/** What the user has done of the walkthrough. */
export interface StepsDone {
  /** Notes that a command was run on a report. */
  commandRun(command: CommandName): void;
  /** Completes the steps again, in a walkthrough that has just been opened. */
  tellAll(): Promise<void>;
  dispose(): void;
}

/** Completes steps of the walkthrough as soon as the user has done them, in whatever way: by typing, in a view, by a command. */
export function followSteps(reports: Reports): StepsDone {
  const done = new Set<Step>();
  const last = new Map<string, ReportSummary>();

  /**
   * VS Code takes note of a context key only while it changes, and never again of one that is already set when it reads the walkthrough. So
   * each key is set for a moment.
   */
  async function tell(steps: Iterable<Step>): Promise<void> {
    for (const step of steps)
      for (const value of [true, false])
        await commands.executeCommand('setContext', `mlopsReport.done.${step}`, value);
  }

  function complete(step: Step): void {
    if (done.has(step)) return;
    done.add(step);
    void tell([step]);
  }

  function lookAt(uri: Uri): void {
    const key = uri.toString();
    const now = reports.get(uri)?.summary;
    const before = last.get(key);
    if (!now) {
      last.delete(key);
      return;
    }
    last.set(key, now);
    complete('open');
    if (!before || !isBeingEdited(uri)) return;
    for (const [step, isDone] of CHANGES) if (!done.has(step) && isDone(now, before)) complete(step);
  }

  const listeners = Disposable.from(
    reports.onDidChange(lookAt),
    window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
      // Extensions are not told which tab is the walkthrough, only that it is none of those that they know.
      if ([...opened, ...changed].some(({ input }) => input === undefined)) void tell(done);
    }),
  );
  return {
    commandRun(command) {
      const step = COMMANDS[command];
      if (step !== undefined) complete(step);
    },
    async tellAll() {
      await tell(done);
    },
    dispose() {
      listeners.dispose();
    },
  };
}

/** Whether a change is the user's own: what others have changed is read from disk. */
function isBeingEdited(uri: Uri): boolean {
  return workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
}

function sumOf({ questions }: ReportSummary, measure: 'words' | 'figures'): number {
  return questions.reduce((sum, question) => sum + question[measure].got, 0);
}
