import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readiness, whoWroteWhat, type ChecklistSummary } from '../../common/protocol';
import { getGit, makeRepository, type MadeRepository } from '../support/git';
import { figureFiles } from '../support/figureFiles';
import { makeReport } from '../support/makeReport';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';

const API = '* [x] Create a FastAPI application that can do inference using your model (M22)';
const DOCKER = '* [ ] Construct one or multiple docker files for your code (M10)';
const PROFILING = '* [x] Revisit your profiling (M12)';
const REPORT = makeReport({
  checklist: { Code: [API, DOCKER, PROFILING] },
  answers: { 2: 's123456, s100002, s100003', 4: 'Ours, '.repeat(150) },
});

interface Opened {
  readonly made: MadeRepository;
  readonly server: ServerProcess;
  readonly report: string;
}

async function openIn(t: TestContext, settings: object = {}): Promise<Opened> {
  const made = makeRepository();
  await made.write({
    'reports/README.md': REPORT,
    ...figureFiles(),
    'docker/train.dockerfile': 'FROM scratch\n',
    'src/api.py': 'import flask\n',
  });
  made.commit('Begin');
  const server = await startServerProcess(t, {
    workspaceFolders: [pathToFileURL(made.root).href],
    initializationOptions: { git: [getGit()], reportChanged: true, settings },
  });
  const report = pathToFileURL(join(made.root, 'reports/README.md')).href;
  await server.open(report, REPORT);
  return { made, server, report };
}

function lineOf(item: string): number {
  return REPORT.split('\n').indexOf(item);
}

async function checklist(
  server: ServerProcess,
  isWanted: (checklist: ChecklistSummary) => boolean,
): Promise<ChecklistSummary> {
  const { report } = await server.reports.next(
    (change) => change.report !== null && isWanted(change.report.checklist),
  );
  assert.ok(report?.checklist);
  return report.checklist;
}

test('items have their evidence with links, or what was looked for', async (t) => {
  const { made, server, report } = await openIn(t);
  const shown = await checklist(server, ({ groups }) => Boolean(groups[0]?.items[0]?.evidence));
  const [api, docker, profiling] = shown.groups[0]?.items ?? [];
  const link = pathToFileURL(join(made.root, 'docker/train.dockerfile')).href;
  assert.equal(docker?.evidence?.isUnticked, true);
  assert.ok(docker.evidence.markdown.includes(`](${link})`), docker.evidence.markdown);
  assert.ok(docker.evidence.text.includes('docker/train.dockerfile'));
  assert.equal(api?.evidence?.isUnticked, false);
  assert.ok(api.evidence.text.includes('fastapi'));
  assert.equal(profiling?.evidence, null);
  const hover = async (item: string): Promise<unknown> =>
    server.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: report },
      position: { line: lineOf(item), character: 12 },
    });
  assert.match(JSON.stringify(await hover(DOCKER)), /train\.dockerfile/u);
  assert.match(JSON.stringify(await hover(API)), /fastapi/u);
  assert.equal(await hover(PROFILING), null);
});

test('a ticked item without evidence has a hint, until a file is evidence', async (t) => {
  const { made, server, report } = await openIn(t);
  const { diagnostics } = await server.diagnostics.next((message) =>
    message.diagnostics.some(({ code }) => code === 'evidence-missing'),
  );
  const [hint, ...others] = diagnostics.filter(({ code }) => code === 'evidence-missing');
  assert.equal(others.length, 0);
  assert.equal(hint?.severity, 4);
  assert.equal(hint.range.start.line, lineOf(API));
  writeFileSync(join(made.root, 'src/api.py'), 'import fastapi\n');
  await server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: report } });
  await server.diagnostics.next((message) =>
    message.diagnostics.every(({ code }) => code !== 'evidence-missing'),
  );
});

test('a setting turns evidence off', async (t) => {
  const { server, report } = await openIn(t, { evidence: { enabled: false } });
  const result = await server.connection.sendRequest(readiness, { uri: report, isSaved: true });
  assert.deepEqual(
    result?.items.map(({ kind }) => kind),
    ['unpushed'],
  );
});

test('the obstacles to the hand-in have their lines', async (t) => {
  const { server, report } = await openIn(t);
  const ask = async (isSaved: boolean) => server.connection.sendRequest(readiness, { uri: report, isSaved });
  assert.deepEqual(
    (await ask(true))?.items.map(({ kind, line }) => [kind, line]),
    [
      ['unpushed', null],
      ['evidence', lineOf(API)],
    ],
  );
  assert.equal((await ask(false))?.items[0]?.kind, 'uncommitted');
  assert.equal(await server.connection.sendRequest(readiness, { uri: `${report}.txt`, isSaved: true }), null);
});

test('authorship is listed by author and by answer', async (t) => {
  const { made, server, report } = await openIn(t);
  made.git('config', 'user.name', 'Åse Berg');
  made.git('config', 'user.email', 'aase@home.example');
  await made.write({ 'reports/README.md': REPORT.replaceAll('Ours, ', 'Mine, ') });
  made.commit('Write');
  const result = await server.connection.sendRequest(whoWroteWhat, { uri: report });
  assert.deepEqual(
    result?.authors.map(({ name, studyNumber, report: { commits } }) => [name, studyNumber, commits]).sort(),
    [
      ['Kim', 's123456', 1],
      ['Åse Berg', null, 1],
    ],
  );
  const changed = result.answers.find(({ question }) => question === 4);
  assert.equal(result.authors[changed?.author ?? -1]?.name, 'Åse Berg');
  // The open text is older than the commit.
  assert.deepEqual(result.uncommitted, [4]);
  assert.equal(await server.connection.sendRequest(whoWroteWhat, { uri: `${report}.txt` }), null);
});

test('a commit changes the version of what is known about the repository, and typing does not', async (t) => {
  const { made, server, report } = await openIn(t);
  const { repository } = await server.reportUpdates.next((update) => update.repository !== null);
  await server.change(report, 2, { text: `${REPORT}\n` });
  assert.equal((await server.reportUpdates.next(({ version }) => version === 2)).repository, repository);
  made.git('commit', '-q', '--allow-empty', '-m', 'Think');
  const committed = await server.reportUpdates.next((update) => update.repository !== repository);
  assert.equal(committed.version, 2);
  const result = await server.connection.sendRequest(whoWroteWhat, { uri: report });
  assert.deepEqual(
    result?.authors.map(({ repository: { commits } }) => commits),
    [2],
  );
});
