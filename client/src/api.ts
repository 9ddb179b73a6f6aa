import type { Uri } from 'vscode';
import type { ReportSummary } from '../../server/src/protocol';
import type { ServerState } from './languageServer';
import type { ChecklistRows } from './views/checklistRows';
import type { Tick } from './views/tickItems';

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
  /** What the server last told of a report; null where it is none, or not open. */
  summaryOf(uri: Uri): ReportSummary | null;
}
