import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CheckCommand } from './arguments';
import type { Found } from './findReports';
import { defectInputError } from './inputError';
import { DEFAULT_FAIL_ON, judgeReport, type Judged } from './judgeReport';
import type { Answer, Task } from './judgeWorker';
import { mapInOrder } from './mapInOrder';

/** From this many reports on, the time that threads save is more than the time to start them. */
const MIN_REPORTS = 48;

/** More threads would wait for the disk. */
const MAX_THREADS = 8;

/** Reports that each thread has at hand: enough to hide the time of the disk, and few enough to fit into memory. */
const READ_AHEAD = 4;

/** A thread that checks reports; this one, or another. */
interface Lane {
  waiting: number;
  /** Never rejects. */
  readonly judge: (found: Found) => Promise<Judged>;
  readonly end: () => Promise<unknown>;
}

/**
 * Checks reports in the order given, many of them in several threads. Each result is to be released as soon as it is printed, so any number
 * of reports fits into memory.
 */
export async function* judgeReports(
  all: readonly Found[],
  command: CheckCommand,
  threads = all.length < MIN_REPORTS ? 1 : Math.min(availableParallelism(), MAX_THREADS),
): AsyncGenerator<Judged> {
  const own: Lane = {
    waiting: 0,
    judge: (found) => judgeReport(found, command),
    end: () => Promise.resolve(),
  };
  const lanes = [own, ...Array.from({ length: threads - 1 }, () => startLane(command))];
  try {
    yield* mapInOrder(all, READ_AHEAD * lanes.length, async (found) => {
      const lane = lanes.reduce((best, one) => (one.waiting < best.waiting ? one : best));
      lane.waiting++;
      try {
        return await lane.judge(found);
      } finally {
        lane.waiting--;
      }
    });
  } finally {
    await Promise.all(lanes.map(({ end }) => end()));
  }
}

/** Starts a thread. Should it break down, its reports are told as not checked. */
function startLane(command: CheckCommand): Lane {
  const worker = new Worker(new URL('./judgeWorker.mjs', import.meta.url), { workerData: command });
  const open = new Map<number, { readonly found: Found; readonly resolve: (judged: Judged) => void }>();
  let last = 0;
  let failure: Error | null = null;
  worker.on('message', ({ id, judged }: Answer) => {
    open.get(id)?.resolve(judged);
    open.delete(id);
  });
  worker.on('error', (error: Error) => {
    failure = error;
    for (const { found, resolve } of open.values()) resolve(notJudged(found, error));
    open.clear();
  });
  return {
    waiting: 0,
    judge: (found) =>
      new Promise((resolve) => {
        if (failure !== null) {
          resolve(notJudged(found, failure));
          return;
        }
        const task: Task = { id: ++last, found };
        open.set(task.id, { found, resolve });
        worker.postMessage(task);
      }),
    end: () => worker.terminate(),
  };

  function notJudged(found: Found, error: Error): Judged {
    const outcome = typeof found === 'string' ? defectInputError(found, error) : found;
    return { outcome, failOn: command.failOn ?? DEFAULT_FAIL_ON, complaints: [] };
  }
}
