import {
  CodeAction,
  commands,
  window,
  workspace,
  type Command,
  type Disposable,
  type TextDocument,
  type Uri,
  type WorkspaceEdit,
} from 'vscode';
import { l10n } from '../language';
import type { Middleware } from 'vscode-languageclient';
import { isConfiguration } from '../model/configurationFile';

/** Not in the manifest, because only our own fixes use it. */
const SAVE_CONFIGURATION = '_mlopsReport.saveConfiguration';

interface Fix {
  readonly edit: WorkspaceEdit;
  readonly document: TextDocument;
  /** The document's version when the fix was made. */
  readonly version: number;
}

/**
 * Ties fixes to the document version that they were made for, which VS Code doesn't do: its menu may stay open while the file changes, for
 * example by a pull. The edit is resolved when the fix is chosen; if it is outdated, the user gets a message instead.
 */
export function versionedFixes(): Middleware {
  const fixes = new WeakMap<CodeAction, Fix>();
  return {
    async provideCodeActions(document, range, context, token, next) {
      const { version } = document;
      const actions = await next(document, range, context, token);
      for (const action of actions ?? []) {
        if (!(action instanceof CodeAction) || !action.edit) continue;
        fixes.set(action, { edit: action.edit, document, version });
        const configuration = configurationIn(action.edit);
        if (configuration) action.command = saveAfterwards(configuration);
        delete action.edit;
      }
      return actions;
    },
    resolveCodeAction(action) {
      const fix = fixes.get(action);
      if (!fix) return action;
      const configuration = configurationIn(fix.edit);
      if (fix.document.version !== fix.version) tellOfLateFix(fix.document);
      // The server has read the file from disk.
      else if (configuration && unsaved(configuration)) tellOfUnsaved(configuration);
      else action.edit = fix.edit;
      return action;
    },
  };
}

/** The configuration file that an edit changes; undefined if there is none. */
function configurationIn(edit: WorkspaceEdit): Uri | undefined {
  return edit.entries().find(([uri]) => isConfiguration(uri))?.[0];
}

/** Saves the file after the edit, because the terminal and CI read the saved file and the user may not see that it is unsaved. */
function saveAfterwards(uri: Uri): Command {
  return { title: '', command: SAVE_CONFIGURATION, arguments: [uri] };
}

function unsaved(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
}

function tellOfUnsaved(uri: Uri): void {
  void window.showWarningMessage(
    l10n.t('{0} has unsaved changes. Save it and choose the fix again.', workspace.asRelativePath(uri)),
  );
}

/** Registers the command that saves a configuration file changed by a fix. */
export function offerToSaveConfiguration(): Disposable {
  return commands.registerCommand(SAVE_CONFIGURATION, (uri: Uri) => unsaved(uri)?.save());
}

function tellOfLateFix({ uri }: TextDocument): void {
  const name = workspace.asRelativePath(uri);
  void window.showWarningMessage(
    l10n.t('{0} changed at the same time, so nothing was fixed. Please choose the fix again.', name),
  );
}
