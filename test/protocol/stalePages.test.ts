import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { TestContext } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { handInPage } from '../../server/src/handin/handInPage';
import { folderWith } from '../support/folderWith';
import { makeReport } from '../support/makeReport';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';

const REPORT = makeReport();
const CHANGED = makeReport({ answers: { 4: 'We met at the station.' } });

interface Opened {
  readonly server: ServerProcess;
  readonly uri: (path: string) => string;
  readonly write: (path: string, text: string) => void;
}

async function openIn(t: TestContext, files: Readonly<Record<string, string>>): Promise<Opened> {
  const root = await folderWith({ 'reports/README.md': REPORT, ...files });
  const uri = (path: string): string => pathToFileURL(join(root, path)).href;
  const server = await startServerProcess(t, { workspaceFolders: [uri('')] });
  await server.open(uri('reports/README.md'), REPORT);
  return {
    server,
    uri,
    write: (path, text) => {
      writeFileSync(join(root, path), text);
    },
  };
}

/** The next diagnostics with this number of problems of outdated pages. */
async function untilStale(server: ServerProcess, count: number): Promise<readonly Diagnostic[]> {
  const isStale = ({ code }: Diagnostic): boolean => code === 'handin-stale';
  const { diagnostics } = await server.diagnostics.next(
    (message) => message.diagnostics.filter(isStale).length === count,
  );
  return diagnostics.filter(isStale);
}

test('an outdated page is reported when the report is opened, until there is a new one', async (t) => {
  const { server, uri, write } = await openIn(t, { 'reports/report.html': handInPage(CHANGED) });
  assert.deepEqual(
    (await untilStale(server, 1)).map(({ range, severity }) => ({ range, severity })),
    [{ range: rangeAt(0, 0, 0, REPORT.split('\n')[0]?.length ?? 0), severity: 3 }],
  );
  await server.watched.next();
  write('reports/report.html', handInPage(REPORT));
  await server.filesChanged({ uri: uri('reports/report.html'), type: 2 });
  await untilStale(server, 0);
});

test('a page is compared when the report is saved, not while it is edited', async (t) => {
  const { server, uri, write } = await openIn(t, { 'report.html': handInPage(REPORT) });
  const report = uri('reports/README.md');
  await untilStale(server, 0);
  const line = REPORT.split('\n').length - 1;
  await server.change(report, 2, { range: rangeAt(line, 0, line, 0), text: 'More words.' });
  const changed = await server.diagnostics.next(({ version }) => version === 2);
  assert.ok(changed.diagnostics.every(({ code }) => code !== 'handin-stale'));
  write('reports/README.md', `${REPORT}More words.`);
  await server.save(report);
  const stale = await untilStale(server, 1);
  assert.match(JSON.stringify(stale), /`\.\.\/report\.html`/u);
});

test('a page next to the reports folder is watched', async (t) => {
  const { server, uri, write } = await openIn(t, { 'report.html': handInPage(CHANGED) });
  await untilStale(server, 1);
  await server.watched.next();
  write('report.html', handInPage(REPORT));
  await server.filesChanged({ uri: uri('report.html'), type: 2 });
  await untilStale(server, 0);
});

test("the server watches if the client doesn't", async (t) => {
  const root = await folderWith({ 'reports/README.md': REPORT, 'report.html': handInPage(CHANGED) });
  const server = await startServerProcess(t, { capabilities: {} });
  await server.open(pathToFileURL(join(root, 'reports/README.md')).href, REPORT);
  await untilStale(server, 1);
  writeFileSync(join(root, 'report.html'), handInPage(REPORT));
  await untilStale(server, 0);
});
