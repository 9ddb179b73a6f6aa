import type { TreeItem, Uri } from 'vscode';
import type { ReportSummary } from '../../common/protocol';
import { savePage } from './commands/exportHtml';
import { savePageFor } from './commands/openInBrowser';
import type { ActiveReport } from './model/activeReport';
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

/** What `activate` returns in tests: what the views show just now. */
export interface ExtensionApi {
  readonly serverState: ServerState;
  /** How long is waited from now on for the server, and after its death. */
  serverPatience: Patience;
  /** The report that the views show. */
  readonly activeReport: Uri | null;
  readonly checklist: ChecklistRows;
  /** How many questions are to go, as the badge of the Questions view says. */
  readonly badge: number;
  /** Does what the boxes of the Checklist view do. */
  tick(ticks: readonly Tick[]): Promise<void>;
  /** Does what the command Export HTML does when the person has said where to save; false where there is no report. */
  savePage(target: Uri, isHandIn?: boolean): Promise<boolean>;
  /** Does what Open Page in Browser does before there is a browser; null where there is no report. */
  savePageFor(report: Uri, storage: Uri, now: number): Promise<Uri | null>;
  /** The open previews. */
  readonly previews: readonly Preview[];
  readonly questions: QuestionRows;
  /** What the Questions view says above its tree or instead of one; empty where it says nothing. */
  readonly questionsMessage: string;
  /** The id of the row that is selected in the Questions view. */
  readonly selectedQuestion: string | undefined;
  /** A row of the Questions view as it is shown. */
  questionItem(id: string): TreeItem;
  /** What the item in the status bar says; null where it is hidden. */
  readonly statusText: string | null;
  /** What the server last told of a report; null where it is none, or not open. */
  summaryOf(uri: Uri): ReportSummary | null;
}

/** What the API tells of. */
export interface TestedParts {
  readonly server: LanguageServer;
  readonly active: ActiveReport;
  readonly reports: Reports;
  readonly checklist: Checklist;
  readonly questions: Questions;
  readonly previews: Previews;
  readonly statusBar: StatusBar;
}

/** Makes the API for tests. */
export function createTestApi(parts: TestedParts): ExtensionApi {
  const { server, active, reports, checklist, questions, previews, statusBar } = parts;
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
    summaryOf: (uri) => reports.get(uri)?.summary ?? null,
  };
}
