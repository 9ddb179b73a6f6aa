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
  /** How many reports it has at hand; Infinity once it has broken down. */
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

/** Starts a thread. If it breaks down, the reports that it has at hand are not checked, and it gets no more. */
function startLane(command: CheckCommand): Lane {
  const worker = new Worker(new URL('./judgeWorker.mjs', import.meta.url), { workerData: command });
  const open = new Map<number, { readonly found: Found; readonly resolve: (judged: Judged) => void }>();
  let last = 0;
  const lane: Lane = {
    waiting: 0,
    judge: (found) =>
      new Promise((resolve) => {
        const task: Task = { id: ++last, found };
        open.set(task.id, { found, resolve });
        worker.postMessage(task);
      }),
    end: () => worker.terminate(),
  };
  worker.on('message', ({ id, judged }: Answer) => {
    open.get(id)?.resolve(judged);
    open.delete(id);
  });
  worker.on('error', (error) => {
    lane.waiting = Infinity;
    for (const { found, resolve } of open.values()) resolve(notJudged(found, error));
    open.clear();
  });
  return lane;

  function notJudged(found: Found, error: unknown): Judged {
    const outcome = typeof found === 'string' ? defectInputError(found, error) : found;
    return { outcome, failOn: command.failOn ?? DEFAULT_FAIL_ON, complaints: [] };
  }
}
