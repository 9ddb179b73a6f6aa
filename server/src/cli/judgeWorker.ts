import { parentPort, workerData } from 'node:worker_threads';
import type { CheckCommand } from './arguments';
import type { Found } from './findReports';
import { judgeReport, type Judged } from './judgeReport';
import { loadTranslations } from './translations';

/** A report to check. */
export interface Task {
  readonly id: number;
  readonly found: Found;
}

/** What was found in it. */
export interface Answer {
  readonly id: number;
  readonly judged: Judged;
}

// The entry point of a thread (judgeReports.ts).
const command = workerData as CheckCommand;
await loadTranslations(command.language);
parentPort?.on('message', ({ id, found }: Task) => {
  void judgeReport(found, command).then((judged) => {
    parentPort?.postMessage({ id, judged } satisfies Answer);
  });
});
