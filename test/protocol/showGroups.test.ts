import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { groupsProgress, setGit, showGroups, type GroupsProgress } from '../../common/protocol';
import { mlopsReport } from '../support/commandLine';
import { folderWith } from '../support/folderWith';
import { getGit, makeRepository } from '../support/git';
import { makeReport } from '../support/makeReport';
import { SAMPLES } from '../support/paths';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

async function clones(): Promise<string> {
  const report = await readFile(join(SAMPLES, 'reports/README.md'), 'utf8');
  const refused = await readFile(join(SAMPLES, 'refused/reports/README.md'), 'utf8');
  return folderWith({
    'cloned_repos/group_10/mlops/reports/README.md': report,
    'cloned_repos/group_10/mlops/reports/figures/a.png': 'picture',
    'cloned_repos/group_2/reports/README.md': refused,
    'cloned_repos/group_2/.mlops-report.json': '{ "rules": { "figure-missing": "off" } }',
    'cloned_repos/group_3/notes.txt': '',
    'cloned_repos/group_4/report.md': '',
    'cloned_repos/group_5/deep/er/report/README.md': STREET_REPORT,
  });
}

/** The rows of the table, as text. */
function rowsOf(html: string): string[] {
  const body = /<tbody>(.*?)<\/tbody>/su.exec(html)?.[1] ?? '';
  return body.split('</tr>').map((row) => row.replaceAll(/<[^>]+>/gu, '|'));
}

