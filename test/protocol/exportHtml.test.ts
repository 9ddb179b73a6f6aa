import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { exportHtml } from '../../common/protocol';
import { folderWith } from '../support/folderWith';
import { PNG } from '../support/images';
import { makeReport } from '../support/makeReport';
import { rangeAt } from '../support/ranges';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

const FIGURE = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`;
const TEXT = makeReport({
  course: [{}, {}, {}],
  answers: { 2: '![A](figures/a.png) ![B](figures/gone.png) ![C](../../c.png)' },
});

test('a report becomes a page with the figures in its folders', async (t) => {
  const folder = await folderWith({ 'c.png': PNG, 'course/reports/figures/a.png': PNG });
  const uri = pathToFileURL(join(folder, 'course/reports/README.md')).toString();
  const server = await startServerProcess(t, {
    workspaceFolders: [pathToFileURL(join(folder, 'course')).toString()],
  });
  await server.open(uri, TEXT);
  const page = await server.connection.sendRequest(exportHtml, { uri, isHandIn: false });
  assert.equal(page?.version, 1);
  assert.equal(page.html.split(FIGURE).length - 1, 1);
  assert.deepEqual(page.leftOut, [
    { target: 'figures/gone.png', reason: 'not found' },
    { target: '../../c.png', reason: 'not found' },
  ]);
});

test('other figures come from the client, but none from outside the workspace', async (t) => {
  const server = await startServerProcess(t, {
    workspaceFolders: ['memory:/course'],
    initializationOptions: { clientFiles: true },
    files: { 'memory:/course/reports/figures/a.png': PNG, 'memory:/c.png': PNG },
  });
  const uri = 'memory:/course/reports/README.md';
  await server.open(uri, TEXT);
  const page = await server.connection.sendRequest(exportHtml, { uri, isHandIn: false });
  assert.equal(page?.html.split(FIGURE).length, 2);
  assert.deepEqual(
    page.leftOut.map(({ target }) => target),
    ['figures/gone.png', '../../c.png'],
  );
});

test('the page has the latest text, saved or not', async (t) => {
  const server = await startServerProcess(t);
  await server.open('untitled:Untitled-1', STREET_REPORT);
  await server.change('untitled:Untitled-1', 2, { range: rangeAt(0, 2, 0, 12), text: 'Our road' });
  const page = await server.connection.sendRequest(exportHtml, {
    uri: 'untitled:Untitled-1',
    isHandIn: false,
  });
  assert.equal(page?.version, 2);
  assert.match(page.html, /<title>Our road<\/title>/);
});

test('a file that is not a report has no page', async (t) => {
  const server = await startServerProcess(t);
  await server.open('file:///nowhere/notes.md', '# Notes\n');
  assert.equal(
    await server.connection.sendRequest(exportHtml, { uri: 'file:///nowhere/notes.md', isHandIn: false }),
    null,
  );
  assert.equal(
    await server.connection.sendRequest(exportHtml, { uri: 'file:///nowhere/closed.md', isHandIn: false }),
    null,
  );
  await assert.rejects(
    server.connection.sendRequest(exportHtml.method, {}),
    /mlopsReport\/exportHtml: uri: /,
  );
});
