import { commands, Disposable, workspace, type Memento, type TreeView, type Uri } from 'vscode';
import { watchCandidates } from '../model/candidates';
import { reportsInUsualPlaces } from '../model/reportFiles';

/** The context key of the `when` clauses of both views; VS Code hides their container together with them. */
const KEY = 'mlopsReport.here';

/** Storage key of the views that were visible last. */
const VISIBLE = 'visibleViews';

/** Whether a view is visible. */
export type ViewVisibility = Pick<TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;

/**
 * Hides the views until there is a report in its usual place, or a document that may be one is open.
 *
 * @param memory The workspace's storage.
 */
export function hideViewsWithoutReports(
  views: Readonly<Record<'questions' | 'checklist', ViewVisibility>>,
  memory: Memento,
): Disposable {
  const before = memory.get<readonly string[]>(VISIBLE, []);
  const visible = (): string[] => Object.entries(views).flatMap(([id, view]) => (view.visible ? [id] : []));
  const show = (): Thenable<unknown> => commands.executeCommand('setContext', KEY, true);

  async function look(): Promise<readonly Uri[]> {
    const reports = await reportsInUsualPlaces();
    if (reports.length > 0) await show();
    return reports;
  }

  /** VS Code forgets that a view was open whose context key is not set as soon as the window loads. */
  async function restore(): Promise<void> {
    const reports = await look();
    const [view] = before;
    if (reports.length === 0 || view === undefined || visible().length > 0) return;
    await commands.executeCommand(`mlopsReport.${view}.focus`, { preserveFocus: true });
  }

  function remember(): void {
    void memory.update(VISIBLE, visible());
  }

  void restore();
  return Disposable.from(
    ...Object.values(views).map((view) => view.onDidChangeVisibility(remember)),
    watchCandidates(() => void show()),
    workspace.onDidChangeWorkspaceFolders(() => void look()),
    workspace.onDidCreateFiles(() => void look()),
  );
}
