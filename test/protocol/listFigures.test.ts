import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { listFigures } from '../../common/protocol';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

test('unused figures come first, those that seem to belong to the question before others', async (t) => {
  const names = ['a.png', 'b (2).jpg', 'q2-1.png', 'q12.png', 'used.jpeg', 'notes.txt', 'drawing.svg'];
  const report = await makeReport(t, names);
  const server = await startServerProcess(t);
  await server.open(report, STREET_REPORT.replace('Often.', 'Look: ![Rain](figures/used.jpeg)'));
  const result = await server.connection.sendRequest(listFigures, { uri: report, question: 2 });
  assert.deepEqual(result, {
    figures: [
      { name: 'b (2).jpg', target: 'figures/b%20%282%29.jpg', isUsed: false },
      { name: 'q2-1.png', target: 'figures/q2-1.png', isUsed: false },
      { name: 'a.png', target: 'figures/a.png', isUsed: false },
      { name: 'q12.png', target: 'figures/q12.png', isUsed: false },
      { name: 'used.jpeg', target: 'figures/used.jpeg', isUsed: true },
    ],
  });
});

test('without a folder there are no figures, and without a report there is no result', async (t) => {
  const report = await makeReport(t, []);
  const server = await startServerProcess(t);
  const ask = (): Promise<unknown> =>
    server.connection.sendRequest(listFigures, { uri: report, question: 1 });
  assert.equal(await ask(), null);
  await server.open(report, STREET_REPORT);
  assert.deepEqual(await ask(), { figures: [] });
});

/** The URI of a report on disk with these files in its folder of figures. */
async function makeReport(t: TestContext, names: readonly string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'mlops-report-'));
  t.after(() => rm(root, { recursive: true }));
  const report = join(root, 'reports/README.md');
  const figures = names.map((name) => join(root, 'reports/figures', name));
  for (const path of [report, ...figures]) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '');
  }
  return pathToFileURL(report).href;
}
