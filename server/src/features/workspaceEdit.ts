import type { SnippetTextEdit, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../rules/rule';
import type { ClientSupport } from '../workspace/clientCapabilities';

/** Edits of one version of a document. */
export interface DocumentEdits {
  readonly uri: string;
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** Whether the new texts are snippets; only for clients that support them. */
  readonly isSnippet: boolean;
}

/** Edits in the best form that the client supports: bound to the version, else plain. */
export function workspaceEdit(
  { uri, version, edits, isSnippet }: DocumentEdits,
  support: ClientSupport,
): WorkspaceEdit {
  if (!support.versionedEdits) return { changes: { [uri]: edits.map(plainEdit) } };
  return {
    documentChanges: [
      {
        textDocument: { uri, version },
        edits: isSnippet ? edits.map(snippetEdit) : edits.map(plainEdit),
      },
    ],
  };
}

function plainEdit({ range, newText }: TextEdit): LspTextEdit {
  return { range, newText };
}

function snippetEdit({ range, newText }: TextEdit): SnippetTextEdit {
  return { range, snippet: { kind: 'snippet', value: newText } };
}
