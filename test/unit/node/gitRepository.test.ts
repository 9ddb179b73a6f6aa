import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gitRepository } from '../../../server/src/node/gitRepository';
import type { Repository } from '../../../server/src/files/repository';
import { pathInRepository, readWork } from '../../../server/src/files/work';
import { getGit, makeRepository, type MadeRepository } from '../../support/git';
import { makeHostileRepository } from '../../support/hostileRepository';
import { temporaryFolder } from '../../support/temporaryFolder';

const ID = /^[0-9a-f]{40}$/u;

async function open(made: MadeRepository, folder = 'reports'): Promise<Repository> {
  const repository = await gitRepository([getGit()], join(made.root, folder));
  assert.ok(repository);
  return repository;
}

test('files are tracked, untracked or ignored', async () => {
  const made = makeRepository();
  await made.write({
    '.gitignore': 'data/\n*.ckpt\n',
    'reports/README.md': '# Report\n',
    'src/tøst.py': 'x = 1\n',
  });
  made.commit('Begin');
  await made.write({ 'data/a.csv': '1', 'model.ckpt': '2', 'reports/figures/new one.png': '3' });
  const repository = await open(made);
  assert.equal(repository.folder, 'reports');
  const files = await repository.files();
  assert.deepEqual([...(files?.tracked.keys() ?? [])].sort(), [
    '.gitignore',
    'reports/README.md',
    'src/tøst.py',
  ]);
  assert.ok([...(files?.tracked.values() ?? [])].every((id) => ID.test(id)));
  assert.deepEqual(files?.untracked, ['reports/figures/new one.png']);
  assert.equal(files.isCut, false);
});

test('an ignored file has the line that ignores it, with nested files and exceptions', async () => {
  const made = makeRepository();
  await made.write({
    '.gitignore': '# pictures\n*.png\n!keep.png\n',
    'reports/.gitignore': 'figures/*\n!figures/shown.png\n',
    'reports/README.md': 'x',
    'reports/figures/added.png': 'x',
  });
  made.git('add', '-f', 'reports/figures/added.png');
  made.commit('Begin');
  const ignored = await (
    await open(made)
  ).ignored([
    'a.png',
    'keep.png',
    'reports/figures/shown.png',
    'reports/figures/q4.jpg',
    'reports/figures/added.png',
    'reports/README.md',
  ]);
  assert.deepEqual(
    ignored,
    new Map([
      ['a.png', { source: '.gitignore', line: 2, pattern: '*.png' }],
      ['reports/figures/q4.jpg', { source: 'reports/.gitignore', line: 1, pattern: 'figures/*' }],
    ]),
  );
});

test('no ignored files give an empty list, not a failure', async () => {
  const made = makeRepository();
  await made.write({ 'reports/README.md': 'x' });
  made.commit('Begin');
  const repository = await open(made);
  assert.deepEqual(await repository.ignored(['reports/a.png']), new Map());
  assert.deepEqual(await repository.ignored([]), new Map());
});

test('the state has the branch, the default branch and the commits that are not pushed', async () => {
  const made = makeRepository();
  await made.write({ 'reports/README.md': 'one' });
  const before = await open(made);
  assert.deepEqual(await before.state(), { branch: 'main', defaultBranch: null, head: null, unpushed: null });
  made.commit('One');
  const clone = makeRepository(temporaryFolder());
  clone.git('remote', 'add', 'origin', made.root);
  clone.git('fetch', '-q', 'origin');
  clone.git('reset', '-q', '--hard', 'origin/main');
  clone.git('branch', '-q', '--set-upstream-to', 'origin/main');
  clone.git('remote', 'set-head', 'origin', 'main');
  await clone.write({ 'reports/README.md': 'two' });
  clone.commit('Two');
  const repository = await open(clone);
  const state = await repository.state();
  assert.deepEqual(
    { ...state, head: null },
    { branch: 'main', defaultBranch: 'main', head: null, unpushed: 1 },
  );
  assert.equal(state?.head, clone.git('rev-parse', 'HEAD').trim());
  clone.git('checkout', '-q', '--detach');
  assert.equal((await repository.state())?.branch, null);
});

test('committed content, history and the authors of lines are available', async () => {
  const made = makeRepository();
  await made.write({ 'reports/README.md': 'one\ntwo\n' });
  made.commit('One');
  made.git('config', 'user.name', 'Åse');
  made.git('config', 'user.email', 's654321@student.example');
  await made.write({ 'reports/README.md': 'one\n2\n' });
  made.commit('Two');
  await made.write({ 'reports/README.md': 'not committed\n' });
  const repository = await open(made);
  assert.deepEqual(
    await repository.committedIds(['reports/README.md', 'reports/none.md']),
    new Map([['reports/README.md', made.git('rev-parse', 'HEAD:reports/README.md').trim()]]),
  );
  const history = await repository.history('reports/README.md', 10);
  assert.deepEqual(
    history?.map(({ author, time }) => ({ author, time })),
    [
      { author: { name: 'Åse', mail: 's654321@student.example' }, time: Date.UTC(2026, 0, 20, 12) },
      { author: { name: 'Kim', mail: 's123456@student.example' }, time: Date.UTC(2026, 0, 20, 12) },
    ],
  );
  assert.equal((await repository.history('', 1))?.length, 1);
  const [, first] = history;
  assert.equal(await repository.textAt(first?.id ?? '', 'reports/README.md', 100), 'one\ntwo\n');
  assert.equal(await repository.textAt(first?.id ?? '', 'reports/README.md', 3), null);
  assert.equal(await repository.textAt('--output=x', 'reports/README.md', 100), null);
  const lines = await repository.lineAuthors('reports/README.md');
  assert.deepEqual(
    lines?.map(({ author }) => author.name),
    ['Kim', 'Åse'],
  );
});

