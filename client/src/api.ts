import type { TreeItem, Uri } from 'vscode';
import type { ReportSummary } from '../../common/protocol';
import type { ServerState } from './server/languageServer';
import type { Preview } from './preview/preview';
import type { ChecklistRows } from './views/checklistRows';
import type { QuestionRows } from './views/questionRows';
import type { Tick } from './views/checklist';

/** What `activate` returns: what the views show just now, for tests in the editor. It is no promise to other extensions. */
export interface ExtensionApi {
  readonly serverState: ServerState;
  /** The report that the views show. */
  readonly activeReport: Uri | null;
  readonly checklist: ChecklistRows;
  /** What the Checklist view shows beside its tree. */
  readonly badge: number;
  /** Does what the boxes of the Checklist view do. */
  tick(ticks: readonly Tick[]): Promise<void>;
  /** Does what the command Export HTML does when the person has said where to save; false where there is no report. */
  savePage(target: Uri): Promise<boolean>;
  /** Does what Open Page in Browser does before there is a browser; null where there is no report. */
  savePageFor(report: Uri, storage: Uri, now: number): Promise<Uri | null>;
  /** The open previews. */
  readonly previews: readonly Preview[];
  readonly questions: QuestionRows;
  /** What the Questions view says above its tree or in place of one; empty where it says nothing. */
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
