import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFolders } from '../../../server/src/files/loadFolders';
import { memoryFiles } from '../../../server/src/files/memoryFiles';
import type { ReportFiles } from '../../../server/src/files/reportFiles';
import { parseReport } from '../../../server/src/report/parse';
import { makeReport } from '../../support/makeReport';

const REPORT = parseReport(makeReport({ answers: { 4: '![a](img/a.png) ![b](../b.png) ![c](none/c.png)' } }));

test('the folders of all figures are listed', async () => {
  const folders = await loadFolders(
    REPORT,
    memoryFiles({ 'img/a.png': 1, '../b.png': 1, 'figures/q14.png': 1 }),
  );
  assert.deepEqual(folders.get('img'), new Map([['a.png', 'file']]));
  assert.deepEqual(folders.get('..'), new Map([['b.png', 'file']]));
  assert.deepEqual(folders.get('figures'), new Map([['q14.png', 'file']]));
  assert.equal(folders.get('none'), null);
});

test("nothing is known if the report's own folder cannot be listed", async () => {
  const unreachable: ReportFiles = {
    list: () => Promise.resolve(null),
    size: () => Promise.resolve(null),
    read: () => Promise.resolve(null),
    head: () => Promise.resolve(null),
  };
  assert.deepEqual(await loadFolders(REPORT, unreachable), new Map());
});

test('a report with thousands of folders in its paths does not list them all', async () => {
  const figures = Array.from({ length: 5000 }, (_, number) => `![x](folder${number}/x.png)`).join('\n');
  const listed = new Set<string>();
  const files: ReportFiles = {
    list: (folder) => {
      listed.add(folder);
      return Promise.resolve(new Map());
    },
    size: () => Promise.resolve(null),
    read: () => Promise.resolve(null),
    head: () => Promise.resolve(null),
  };
  await loadFolders(parseReport(makeReport({ answers: { 4: figures } })), files);
  assert.ok(listed.size <= 100, `${listed.size} looks`);
  assert.ok(listed.has('') && listed.has('figures'));
});
