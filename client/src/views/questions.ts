import {
  commands,
  EventEmitter,
  TreeItem,
  window,
  workspace,
  type LogOutputChannel,
  type Memento,
  type TreeView,
} from 'vscode';
import { l10n } from '../language';
import type { QuestionSummary, SurveyedReport } from '../../../common/protocol';
import type { ActiveReport } from '../model/activeReport';
import type { LanguageServer } from '../server/languageServer';
import { questionAt } from '../model/questions';
import type { KnownReport, Reports } from '../model/reports';
import { visibleEditor } from '../editor/revealInEditor';
import type { ViewVisibility } from './hideViews';
import { serverTroubleText } from '../server/serverHealth';
import { questionItem, sectionItem } from './questionItems';
import { changedQuestions, NO_QUESTIONS, questionRows, rowAt, type QuestionRows } from './questionRows';

/** The Questions view. */
export interface Questions {
  /** The rows of the tree. */
  readonly rows: QuestionRows;
  readonly view: ViewVisibility;
  /** The view's message, above the tree or instead of it; empty if there is none. */
  readonly message: string;
  /** Number of unfinished questions, as on the badge; 0 without a badge. */
  readonly badge: number;
  /** The id of the selected row. */
  readonly selected: string | undefined;
  /** Says what is known of the workspace's report while none is open. */
  showClosed(report: SurveyedReport | null): void;
  /** A row as the tree shows it. */
  item(id: string): TreeItem;
  /** The question of a row; undefined if the row is a section or no longer exists. */
  question(id: string): QuestionSummary | undefined;
  /** Shows only unfinished questions, or all. Remembered per workspace. */
  setOnlyLeft(isOnlyLeft: boolean): Promise<void>;
  dispose(): void;
}

/** The services for the view. */
export interface QuestionsContext {
  readonly active: ActiveReport;
  readonly reports: Reports;
  readonly server: LanguageServer;
  /** Stores the filter. */
  readonly memory: Memento;
  readonly log: LogOutputChannel;
}

const NOTHING_TO_GO = { count: 0, text: '' };

/** Storage key of the filter, and its context key in the manifest. */
const ONLY_LEFT = 'mlopsReport.onlyLeft';

/** Creates the tree of the active report's questions. Its elements are row ids. */
export function createQuestions({ active, reports, server, memory, log }: QuestionsContext): Questions {
  const changed = new EventEmitter<string[] | undefined>();
  let rows: QuestionRows = NO_QUESTIONS;
  let isOnlyLeft = memory.get(ONLY_LEFT, false);
  /** What is said while no report is open. */
  let closedText = '';
  /** The row that was selected because the cursor is in it. */
  let followed: string | undefined;

  const view: TreeView<string> = window.createTreeView('mlopsReport.questions', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren(id) {
        if (id === undefined) return [...rows.roots];
        const row = rows.rows.get(id);
        return row?.kind === 'section' ? [...row.questions] : [];
      },
      getParent(id) {
        const row = rows.rows.get(id);
        return row?.kind === 'question' ? (row.section ?? undefined) : undefined;
      },
      getTreeItem: item,
    },
  });

  function item(id: string): TreeItem {
    const row = rows.rows.get(id);
    // The tree may ask for a row that was just removed; it asks for the new rows next.
    if (!row) return new TreeItem('');
    return row.kind === 'section' ? sectionItem(row) : questionItem(row);
  }

  function update(): void {
    const { report } = active;
    const next = report ? rowsOf(report) : NO_QUESTIONS;
    const ids = changedQuestions(rows, next);
    rows = next;
    if (ids === null) changed.fire(undefined);
    else if (ids.length > 0) changed.fire(ids);
    const { count, text } = report?.summary.toGo ?? NOTHING_TO_GO;
    view.badge = count > 0 ? { value: count, tooltip: text } : undefined;
    // Not as the message, which would take the place of the button below.
    view.description = report ? description(report) : closedText;
    view.message = report ? messageFor(report) : '';
    follow();
  }

  function rowsOf({ uri, summary }: KnownReport): QuestionRows {
    return questionRows(summary, { prefix: uri.toString(), isOnlyLeft });
  }

  function messageFor({ uri, summary }: KnownReport): string {
    const trouble = server.troubleWith(uri);
    if (trouble !== null) return serverTroubleText(trouble);
    if (!isOnlyLeft || rows.roots.length > 0 || summary.questions.length === 0) return '';
    return l10n.t('All done: every question is answered and has no problems.');
  }

  function description({ uri, summary: { toGo, total } }: KnownReport): string {
    if (total === 0) return '';
    return reports.all().length > 1 ? `${toGo.text}, ${workspace.asRelativePath(uri)}` : toGo.text;
  }

  /** Selects the question under the cursor when the cursor enters it. The focus doesn't move. */
  function follow(): void {
    const row = view.visible ? rowAtCursor() : undefined;
    if (row === followed) return;
    followed = row;
    if (row === undefined) return;
    view.reveal(row, { select: true, focus: false }).then(undefined, (error: unknown) => {
      // The row may be removed while the tree looks for it.
      log.debug('A question could not be shown in the tree.', error);
    });
  }

  function rowAtCursor(): string | undefined {
    const editor = active.report && visibleEditor(active.report.uri);
    if (!active.report || !editor) return undefined;
    const question = questionAt(active.report.summary, editor.selection.active.line);
    return question && rowAt(rows, question.line)?.id;
  }

  async function setOnlyLeft(wanted: boolean): Promise<void> {
    isOnlyLeft = wanted;
    void commands.executeCommand('setContext', ONLY_LEFT, wanted);
    update();
    await memory.update(ONLY_LEFT, wanted);
  }

  const listeners = [
    active.onDidChange(update),
    server.onDidChangeState(update),
    window.onDidChangeTextEditorSelection(follow),
    view.onDidChangeVisibility(follow),
  ];
  void commands.executeCommand('setContext', ONLY_LEFT, isOnlyLeft);
  update();

  return {
    get rows() {
      return rows;
    },
    view,
    get message() {
      return view.message ?? '';
    },
    get badge() {
      return view.badge?.value ?? 0;
    },
    get selected() {
      return view.selection[0];
    },
    item,
    question(id) {
      const row = rows.rows.get(id);
      return row?.kind === 'question' ? row.question : undefined;
    },
    setOnlyLeft,
    showClosed(report) {
      closedText = report ? l10n.t('Your report: {0}', report.text) : '';
      update();
    },
    dispose() {
      for (const disposable of [...listeners, view, changed]) disposable.dispose();
    },
  };
}
