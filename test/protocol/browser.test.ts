import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeAt } from '../support/ranges';
import { STREET_REPORT, TOO_SHORT_RANGE } from '../support/streetReport';
import { startWorkerServer } from '../support/workerServer';

const REPORT = 'vscode-vfs://github/team/repo/reports/README.md';

test('the server runs in a Web Worker, without a document and without Node', async (t) => {
  const server = await startWorkerServer(t);
  assert.equal(server.initialized.serverInfo?.name, 'MLOps Report');
  await server.open(
    REPORT,
    STREET_REPORT.replace('Often.', 'Often &amp; [gladly](https://example.org) &copy;.'),
  );
  const { version, diagnostics } = await server.diagnostics.next();
  assert.deepEqual(
    [version, diagnostics.map(({ code, range }) => ({ code, range }))],
    [1, [{ code: 'answer-too-short', range: TOO_SHORT_RANGE }]],
  );
  const page = await server.openPage(REPORT);
  assert.equal(page.blocks?.length, 4);

  await server.change(REPORT, 2, { range: rangeAt(16, 17, 16, 18), text: ', and a barn.' });
  assert.deepEqual(await server.diagnostics.next(), { uri: REPORT, version: 2, diagnostics: [] });
});

test('in a Web Worker, too, a burst of changes is checked once', async (t) => {
  const server = await startWorkerServer(t);
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  const versions = Array.from({ length: 20 }, (_, index) => index + 2);
  await Promise.all(
    versions.map((version) => server.change(REPORT, version, { range: rangeAt(16, 0, 16, 0), text: 'x ' })),
  );
  await server.diagnostics.next(({ version }) => version === 21);
  assert.ok(
    server.diagnostics.all.length < versions.length,
    `published ${server.diagnostics.all.length} times`,
  );
});
