import { Disposable, languages, workspace, type TextDocument } from 'vscode';
import { ANSWER_MARK, mayHoldQuestions } from '../../../common/detect';

/**
 * Whether the server may get a document: Markdown on a writable file system. Old versions (the left side of a diff, reviews, local history)
 * are on read-only file systems or on none.
 */
export function canBeReport({ languageId, uri }: TextDocument): boolean {
  if (languageId !== 'markdown') return false;
  return uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** Whether a document may be a report, by its name or content. The server decides. */
export function isCandidate(document: TextDocument): boolean {
  return canBeReport(document) && (hasReportName(document) || mayHoldQuestions(document.getText()));
}

/** Calls back for each document that may be a report, when it is opened or becomes one. */
export function watchCandidates(onCandidate: (document: TextDocument) => void): Disposable {
  const consider = (document: TextDocument): void => {
    if (isCandidate(document)) onCandidate(document);
  };
  const considerAll = (): void => {
    workspace.textDocuments.forEach(consider);
  };
  considerAll();
  return Disposable.from(
    workspace.onDidOpenTextDocument(consider),
    workspace.onDidSaveTextDocument(consider),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // A pasted template adds the markers; a typed letter isn't worth checking the text.
      if (contentChanges.some(({ text }) => text.includes(ANSWER_MARK))) consider(document);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('mlopsReport.files')) considerAll();
    }),
  );
}

function hasReportName(document: TextDocument): boolean {
  const patterns: unknown = workspace.getConfiguration('mlopsReport', document).get('files');
  if (!Array.isArray(patterns)) return false;
  return patterns.some(
    (pattern: unknown) => typeof pattern === 'string' && languages.match({ pattern }, document) > 0,
  );
}
