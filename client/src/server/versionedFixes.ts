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

/** Not in the manifest, as it is for our own fixes only. */
const SAVE_CONFIGURATION = '_mlopsReport.saveConfiguration';

interface Fix {
  readonly edit: WorkspaceEdit;
  readonly document: TextDocument;
  /** Of the document, when the fix was made. */
  readonly version: number;
}

/**
 * Keeps fixes to the version of the text that they were made for, which VS Code does not: a menu of them stays open while someone
 * pulls. The editor gets the edit of a fix when the fix is chosen; one that is too late is refused with a message.
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
      // The server has read the file from the disk.
      else if (configuration && unsaved(configuration)) tellOfUnsaved(configuration);
      else action.edit = fix.edit;
      return action;
    },
  };
}

/** The configuration file that an edit changes. */
function configurationIn(edit: WorkspaceEdit): Uri | undefined {
  return edit.entries().find(([uri]) => isConfiguration(uri))?.[0];
}

/** An edit leaves a file unsaved that no one sees, while terminal and CI read what is saved. */
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

/** Offers the command that saves a configuration file that a fix has changed. */
export function offerToSaveConfiguration(): Disposable {
  return commands.registerCommand(SAVE_CONFIGURATION, (uri: Uri) => unsaved(uri)?.save());
}

function tellOfLateFix({ uri }: TextDocument): void {
  const name = workspace.asRelativePath(uri);
  void window.showWarningMessage(
    l10n.t('{0} changed at the same time, so nothing was fixed. Please choose the fix again.', name),
  );
}