test('changes count the lines of text files, under their new names', async () => {
  const made = makeRepository();
  await made.write({ 'reports/README.md': 'one\ntwo\n', 'a.bin': new Uint8Array([0, 1]) });
  made.commit('One');
  made.git('mv', 'reports/README.md', 'reports/2024-10\t1\tÅ.md');
  await made.write({ 'tide.py': 'x = 1\n', 'reports/empty.md': '' });
  made.commit('Two');
  made.git('commit', '-q', '--allow-empty', '-m', 'Three');
  const repository = await open(made);
  const changes = await repository.changes(10);
  assert.deepEqual(
    changes?.map(({ files }) => files),
    [
      [],
      [
        { path: 'reports/2024-10\t1\tÅ.md', added: 0, deleted: 0 },
        { path: 'reports/empty.md', added: 0, deleted: 0 },
        { path: 'tide.py', added: 1, deleted: 0 },
      ],
      [{ path: 'reports/README.md', added: 2, deleted: 0 }],
    ],
  );
  assert.equal(changes[0]?.author.name, 'Kim');
  assert.equal((await repository.changes(1))?.length, 1);
});

test('the work on a report has its committed text and the author of each line', async () => {
  const made = makeRepository();
  await made.write({ 'reports/README.md': 'one\ntwo\n' });
  const repository = await open(made);
  assert.equal(await readWork(repository, 'reports/README.md'), null);
  made.commit('One');
  await made.write({ 'reports/README.md': 'not committed\n' });
  const work = await readWork(repository, pathInRepository(repository, 'README.md'));
  assert.equal(work?.committed, 'one\ntwo\n');
  assert.equal(work.lines.length, 2);
  assert.equal(work.isCut, false);
  assert.equal((await readWork(repository, 'reports/none.md'))?.committed, null);
});

test('texts are read only from regular files inside the repository', async () => {
  const made = makeRepository();
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  await made.write({
    'reports/README.md': 'x',
    'a.py': 'import torch\n',
    'b.bin': new Uint8Array([1, 0, 2]),
  });
  symlinkSync(join(outside, 'secret.txt'), join(made.root, 'link.txt'));
  symlinkSync(outside, join(made.root, 'folder'));
  const repository = await open(made);
  assert.equal(await repository.readText('a.py', 100), 'import torch\n');
  assert.equal(await repository.readText('a.py', 5), null);
  assert.equal(await repository.readText('b.bin', 100), null);
  assert.equal(await repository.readText('link.txt', 100), null);
  assert.equal(await repository.readText('folder/secret.txt', 100), null);
  assert.equal(await repository.readText('../x', 100), null);
});

test('there is no repository without git, outside a repository, and in a broken or bare one', async () => {
  const made = makeRepository();
  await made.write({ 'reports/README.md': 'x' });
  assert.equal(await gitRepository([join(made.root, 'no-git-here')], join(made.root, 'reports')), null);
  assert.equal(await gitRepository([getGit()], join(made.root, 'none')), null);
  writeFileSync(join(made.root, '.git/HEAD'), 'broken');
  assert.equal(await gitRepository([getGit()], join(made.root, 'reports')), null);
  const bare = temporaryFolder();
  const other = makeRepository();
  other.git('clone', '-q', '--bare', other.root, bare);
  assert.equal(await gitRepository([getGit()], bare), null);
});

test('there is no repository if its work tree is elsewhere', async () => {
  const made = makeRepository();
  await made.write({ 'reports/README.md': 'x' });
  made.git('config', 'core.worktree', temporaryFolder());
  assert.equal(await gitRepository([getGit()], join(made.root, 'reports')), null);
});

test('work trees, submodules and shallow clones work like other repositories', async () => {
  const made = makeRepository();
  await made.write({ 'reports/README.md': 'one' });
  made.commit('One');
  await made.write({ 'reports/README.md': 'two' });
  made.commit('Two');
  const tree = join(temporaryFolder(), 'tree');
  made.git('worktree', 'add', '-q', tree);
  const inTree = await gitRepository([getGit()], join(tree, 'reports'));
  assert.equal((await inTree?.state())?.branch, 'tree');
  const shallow = join(temporaryFolder(), 'shallow');
  made.git('clone', '-q', '--depth', '1', `file://${made.root}`, shallow);
  const inShallow = await gitRepository([getGit()], join(shallow, 'reports'));
  assert.equal((await inShallow?.history('reports/README.md', 10))?.length, 1);
  const outer = makeRepository();
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', made.root, 'group');
  outer.commit('Add the group');
  const inner = await gitRepository([getGit()], join(outer.root, 'group/reports'));
  assert.equal(inner?.folder, 'reports');
});

test(
  'commands in the configuration of a hostile repository do not run',
  { skip: process.platform === 'win32' },
  async () => {
    const { made, ran } = await makeHostileRepository();
    const repository = await open(made);
    const [commit] = (await repository.history('', 10)) ?? [];
    assert.ok(await repository.files());
    assert.ok(await repository.ignored(['reports/figures/a.png']));
    assert.ok(await repository.changes(10));
    assert.ok(await repository.state());
    const ids = await repository.committedIds(['reports/README.md']);
    assert.ok(ids?.has('reports/README.md'));
    await repository.unchanged(ids ?? new Map());
    assert.equal(await repository.textAt(commit?.id ?? '', 'reports/README.md', 100), 'one\n');
    assert.equal(await repository.textAt('0'.repeat(40), 'reports/README.md', 100), null);
    assert.ok(await repository.lineAuthors('reports/README.md'));
    assert.deepEqual(ran(), []);
  },
);
