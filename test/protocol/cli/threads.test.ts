import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { mlopsReport } from '../../support/commandLine';
import { folderWith } from '../../support/folderWith';
import { makeReport, words } from '../../support/makeReport';

/** Enough reports for several threads. */
const COUNT = 64;

/** The first and the second half are few enough for one thread each. */
const HALF = COUNT / 2;

/** Reports with different problems, and files that are none. */
function fileOf(number: number): string {
  if (number % 16 === 5) return 'Nothing but a sentence.\n';
  if (number % 16 === 9) return makeReport({ withoutMark: [3] });
  return makeReport({
    edition: number % 3 === 0 ? '2023' : '2026',
    answers: { 3: `${words(20 + number * 3)}\n\n1) one\n2) two`, 5: number % 4 === 0 ? '' : words(120) },
    placeholders: number % 5 === 0 ? [7, 8] : [],
  });
}

const PATHS = Array.from({ length: COUNT }, (_, number) => `group-${number}/reports/README.md`);

suite('many reports, checked in several threads', () => {
  for (const format of ['json', 'csv', 'text'] as const) {
    test(`are printed in order and as in one thread: ${format}`, async () => {
      const cwd = await folderWith({
        ...Object.fromEntries(PATHS.map((path, number) => [path, fileOf(number)])),
        // Complaints about it are made once.
        '.mlops-report.json':
          '{ "rules": { "figure-missing": "off", "handin-list": "error" }, "unknown": 1 }',
      });
      const run = (paths: readonly string[]) => mlopsReport(['check', '--format', format, ...paths], { cwd });
      const [all, first, second] = [
        await run(PATHS),
        await run(PATHS.slice(0, HALF)),
        await run(PATHS.slice(HALF)),
      ];
      assert.equal(all.status, Math.max(first.status ?? 3, second.status ?? 3));
      assert.deepEqual(entriesOf(all.stdout, format), [
        ...entriesOf(first.stdout, format),
        ...entriesOf(second.stdout, format),
      ]);
      assert.deepEqual(
        new Set(all.stderr.split('\n')),
        new Set([...first.stderr.split('\n'), ...second.stderr.split('\n')]),
      );
      assert.equal(all.stderr.split('unknown').length, 2, all.stderr);
    });
  }
});

/** What is printed of the reports, without what is printed once. */
function entriesOf(printed: string, format: 'json' | 'csv' | 'text'): readonly unknown[] {
  if (format === 'json') return (JSON.parse(printed) as { readonly reports: readonly unknown[] }).reports;
  if (format === 'csv') return printed.split('\r\n').slice(1, -1);
  return printed.split('\n').filter((line) => !/^\d+ reports: /.test(line) && line !== '');
}