test("the page of the open folders has the command line's results, and links to the reports", async (t) => {
  const root = await clones();
  const server = await startServerProcess(t, { workspaceFolders: [pathToFileURL(root).href] });
  const steps: GroupsProgress[] = [];
  server.connection.onProgress(groupsProgress, 'here', (progress) => {
    steps.push(progress);
  });
  const page = await server.connection.sendRequest(showGroups, {
    folders: [pathToFileURL(root).href],
    progress: 'here',
  });
  assert.ok(page);
  assert.equal(page.groups, 5);
  const { stdout } = await mlopsReport(['groups', '--format', 'html', root], { cwd: root });
  assert.deepEqual(rowsOf(page.html), rowsOf(stdout));
  assert.deepEqual(steps.at(-1), { done: 5, total: 5 });
  const report = pathToFileURL(join(root, 'cloned_repos/group_2/reports/README.md')).href;
  assert.ok(page.html.includes(`data-open="${report}" data-line="1"`), 'A group links to its report.');
  const policy = /Content-Security-Policy" content="([^"]*)"/u
    .exec(page.html)?.[1]
    ?.replaceAll('&#x27;', "'");
  assert.match(policy ?? '', /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/u);
});

/** The page of a folder. */
async function pageOf(server: ServerProcess, folder: string): Promise<string> {
  const folders = [pathToFileURL(folder).href];
  const page = await server.connection.sendRequest(showGroups, { folders, progress: folder });
  return page?.html ?? '';
}

/** A folder with the course's list of groups, whose clones are next to it. Group 8 has none. */
async function listed(): Promise<string> {
  const root = await folderWith({
    'group_info.csv':
      'group_nb,student 1,github_repo\r\n7,s100001,https://github.com/example/seven\r\n8,s100002,https://github.com/example/eight\r\n',
    'cloned_repos/group_99/reports/README.md': STREET_REPORT,
    'cloned_repos/group_07/.keep': '',
  });
  const made = makeRepository(join(root, 'cloned_repos/group_07'));
  await made.write({
    'reports/README.md': makeReport({
      checklist: { Code: ['* [x] Create a FastAPI application that can do inference (M22)'] },
    }),
    '.github/workflows/tests.yaml': 'on: push\n',
    'api.dockerfile': 'FROM scratch\n',
  });
  made.commit('Begin');
  made.git('config', 'user.email', 'ann@home.example');
  made.git('config', 'user.name', 'Ann');
  made.git('commit', '-q', '--allow-empty', '-m', 'More');
  return root;
}

test("the course's list and what git knows are used as on the command line", async (t) => {
  const root = await listed();
  const server = await startServerProcess(t, { initializationOptions: { git: [getGit()] } });
  const html = await pageOf(server, root);
  for (const path of ['.', 'group_info.csv']) {
    const { stdout } = await mlopsReport(['groups', '--format', 'html', path], { cwd: root });
    assert.deepEqual(rowsOf(html), rowsOf(stdout));
  }
  const [missing, checked, ...others] = rowsOf(html);
  assert.match(missing ?? '', /\|8\|.*\|no clone\|/u);
  assert.match(checked ?? '', /\|7\|.*\|1\|\|2\|\|2\|\|1\|\|1\|$/u);
  assert.deepEqual(others, ['']);
  assert.ok(html.includes('href="https://github.com/example/seven"'));
  assert.ok(!html.includes('class="notice"'));
});

test('without git, as in an untrusted workspace, no git runs and the page says so', async (t) => {
  const root = await listed();
  const server = await startServerProcess(t);
  assert.match(await pageOf(server, root), /class="notice">Git is not run/u);
  await server.connection.sendNotification(setGit, { programs: [getGit()] });
  assert.match(rowsOf(await pageOf(server, root))[1] ?? '', /\|2\|\|2\|\|1\|\|1\|$/u);
  await server.connection.sendNotification(setGit, { programs: [] });
  assert.match(rowsOf(await pageOf(server, root))[1] ?? '', /\|(?:\|\|){4,}$/u);
});

test('an invalid list is reported, and the folders are shown', async (t) => {
  const root = await listed();
  await writeFile(join(root, 'group_info.csv'), 'name,mail\n');
  const server = await startServerProcess(t, { initializationOptions: { git: [getGit()] } });
  const html = await pageOf(server, root);
  assert.match(html, /class="notice">[^<]*group_info\.csv is no list of groups/u);
  const terminal = await mlopsReport(['groups', '--format', 'html', '.'], { cwd: root });
  assert.deepEqual(rowsOf(html), rowsOf(terminal.stdout));
  assert.equal(rowsOf(html).length, 3);
  assert.equal(terminal.status, 2);
  assert.match(terminal.stderr, /group_info\.csv is no list of groups/u);
});

test('evidence is not collected if the settings turn it off', async (t) => {
  const root = await listed();
  const settings = { mlopsReport: { evidence: { enabled: false } } };
  const server = await startServerProcess(t, {
    initializationOptions: { git: [getGit()], settings: settings.mlopsReport },
  });
  assert.match(rowsOf(await pageOf(server, root))[1] ?? '', /\|\|\|2\|\|2\|\|1\|\|1\|$/u);
});

test('a folder that is a clone is a group, and one without groups has none', async (t) => {
  const root = await folderWith({
    'ours/.git/HEAD': '',
    'ours/reports/README.md': STREET_REPORT,
    'ours/src/a.py': '',
    'empty/notes.txt': '',
  });
  const server = await startServerProcess(t);
  const ask = async (name: string): Promise<number | undefined> => {
    const folders = [pathToFileURL(join(root, name)).href];
    return (await server.connection.sendRequest(showGroups, { folders, progress: name }))?.groups;
  };
  assert.deepEqual([await ask('ours'), await ask('empty'), await ask('gone')], [1, 0, 0]);
});

test('cancelling ends it early', async (t) => {
  const names = Array.from(
    { length: 200 },
    (_, index) => [`group_${index}/report.md`, STREET_REPORT] as const,
  );
  const root = await folderWith(Object.fromEntries(names));
  const server = await startServerProcess(t);
  const cancellation = new CancellationTokenSource();
  server.connection.onProgress(groupsProgress, 'here', () => {
    cancellation.cancel();
  });
  const params = { folders: [pathToFileURL(root).href], progress: 'here' };
  assert.equal(await server.connection.sendRequest(showGroups, params, cancellation.token), null);
});

test('files that only the client can read are read through it', async (t) => {
  const server = await startServerProcess(t, {
    initializationOptions: { clientFiles: true },
    workspaceFolders: ['memfs:/work'],
    folders: {
      'memfs:/work': [['group_1', 'folder']],
      'memfs:/work/group_1': [['report.md', 'file']],
    },
    files: { 'memfs:/work/group_1/report.md': Buffer.from(STREET_REPORT) },
  });
  const page = await server.connection.sendRequest(showGroups, {
    folders: ['memfs:/work'],
    progress: 'here',
  });
  assert.match(page?.html ?? '', /data-open="memfs:\/work\/group_1\/report\.md"/u);
});
