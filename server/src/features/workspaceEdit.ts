import type { SnippetTextEdit, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../rules/rule';
import type { ClientSupport } from '../workspace/clientCapabilities';
import { snippetText } from './codeActions/snippetToText';

/** Edits of one version of a document. */
export interface DocumentEdits {
  readonly uri: string;
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** Whether the new texts are snippets. */
  readonly isSnippet: boolean;
}

/** Edits in the best form that the client takes: bound to the version, with snippets; else plain. */
export function workspaceEdit(
  { uri, version, edits, isSnippet }: DocumentEdits,
  support: ClientSupport,
): WorkspaceEdit {
  if (!support.versionedEdits) return { changes: { [uri]: edits.map((edit) => plainEdit(edit, isSnippet)) } };
  const asSnippet = isSnippet && support.snippetEdits;
  return {
    documentChanges: [
      {
        textDocument: { uri, version },
        edits: edits.map((edit) => (asSnippet ? snippetEdit(edit) : plainEdit(edit, isSnippet))),
      },
    ],
  };
}

function plainEdit({ range, newText }: TextEdit, isSnippet: boolean): LspTextEdit {
  return { range, newText: isSnippet ? snippetText(newText) : newText };
}

function snippetEdit({ range, newText }: TextEdit): SnippetTextEdit {
  return { range, snippet: { kind: 'snippet', value: newText } };
}
