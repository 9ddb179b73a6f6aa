// Prints the time that hostile texts take at 10, 100 and 1,000 kB, the slowest first, and exits with 1 if any grows faster than its text:
// npm run growth [-- --only quotes] [--rows 10] [--operation export]
// All texts are measured at the first two lengths; those that took longest or grew most there also at the last one, as many as there are
// rows.
// Times are CPU times in milliseconds.
import { parseArgs } from 'node:util';
import { exportReport } from '../server/src/export/exportReport';
import { memoryFiles } from '../server/src/files/memoryFiles';
import { summarise } from '../server/src/features/summary/summary';
import { handInPage } from '../server/src/handin/handInPage';
import { renderBlocks } from '../server/src/render/renderReport';
import { looksLikeReport } from '../server/src/report/detect';
import { parseReport } from '../server/src/report/parse';
import { check } from './support/check';
import { PNG } from './support/images';
import { ALL_HOSTILE_TEXTS, PLACES } from './unit/hostile/hostileReports';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    rows: { type: 'string', default: '10' },
    operation: { type: 'string', default: '' },
  },
});

/** Lengths of the hostile texts in UTF-16 units. */
const [SHORT, MIDDLE, LONG] = [10_000, 100_000, 1_000_000];

/** A text of ten times the length may take this many times as long: growth is bounded by less, and short times vary. */
const MAX_GROWTH = 25;

/** In milliseconds at the greatest length: below the first, growth does not matter; above the second, any text fails. */
const QUICK = 1500;
const TOO_SLOW = 20_000;

const FILES = { 'figures/b.png': PNG };

/** The measured operations on a text. */
const OPERATIONS: Readonly<Record<string, (text: string) => unknown>> = {
  check(text) {
    looksLikeReport(text);
    const { report, verdict, problems } = check(text, Object.keys(FILES), {});
    return summarise(report, verdict, problems);
  },
  page: (text) => renderBlocks(parseReport(text)),
  'hand-in': handInPage,
  export: (text) => exportReport(parseReport(text), memoryFiles(FILES)),
};

/** A text at a place in a report. */
interface Case {
  readonly name: string;
  readonly textOf: (length: number) => string;
  /** One for each measured length, in milliseconds. */
  readonly times: number[];
}

const rows = Number(values.rows);
const failed: string[] = [];
for (const [operation, run] of Object.entries(OPERATIONS)) {
  if (!operation.includes(values.operation)) continue;
  // Warm-up for the compiler.
  for (let round = 0; round < 5; round++) await run(PLACES['an answer']('Some words. '.repeat(1000)));
  const cases = allCases();
  for (const length of [SHORT, MIDDLE]) for (const one of cases) await measure(run, one, length);
  const candidates = new Set([...longest(cases), ...cases.toSorted(byGrowth).slice(0, rows)]);
  for (const one of candidates) await measure(run, one, LONG);
  print(operation, cases.length, longest([...candidates]), [...candidates].filter(isBad));
}
process.exit(failed.length === 0 ? 0 : 1);

/** Each text in all answers, and in one of the other places in turn. */
function allCases(): Case[] {
  const places = Object.entries(PLACES);
  return Object.entries(ALL_HOSTILE_TEXTS).flatMap(([what, make], index) =>
    [places.find(([place]) => place === 'all answers'), places[index % places.length]].flatMap(
      (found): Case[] => {
        const [place = '', put] = found ?? [];
        const name = `${what}, in ${place}`;
        if (!put || !name.includes(values.only)) return [];
        return [{ name, textOf: (length) => put(make(length)), times: [] }];
      },
    ),
  );
}

async function measure(
  run: (text: string) => unknown,
  { textOf, times }: Case,
  length: number,
): Promise<void> {
  const text = textOf(length);
  const start = process.cpuUsage();
  await run(text);
  const { user, system } = process.cpuUsage(start);
  times.push((user + system) / 1000);
}

function longest(cases: readonly Case[]): Case[] {
  return cases.toSorted((one, other) => (other.times.at(-1) ?? 0) - (one.times.at(-1) ?? 0)).slice(0, rows);
}

function byGrowth(one: Case, other: Case): number {
  return growthOf(other) - growthOf(one);
}

/** The growth from the short to the middle length; times below a millisecond say nothing. */
function growthOf({ times: [short = 0, middle = 0] }: Case): number {
  return middle / Math.max(short, 1);
}

function isBad({ times: [, middle = 0, long = 0] }: Case): boolean {
  return long > TOO_SLOW || (long > QUICK && long / middle > MAX_GROWTH);
}

function print(operation: string, count: number, slowest: readonly Case[], bad: readonly Case[]): void {
  failed.push(...bad.map(({ name }) => name));
  console.log(`\n${operation}: ${count} texts\n   10 kB   100 kB  1,000 kB   growth`);
  for (const one of new Set([...bad, ...slowest])) {
    const [short = 0, middle = 0, long = 0] = one.times;
    const cells = [short.toFixed(0).padStart(8), middle.toFixed(0).padStart(9), long.toFixed(0).padStart(10)];
    const growth = `${(middle / short).toFixed(1)}, ${(long / middle).toFixed(1)}`;
    console.log(`${cells.join('')}   ${growth.padEnd(12)} ${isBad(one) ? '✖' : '✔'} ${one.name}`);
  }
}
