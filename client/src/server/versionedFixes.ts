import { CodeAction, l10n, window, workspace, type TextDocument, type WorkspaceEdit } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

interface Fix {
  readonly edit: WorkspaceEdit;
  readonly document: TextDocument;
  /** Of the document, when the fix was made. */
  readonly version: number;
}

/**
 * Keeps fixes to the version of the text that they were made for, which VS Code does not: a menu of them stays open while somebody
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
        delete action.edit;
      }
      return actions;
    },
    resolveCodeAction(action) {
      const fix = fixes.get(action);
      if (!fix) return action;
      if (fix.document.version === fix.version) action.edit = fix.edit;
      else tellOfLateFix(fix.document);
      return action;
    },
  };
}

function tellOfLateFix({ uri }: TextDocument): void {
  const name = workspace.asRelativePath(uri);
  void window.showWarningMessage(
    l10n.t('{0} changed at the same time, so nothing was fixed. Please choose the fix again.', name),
  );
}
