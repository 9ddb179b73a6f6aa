import {
  QuickPickItemKind,
  SnippetString,
  ThemeIcon,
  window,
  workspace,
  type LogOutputChannel,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import { l10n } from '../language';
import type { ListFiguresResult, QuestionSummary } from '../../../common/protocol';
import { cursorLine } from '../editor/cursor';
import type { LanguageServer } from '../server/languageServer';
import { questionAt } from '../model/questions';
import { plainRange, rangeOf } from '../editor/ranges';
import type { KnownReport, Reports } from '../model/reports';
import { revealInEditor, visibleEditor } from '../editor/revealInEditor';
import { isLasting, serverTroubleText } from '../server/serverHealth';
import { copyFigure } from './copyFigure';
import { reasonOf, Refusal } from '../reason';

/** The services for inserting a figure. */
export interface InsertFigureContext {
  readonly reports: Reports;
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
}

/** Timeout in milliseconds for the server to analyse the current text. */
const TIMEOUT_MS = 5000;

interface FigureItem extends QuickPickItem {
  /** The path as written in a Markdown image; absent for the entry that asks for another image. */
  readonly target?: string;
}

/**
 * Asks for an image and inserts it into an answer, at the cursor if it is in that answer, otherwise at the end.
 *
 * @param chosen The question chosen in the tree; the default is the one at the cursor.
 */
export async function insertFigure(
  { uri, summary }: KnownReport,
  chosen: QuestionSummary | undefined,
  context: InsertFigureContext,
): Promise<void> {
  const trouble = context.server.troubleWith(uri);
  if (isLasting(trouble)) {
    void window.showWarningMessage(
      l10n.t('The figure could not be inserted: {0}', serverTroubleText(trouble)),
    );
    return;
  }
  const question = chosen ?? questionAt(summary, cursorLine(uri));
  if (!question?.answer || uri.scheme === 'untitled') {
    void window.showInformationMessage(refusalText(question));
    return;
  }
  try {
    const target = await pickFigure(uri, question, context.server);
    if (target !== undefined) await writeFigure(uri, question, target, { ...context, isAtCursor: !chosen });
  } catch (error) {
    context.log.error('A figure could not be inserted.', error);
    void window.showErrorMessage(l10n.t('The figure could not be inserted: {0}', reasonOf(error)));
  }
}

/** Why a figure can't be inserted, as a sentence for the user. */
function refusalText(question: QuestionSummary | undefined): string {
  if (!question) return l10n.t('Place the cursor in the answer that needs a figure and try again.');
  if (question.answer)
    return l10n.t('Save the report first. Its figures go into the folder “figures” next to it.');
  return l10n.t(
    'Question {0} has no “Answer:” line, so there is no place for a figure. Put the line back first.',
    question.number,
  );
}

async function pickFigure(
  uri: Uri,
  { number }: QuestionSummary,
  server: LanguageServer,
): Promise<string | undefined> {
  const result = await server.listFigures({ uri: uri.toString(), question: number });
  const figures = result?.figures ?? [];
  if (figures.length === 0) return copyFigure(uri, server);
  const picked = await window.showQuickPick(figureItems(figures), {
    title: l10n.t('Insert a Figure into Question {0}', number),
    placeHolder: l10n.t('Which image?'),
  });
  if (!picked) return undefined;
  return picked.target ?? copyFigure(uri, server);
}

function figureItems(figures: ListFiguresResult['figures']): FigureItem[] {
  const other: FigureItem = {
    label: l10n.t('Choose Another Image…'),
    detail: l10n.t('It will be copied into the folder “figures”'),
    iconPath: new ThemeIcon('folder-opened'),
    alwaysShow: true,
  };
  return [
    ...group(
      l10n.t('Not used yet'),
      figures.filter(({ isUsed }) => !isUsed),
    ),
    ...group(
      l10n.t('Already used'),
      figures.filter(({ isUsed }) => isUsed),
    ),
    { label: '', kind: QuickPickItemKind.Separator },
    other,
  ];
}

function group(title: string, figures: ListFiguresResult['figures']): FigureItem[] {
  if (figures.length === 0) return [];
  const items = figures.map(({ name, target }) => ({
    label: name,
    target,
    iconPath: new ThemeIcon('file-media'),
  }));
  return [{ label: title, kind: QuickPickItemKind.Separator }, ...items];
}

/**
 * Inserts an image into an answer as a snippet with the description selected.
 *
 * @param target The path as written in a Markdown image.
 * @throws Error with a message for the user if the report was closed or changed, or is read-only.
 */
export async function writeFigure(
  uri: Uri,
  { number, line }: QuestionSummary,
  target: string,
  { reports, server, isAtCursor }: InsertFigureContext & { readonly isAtCursor: boolean },
): Promise<void> {
  await revealInEditor(uri);
  const editor = visibleEditor(uri);
  if (!editor) throw new Refusal(l10n.t('The report is no longer open.'));
  const { document } = editor;
  const report = await reports.atVersion(uri, document.version, TIMEOUT_MS);
  const index =
    report?.summary.questions.findIndex((one) => one.number === number && one.line === line) ?? -1;
  if (report?.version !== document.version || index < 0) throw new Refusal(changedText());
  const place = await server.placeFigures({
    uri: uri.toString(),
    version: report.version,
    targets: [target],
    at: isAtCursor ? plainRange(editor.selection) : null,
    question: index,
  });
  if (!place) throw new Refusal(changedText());
  const isTaken = await editor.insertSnippet(new SnippetString(place.snippet), rangeOf(place.range));
  if (!isTaken) throw new Refusal(changedText());
  // A read-only editor ignores a snippet without an error.
  if (document.version === report.version)
    throw new Refusal(
      l10n.t('{0} can’t be changed here. Is the file read-only?', workspace.asRelativePath(uri)),
    );
}

function changedText(): string {
  return l10n.t('The report changed at the same time. Please try again.');
}
