import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
} from 'vscode-languageserver-protocol/node';
import { RULES } from '../../common/codes';
import { ping } from '../../common/protocol';
import { VSCODE } from '../support/languageClient';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';
const NO_SETTINGS_REQUEST = { ...VSCODE, workspace: { ...VSCODE.workspace, configuration: false } };

test('severities follow the settings while the report is open', async (t) => {
  const server = await startServerProcess(t, { settings: { rules: { 'answer-too-short': 'error' } } });
  await server.open(REPORT, STREET_REPORT);
  const first = await server.diagnostics.next();
  assert.deepEqual(
    first.diagnostics.map(({ severity }) => severity),
    [1],
  );
  assert.equal((await server.reports.next()).report?.questions[0]?.problems.severity, 'error');

  await server.configure({ rules: { 'answer-too-short': 'hint' } });
  const second = await server.diagnostics.next();
  assert.deepEqual([second.version, second.diagnostics.map(({ severity }) => severity)], [1, [4]]);

  await server.configure({ rules: { 'answer-too-short': 'off' } });
  assert.deepEqual(await server.diagnostics.next(), { uri: REPORT, version: 1, diagnostics: [] });

  await server.configure(null);
  assert.equal((await server.diagnostics.next()).diagnostics[0]?.severity, 2);
});

test('unknown codes and severities are named in the log, once', async (t) => {
  const server = await startServerProcess(t, {
    settings: { rules: { 'no-such-rule': 'error', 'answer-missing': 'loud' } },
  });
  await server.open(REPORT, STREET_REPORT);
  await server.open('file:///nowhere/report/README.md', STREET_REPORT);
  const known = Object.keys(RULES).join(', ');
  const expected = [
    `mlopsReport.rules: there is no rule 'no-such-rule'. The rules are: ${known}.`,
    `mlopsReport.rules: "loud" is no severity for 'answer-missing', so its default is used. The severities are: error, warning, information, hint, off.`,
  ];
  await server.diagnostics.next(({ uri }) => uri.endsWith('report/README.md'));
  assert.deepEqual(
    server.log.all,
    expected.map((message) => ({ type: 2, message })),
  );

  // An error that stays is not logged again; a new one is.
  await server.configure({
    rules: { 'no-such-rule': 'error', 'answer-too-short': 'hint' },
    files: 'report.md',
  });
  await server.diagnostics.next(({ uri }) => uri.endsWith('report/README.md'));
  assert.deepEqual(server.log.all.slice(2), [
    {
      type: 2,
      message:
        'mlopsReport.files is not a list of globs, so the default is used: **/reports/README.md, **/report/README.md, **/report.md.',
    },
  ]);
});

test('hostile workspace settings neither stop the server nor fill its log', async (t) => {
  const many = Array.from({ length: 20_000 }, (_, index) => `name-${index}`);
  const server = await startServerProcess(t, {
    settings: {
      files: ['**/(a+)+b/report.md', '**/(a|aa)+b', '*a*a*a*a*b', ...many, '**/README.md'],
      rules: {
        ...Object.fromEntries(many.map((code) => [code, 'off'])),
        'figure-alt': 'y'.repeat(1_000_000),
      },
    },
  });
  const start = performance.now();
  for (let index = 0; index < 5; index++)
    await server.open(`file:///nowhere/${'a'.repeat(200 + index)}/report.md`, STREET_REPORT);
  await server.connection.sendRequest(ping);
  assert.ok(performance.now() - start < 30_000, `${performance.now() - start} ms`);
  await server.configure(null);
  await server.diagnostics.next();
  assert.equal(server.log.all.length, 3);
  for (const { message } of server.log.all) assert.ok(message.length < 3000, message.slice(0, 200));
});

