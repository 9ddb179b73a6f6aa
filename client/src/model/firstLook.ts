import { commands, EventEmitter, type Event, type LogOutputChannel } from 'vscode';
import type { SurveyedReport } from '../../../common/protocol';
import type { LanguageServer } from '../server/languageServer';
import { reportsInUsualPlaces, textsOf } from './reportFiles';
import type { Reports } from './reports';

/** Delay in milliseconds, so that VS Code has started before anything is read. */
const PAUSE = 3000;

/** The workspace's report as it is on disk, before it is opened. */
export interface FirstLook {
  /** Null before the first look, if there is none, and after a report was opened. */
  readonly report: SurveyedReport | null;
  readonly onDidChange: Event<void>;
  /** Looks after VS Code has started. */
  begin(): void;
  /** Looks immediately. Never rejects. */
  look(): Promise<void>;
  dispose(): void;
}

/** Looks once at the report in its usual place, unless a report is opened first. */
export function createFirstLook(reports: Reports, server: LanguageServer, log: LogOutputChannel): FirstLook {
  const changed = new EventEmitter<void>();
  let report: SurveyedReport | null = null;
  let timer: unknown;

  function hide(): void {
    clearTimeout(timer);
    if (report === null) return;
    report = null;
    changed.fire();
  }

  function isAnyOpen(): boolean {
    return reports.all().length > 0;
  }

  async function survey(): Promise<void> {
    const uris = await reportsInUsualPlaces();
    void commands.executeCommand('setContext', 'mlopsReport.found', uris.length > 0);
    const texts = isAnyOpen() ? [] : await textsOf(uris.slice(0, 1));
    if (texts.length === 0) return;
    const start = Date.now();
    await server.start();
    const [first] = await server.surveyReports({ reports: texts });
    log.debug(`The report was looked at in ${Date.now() - start} ms.`);
    if (isAnyOpen() || !first) return;
    report = first;
    changed.fire();
  }

  async function look(): Promise<void> {
    await survey().catch((error: unknown) => {
      log.debug('The report could not be looked at before it is open.', error);
    });
  }

  const listener = reports.onDidChange(() => {
    if (isAnyOpen()) hide();
  });

  return {
    get report() {
      return report;
    },
    onDidChange: changed.event,
    begin() {
      timer = setTimeout(() => void look(), PAUSE);
    },
    look,
    dispose() {
      hide();
      listener.dispose();
      changed.dispose();
    },
  };
}
