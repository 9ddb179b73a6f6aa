import { EventEmitter, Uri, type Event } from 'vscode';
import type { ReportChangedParams, ReportSummary } from '../../../common/protocol';
import { updateSummary } from '../../../common/summaryUpdate';

/** A report with its last summary from the server. */
export interface KnownReport {
  readonly uri: Uri;
  /** The document version that the summary belongs to. */
  readonly version: number;
  readonly summary: ReportSummary;
  /** Another number whenever something else is known of the repository around it; null where nothing is. */
  readonly repository: number | null;
}

/** The open reports. */
export interface Reports {
  get(uri: Uri): KnownReport | null;
  all(): readonly KnownReport[];
  /** Stores an update from the server. */
  readonly accept: (params: ReportChangedParams) => void;
  /** Fires with the URI of a report that was changed, added or removed. */
  readonly onDidChange: Event<Uri>;
  /**
   * The report at a document version or a later one; null if it doesn't arrive in time.
   *
   * @param patience Timeout in milliseconds.
   */
  atVersion(uri: Uri, version: number, patience: number): Promise<KnownReport | null>;
  dispose(): void;
}

/** Creates an empty store. */
export function createReports(): Reports {
  const reports = new Map<string, KnownReport>();
  const changed = new EventEmitter<Uri>();
  const get = (uri: Uri): KnownReport | null => reports.get(uri.toString()) ?? null;

  return {
    get,
    all: () => [...reports.values()],
    onDidChange: changed.event,
    accept({ uri: text, version, report, repository }) {
      const uri = Uri.parse(text);
      const key = uri.toString();
      const summary = report && updateSummary(reports.get(key)?.summary, report);
      // An update for a report that was just closed; the server confirms that next.
      if (report && !summary) return;
      if (summary) reports.set(key, { uri, version, summary, repository });
      else if (!reports.delete(key)) return;
      changed.fire(uri);
    },
    atVersion(uri, version, patience) {
      return new Promise((resolve) => {
        const settle = (report: KnownReport | null): void => {
          listener.dispose();
          clearTimeout(timer);
          resolve(report);
        };
        const look = (): void => {
          const report = get(uri);
          if (report && report.version >= version) settle(report);
        };
        const listener = changed.event(look);
        const timer = setTimeout(settle, patience, null);
        look();
      });
    },
    dispose() {
      changed.dispose();
    },
  };
}