test('the globs in the settings decide which files are reports', async (t) => {
  const server = await startServerProcess(t, {
    workspaceFolders: ['file:///nowhere'],
    settings: { files: ['hand-in/*.md', '*.exam', '{broken', '/nowhere/whole/**'] },
  });
  const isReport = async (uri: string): Promise<boolean> => {
    await server.open(uri, '');
    return (await server.reports.next()).report !== null;
  };
  assert.equal(await isReport('file:///nowhere/hand-in/final.md'), true);
  assert.equal(await isReport('file:///nowhere/deep/down/ours.exam'), true);
  assert.equal(await isReport('file:///nowhere/whole/lot/a.md'), true);
  assert.equal(await isReport('file:///nowhere/sub/hand-in/final.md'), false);
  assert.equal(await isReport('file:///elsewhere/hand-in/final.md'), false);
  assert.equal(await isReport(REPORT), false);

  await server.configure({ files: ['**/README.md'] });
  const update = await server.reports.next(({ uri }) => uri === REPORT);
  assert.notEqual(update.report, null);
  assert.deepEqual(
    await server.diagnostics.next(
      ({ uri, diagnostics }) => uri.endsWith('README.md') && diagnostics.length === 0,
    ),
    {
      uri: REPORT,
      version: 1,
      diagnostics: [],
    },
  );
});

test('adding or removing a workspace folder changes what a glob matches', async (t) => {
  const server = await startServerProcess(t, { settings: { files: ['hand-in/*.md'] } });
  const uri = 'file:///nowhere/hand-in/final.md';
  await server.open(uri, '');
  assert.equal((await server.reports.next()).report, null);
  const folder = { uri: 'file:///nowhere', name: 'nowhere' };
  await server.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
    event: { added: [folder], removed: [] },
  });
  assert.notEqual((await server.reports.next()).report, null);
  await server.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
    event: { added: [], removed: [folder] },
  });
  assert.equal((await server.reports.next()).report, null);
});

test('a client without configuration requests sends settings at the start, or notifies of them', async (t) => {
  const server = await startServerProcess(t, {
    capabilities: NO_SETTINGS_REQUEST,
    initializationOptions: { settings: { rules: { 'answer-too-short': 'error' } } },
  });
  await server.open(REPORT, STREET_REPORT);
  assert.equal((await server.diagnostics.next()).diagnostics[0]?.severity, 1);
  await server.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { mlopsReport: { rules: { 'answer-too-short': 'information' } } },
  });
  assert.equal((await server.diagnostics.next()).diagnostics[0]?.severity, 3);
});

test('a client without our settings keeps those of its initialization options', async (t) => {
  const server = await startServerProcess(t, {
    settings: null,
    initializationOptions: { 'mlopsReport.rules': { 'answer-too-short': 'error' } },
  });
  await server.open(REPORT, STREET_REPORT);
  assert.equal((await server.diagnostics.next()).diagnostics[0]?.severity, 1);
  await server.configure({ 'rules.answer-too-short': 'hint' });
  assert.equal((await server.diagnostics.next()).diagnostics[0]?.severity, 4);
  await server.configure({});
  assert.equal((await server.diagnostics.next()).diagnostics[0]?.severity, 1);
  assert.deepEqual(server.log.all, []);
});

test('ignored settings and options are named in the log', async (t) => {
  const server = await startServerProcess(t, {
    capabilities: NO_SETTINGS_REQUEST,
    initializationOptions: { rule: {} },
  });
  assert.match((await server.log.next()).message, /^The initialization option 'rule' is ignored/);
  await server.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { mlops: { rules: {} } },
  });
  assert.match((await server.log.next()).message, /^The settings that the editor sent are ignored/);
});

test('a client without capabilities gets the defaults', async (t) => {
  const server = await startServerProcess(t, { capabilities: {} });
  await server.open(REPORT, STREET_REPORT);
  assert.equal((await server.diagnostics.next()).diagnostics[0]?.severity, 2);
  assert.deepEqual(server.watched.all, []);
});

test('a client that refuses the settings request gets the defaults and a line in the log', async (t) => {
  const server = await startServerProcess(t, { settings: new Error('not now') });
  await server.open(REPORT, STREET_REPORT);
  assert.equal((await server.diagnostics.next()).diagnostics[0]?.severity, 2);
  const { type, message } = await server.log.next();
  assert.equal(type, 1);
  assert.match(message, /^Asking for the settings failed: /);
  assert.doesNotMatch(message, /not now/);
});
