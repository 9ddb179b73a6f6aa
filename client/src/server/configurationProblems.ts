import { Disposable, workspace, type Diagnostic, type DiagnosticCollection, type Uri } from 'vscode';
import { isConfiguration } from '../model/configurationFile';

/** Shows the server's problems in configuration files. */
export interface ConfigurationProblems {
  /** Takes the problems of a file; returns false if it is no configuration file. */
  accept(uri: Uri, diagnostics: Diagnostic[]): boolean;
  /** Removes all problems. */
  clear(): void;
  dispose(): void;
}

/**
 * Shows problems of configuration files in a collection. While a file is open, VS Code validates it against our schema itself, even before
 * it is saved, so those problems aren't shown twice.
 */
export function showConfigurationProblems(collection: DiagnosticCollection): ConfigurationProblems {
  const told = new Map<string, { readonly uri: Uri; readonly diagnostics: Diagnostic[] }>();

  function show(uri: Uri): void {
    const known = told.get(uri.toString());
    if (!known) return;
    const isOpen = workspace.textDocuments.some(
      (document) => !document.isClosed && document.uri.toString() === uri.toString(),
    );
    collection.set(known.uri, isOpen ? [] : known.diagnostics);
  }

  const listeners = Disposable.from(
    workspace.onDidOpenTextDocument(({ uri }) => {
      show(uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      show(uri);
    }),
  );

  return {
    accept(uri, diagnostics) {
      if (!isConfiguration(uri)) return false;
      told.set(uri.toString(), { uri, diagnostics });
      show(uri);
      return true;
    },
    clear() {
      for (const { uri } of told.values()) collection.delete(uri);
      told.clear();
    },
    dispose() {
      listeners.dispose();
    },
  };
}
