import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { setGit } from '../../common/protocol';
import { getGit, makeRepository, type MadeRepository } from '../support/git';
import { png } from '../support/pictures';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

/** A report whose second answer shows a figure, in line 24 from 0. */
const WITH_FIGURE = STREET_REPORT.replace('Nobody we know.', 'Look: ![The street](figures/street.png)');

const OF_GIT = ['figure-ignored', 'figure-untracked', 'figure-changed'];

test('problems from the repository follow after the first ones, and change with what git knows', async (t) => {
  const { made, server, report } = await openIn(t);
  const first = await server.diagnostics.next();
  assert.deepEqual(codes(first), []);
  const second = await server.diagnostics.next();
  assert.equal(second.version, 1);
  assert.deepEqual(
    second.diagnostics
      .filter(({ code }) => OF_GIT.includes(String(code)))
      .map(({ code, range }) => ({ code, range })),
    [{ code: 'figure-untracked', range: rangeAt(24, 20, 24, 38) }],
  );
  writeFileSync(join(made.root, '.gitignore'), 'figures/\n');
  await until(server, ['figure-ignored']);
  made.git('add', '--force', 'reports/figures/street.png');
  await until(server, ['figure-changed']);
  made.git('commit', '-q', '-m', 'Add the street');
  await until(server, []);
  await made.write({ 'reports/figures/street.png': png(3, 3) });
  await server.filesChanged({
    uri: `${report.slice(0, report.lastIndexOf('/'))}/figures/street.png`,
    type: 2,
  });
  await until(server, ['figure-changed']);
});

test('git does not run before the client names it, or after the client has taken the name back', async (t) => {
  const { server, report } = await openIn(t, {});
  await server.diagnostics.next();
  await server.connection.sendNotification(setGit, { programs: [getGit()] });
  await until(server, ['figure-untracked']);
  await server.connection.sendNotification(setGit, { programs: [] });
  await until(server, []);
  await server.change(report, 2, { range: rangeAt(0, 0, 0, 0), text: 'A ' });
  assert.deepEqual(codes(await server.diagnostics.next(({ version }) => version === 2)), []);
});

test('the summary says what is not handed in yet: not committed, not pushed, another branch', async (t) => {
  const { made, server } = await openIn(t, { git: [getGit()], reportChanged: true });
  const notes = async (count: number): Promise<readonly string[]> => {
    const { report } = await server.reports.next((change) => change.report?.repository.length === count);
    return report?.repository ?? [];
  };
  assert.match((await notes(1)).join(' '), /1 commit is not pushed/u);
  made.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  made.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  await notes(0);
  made.git('checkout', '-q', '-b', 'figures');
  assert.match((await notes(1)).join(' '), /on the branch `figures`, but the branch `main`/u);
  await made.write({ 'reports/README.md': `${WITH_FIGURE}More.\n` });
  made.git('rm', '-q', '--cached', 'reports/README.md');
  assert.match((await notes(2)).join(' '), /never committed.*`figures`/u);
  await server.connection.sendNotification(setGit, { programs: [] });
  await notes(0);
});

test('a client that names git wrongly runs none', async (t) => {
  const { server } = await openIn(t, { git: [1, null, '', './git', '../git', 'no such git'] });
  const garbage = { programs: { 0: 'git' } } as unknown as { programs: string[] };
  await server.connection.sendNotification(setGit, garbage);
  await server.connection.sendNotification(setGit, { programs: ['git'] });
  await until(server, ['figure-untracked']);
});

/** A server with an open report whose figure is not in git. */
async function openIn(
  t: TestContext,
  initializationOptions: object = { git: [getGit()] },
): Promise<{ made: MadeRepository; server: ServerProcess; report: string }> {
  const made = makeRepository();
  await made.write({ 'reports/README.md': WITH_FIGURE });
  made.commit('Begin');
  await made.write({ 'reports/figures/street.png': png(2, 2) });
  const server = await startServerProcess(t, { initializationOptions });
  const report = pathToFileURL(join(made.root, 'reports/README.md')).href;
  await server.open(report, WITH_FIGURE);
  return { made, server, report };
}

async function until(server: ServerProcess, expected: readonly string[]): Promise<void> {
  await server.diagnostics.next((message) => codes(message).join() === expected.join());
}

function codes({ diagnostics }: { readonly diagnostics: readonly { readonly code?: unknown }[] }): string[] {
  return diagnostics.map(({ code }) => String(code)).filter((code) => OF_GIT.includes(code));
}
