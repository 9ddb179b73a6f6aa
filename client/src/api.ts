import type { TreeItem, Uri } from 'vscode';
import type { ReportSummary } from '../../common/protocol';
import { savePage } from './commands/exportHtml';
import { savePageFor } from './commands/openInBrowser';
import type { ActiveReport } from './model/activeReport';
import type { FirstLook } from './model/firstLook';
import type { Reports } from './model/reports';
import type { Preview } from './preview/preview';
import type { Previews } from './preview/previews';
import type { LanguageServer, ServerState } from './server/languageServer';
import type { StatusBar } from './statusBar';
import type { Checklist, Tick } from './views/checklist';
import type { Patience } from './server/patience';
import type { ChecklistRows } from './views/checklistRows';
import type { QuestionRows } from './views/questionRows';
import type { Questions } from './views/questions';

/** What `activate` returns in tests: the current state of the views. */
export interface ExtensionApi {
  readonly serverState: ServerState;
  /** The timeouts for the server, used from now on. */
  serverPatience: Patience;
  /** The report that the views show, or null. */
  readonly activeReport: Uri | null;
  readonly checklist: ChecklistRows;
  /** Number of unfinished questions, as on the badge of the Questions view. */
  readonly badge: number;
  /** Toggles boxes as a click in the Checklist view does. */
  tick(ticks: readonly Tick[]): Promise<void>;
  /** Exports the page as *Export HTML* does once a target is chosen; false if there is no report. */
  savePage(target: Uri, isHandIn?: boolean): Promise<boolean>;
  /** Writes the page as *Open Page in Browser* does before it opens the browser; null if there is no report. */
  savePageFor(report: Uri, storage: Uri, now: number): Promise<Uri | null>;
  /** The open previews. */
  readonly previews: readonly Preview[];
  readonly questions: QuestionRows;
  /** The message of the Questions view; empty if there is none. */
  readonly questionsMessage: string;
  /** The id of the selected row in the Questions view. */
  readonly selectedQuestion: string | undefined;
  /** The tree item of a row in the Questions view. */
  questionItem(id: string): TreeItem;
  /** The text of the status bar item; null if it is hidden. */
  readonly statusText: string | null;
  /** Looks at the workspace's report as is done when VS Code has started. */
  takeFirstLook(): Promise<void>;
  /** What the server last told of a report; null where it is none, or not open. */
  summaryOf(uri: Uri): ReportSummary | null;
}

/** The parts that the API reads. */
export interface TestedParts {
  readonly server: LanguageServer;
  readonly active: ActiveReport;
  readonly reports: Reports;
  readonly checklist: Checklist;
  readonly questions: Questions;
  readonly previews: Previews;
  readonly statusBar: StatusBar;
  readonly firstLook: FirstLook;
}

/** Creates the API for tests. */
export function createTestApi(parts: TestedParts): ExtensionApi {
  const { server, active, reports, checklist, questions, previews, statusBar, firstLook } = parts;
  return {
    get serverPatience() {
      return server.patience;
    },
    set serverPatience(patience) {
      server.patience = patience;
    },
    get serverState() {
      return server.state;
    },
    get activeReport() {
      return active.report?.uri ?? null;
    },
    get checklist() {
      return checklist.rows;
    },
    get badge() {
      return questions.badge;
    },
    get questions() {
      return questions.rows;
    },
    get questionsMessage() {
      return questions.message;
    },
    get selectedQuestion() {
      return questions.selected;
    },
    questionItem: (id) => questions.item(id),
    get statusText() {
      return statusBar.text;
    },
    tick: (ticks) => checklist.tick(ticks),
    get previews() {
      return previews.all;
    },
    savePageFor: (report, storage, now) => savePageFor(report, storage, server, now),
    savePage: async (target, isHandIn = false) =>
      active.report !== null && (await savePage(active.report.uri, target, server, { isHandIn })) !== null,
    takeFirstLook: () => firstLook.look(),
    summaryOf: (uri) => reports.get(uri)?.summary ?? null,
  };
}
