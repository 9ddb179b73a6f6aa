import * as v from 'valibot';
import {
  ProgressLocation,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type LogOutputChannel,
  type WebviewPanel,
} from 'vscode';
import { l10n } from '../language';
import { reasonOf } from '../reason';
import type { LanguageServer } from '../server/languageServer';

/** The panel with the reports of all groups; there is at most one. */
export interface GroupsPanel {
  /** Analyses the groups in the open folders and shows them. Never rejects. */
  show(): Promise<void>;
  dispose(): void;
}

/** The view type of the panel. */
const PANEL = 'mlopsReport.groups';

/** Creates the panel, which stays closed until it is asked for. */
export function createGroupsPanel(server: LanguageServer, log: LogOutputChannel): GroupsPanel {
  let panel: WebviewPanel | null = null;

  async function show(): Promise<void> {
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
    if (folders.length === 0) {
      void window.showInformationMessage(
        l10n.t("No folder is open. Open the folder with the groups' clones and try again."),
      );
      return;
    }
    try {
      const page = await lookAtGroups(folders);
      if (!page) return;
      if (page.groups === 0) {
        void window.showInformationMessage(
          l10n.t("No groups found. Open the folder with the groups' clones and try again."),
        );
        return;
      }
      panel ??= open();
      // The page has its own content security policy: it loads nothing and runs only its own script.
      panel.webview.html = page.html;
      panel.reveal();
    } catch (error) {
      log.error('The groups could not be shown.', error);
      void window.showErrorMessage(l10n.t('The groups could not be shown: {0}', reasonOf(error)));
    }
  }

  async function lookAtGroups(folders: readonly string[]): ReturnType<LanguageServer['showGroups']> {
    const title = l10n.t('Checking the reports of all groups');
    return window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (progress, cancellation) => {
        let told = 0;
        await server.start();
        return server.showGroups(
          folders,
          ({ done, total }) => {
            progress.report({
              message: l10n.t('{0} of {1}', done, total),
              increment: ((done - told) / total) * 100,
            });
            told = done;
          },
          cancellation,
        );
      },
    );
  }

  function open(): WebviewPanel {
    const opened = window.createWebviewPanel(PANEL, l10n.t('All Groups'), ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      retainContextWhenHidden: true,
      localResourceRoots: [],
    });
    opened.webview.onDidReceiveMessage((message: unknown) => void openReport(message, log));
    opened.onDidDispose(() => {
      panel = null;
    });
    return opened;
  }

  return {
    show,
    dispose() {
      panel?.dispose();
    },
  };
}

/** A click on a group or a problem of the page. */
const WISH = v.object({ open: v.string(), line: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** Opens the report that a page names, if it is in an open folder. */
async function openReport(message: unknown, log: LogOutputChannel): Promise<void> {
  const wish = v.is(WISH, message) ? message : null;
  const uri = wish && Uri.parse(wish.open);
  if (!uri || !workspace.getWorkspaceFolder(uri)) {
    log.warn('The page of groups asked for a file that is not in an open folder.');
    return;
  }
  try {
    await window.showTextDocument(uri, { selection: new Range(wish.line, 0, wish.line, 0) });
  } catch (error) {
    log.error(`The report ${uri.toString()} could not be opened.`, error);
    void window.showErrorMessage(l10n.t('The report could not be opened: {0}', reasonOf(error)));
  }
}
