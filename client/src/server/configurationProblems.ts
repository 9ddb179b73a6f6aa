import { Disposable, workspace, type Diagnostic, type DiagnosticCollection, type Uri } from 'vscode';
import { isConfiguration } from '../model/configurationFile';

/** Shows what the server says of configuration files. */
export interface ConfigurationProblems {
  /** Takes what is wrong with a file; false for one that is no configuration file. */
  accept(uri: Uri, diagnostics: Diagnostic[]): boolean;
  /** Forgets all that a server said. */
  clear(): void;
  dispose(): void;
}

/**
 * Shows what is wrong with configuration files in a collection. While one is open, the editor itself tells it of our schema, also before
 * the file is saved: nothing is told twice.
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
