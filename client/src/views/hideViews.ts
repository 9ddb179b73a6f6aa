import { commands, Disposable, workspace } from 'vscode';
import { reportsInUsualPlaces } from '../model/reportFiles';
import { watchCandidates } from '../model/candidates';

/** The context key of the `when` clauses of both views; VS Code hides their container together with them. */
const KEY = 'mlopsReport.here';

/** Hides the views until there is a report in its usual place, or a document that may be one is open. */
export function hideViewsWithoutReports(): Disposable {
  const show = (): void => void commands.executeCommand('setContext', KEY, true);

  async function look(): Promise<void> {
    if ((await reportsInUsualPlaces()).length > 0) show();
  }

  void look();
  return Disposable.from(
    watchCandidates(show),
    workspace.onDidChangeWorkspaceFolders(() => void look()),
    workspace.onDidCreateFiles(() => void look()),
  );
}
