import assert from 'node:assert/strict';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { loadRepositoryFacts } from '../../../server/src/files/repositoryFacts';
import type { Repository } from '../../../server/src/files/repository';
import { readWork } from '../../../server/src/files/work';
import { gitRepository } from '../../../server/src/node/gitRepository';
import { repositoryNotes } from '../../../server/src/rules/readiness';
import { getGit, makeRepository, type MadeRepository } from '../../support/git';
import { temporaryFolder } from '../../support/temporaryFolder';

const REPORT = 'reports/README.md';

/** A repository with two commits of the report, which allows partial clones. */
async function makeOrigin(): Promise<MadeRepository> {
  const made = makeRepository();
  made.git('config', 'uploadpack.allowFilter', 'true');
  await made.write({ [REPORT]: 'one\n', '.gitignore': '*.log\n' });
  made.commit('One');
  await made.write({ [REPORT]: 'two\n' });
  made.commit('Two');
  return made;
}

/** A clone in a folder of its own. */
function cloneOf(origin: MadeRepository, ...options: readonly string[]): MadeRepository {
  const root = join(temporaryFolder(), 'clone');
  origin.git('clone', '-q', ...options, `file://${origin.root}`, root);
  return within(root);
}

/** A repository that exists already. */
function within(root: string): MadeRepository {
  const made = makeRepository(root);
  made.git('config', 'user.name', 'Kim');
  return made;
}

async function open(root: string): Promise<Repository> {
  const repository = await gitRepository([getGit()], join(root, 'reports'));
  assert.ok(repository);
  return repository;
}

/** What is said of the report: its state in git, the branch, what is not pushed, and the notes. */
async function told(root: string): Promise<unknown> {
  const facts = await loadRepositoryFacts(await open(root), 'README.md', []);
  assert.ok(facts);
  const { state, report } = facts;
  return {
    report: report?.kind ?? null,
    branch: state?.branch ?? null,
    unpushed: state?.unpushed ?? null,
    notes: repositoryNotes(facts).length,
  };
}

/** Goes through what a group does to its report: nothing, an edit, a commit, another branch. */
async function followWork(made: MadeRepository, branch: string): Promise<void> {
  const { root } = made;
  const isDefault = branch === 'main' ? 0 : 1;
  assert.deepEqual(await told(root), { report: 'committed', branch, unpushed: 0, notes: isDefault });
  await made.write({ [REPORT]: 'three\n' });
  assert.deepEqual(await told(root), { report: 'changed', branch, unpushed: 0, notes: isDefault + 1 });
  made.commit('Three');
  assert.deepEqual(await told(root), { report: 'committed', branch, unpushed: 1, notes: isDefault + 1 });
  made.git('checkout', '-q', '-b', 'figures');
  assert.deepEqual(await told(root), { report: 'committed', branch: 'figures', unpushed: 1, notes: 2 });
}

suite('what is not handed in yet is seen in', () => {
  test('a plain clone', async () => {
    await followWork(cloneOf(await makeOrigin()), 'main');
  });

  test('a shallow clone', async () => {
    const clone = cloneOf(await makeOrigin(), '--depth', '1');
    await followWork(clone, 'main');
    const repository = await open(clone.root);
    assert.equal((await repository.history(REPORT, 10))?.length, 2);
    assert.equal((await readWork(repository, REPORT))?.changes.length, 2);
  });

  test('a work tree beside the clone', async () => {
    const clone = cloneOf(await makeOrigin());
    const root = join(temporaryFolder(), 'tree');
    clone.git('worktree', 'add', '-q', '-b', 'chapter', root, 'main');
    await followWork({ ...within(root), root }, 'chapter');
  });

  test('a submodule, whatever the repository around it says', async () => {
    const origin = await makeOrigin();
    const outer = makeRepository();
    outer.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      `file://${origin.root}`,
      'ours',
    );
    outer.commit('Add ours');
    await followWork(within(join(outer.root, 'ours')), 'main');
  });

  test('a partial clone, and nothing is fetched for it', async () => {
    const origin = await makeOrigin();
    const clone = cloneOf(origin, '--filter=blob:none');
    const marks = temporaryFolder();
    const trap = join(marks, 'upload-pack.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch '${join(marks, 'fetched')}'\nexec git-upload-pack "$@"\n`);
    chmodSync(trap, 0o755);
    clone.git('config', 'remote.origin.uploadpack', trap);
    await followWork(clone, 'main');
    const repository = await open(clone.root);
    const [newest, , first] = (await repository.history(REPORT, 10)) ?? [];
    assert.equal(await repository.textAt(newest?.id ?? '', REPORT, 100), 'three\n');
    assert.equal(await repository.textAt(first?.id ?? '', REPORT, 100), null);
    assert.equal(await readWork(repository, REPORT), null);
    assert.equal(existsSync(join(marks, 'fetched')), false);
    // The trap works: git itself fetches.
    clone.git('-c', 'protocol.file.allow=always', 'cat-file', 'blob', `${first?.id ?? ''}:${REPORT}`);
    assert.equal(existsSync(join(marks, 'fetched')), true);
  });

  test('a repository without any remote: each commit is unpushed', async () => {
    const made = await makeOrigin();
    assert.deepEqual(await told(made.root), { report: 'committed', branch: 'main', unpushed: 2, notes: 1 });
    made.git('checkout', '-q', '--detach');
    assert.deepEqual(await told(made.root), { report: 'committed', branch: null, unpushed: 2, notes: 1 });
  });

  test('a clone whose upstream is gone: all remote branches count', async () => {
    const clone = cloneOf(await makeOrigin());
    await clone.write({ [REPORT]: 'three\n' });
    clone.commit('Three');
    clone.git('config', 'branch.main.merge', 'refs/heads/gone');
    assert.deepEqual(await told(clone.root), { report: 'committed', branch: 'main', unpushed: 1, notes: 1 });
  });

  test('a report that git ignores, or that was only added', async () => {
    const made = await makeOrigin();
    made.git('rm', '-q', '--cached', REPORT);
    made.git('commit', '-q', '-m', 'Forget');
    assert.deepEqual(await told(made.root), { report: 'untracked', branch: 'main', unpushed: 3, notes: 2 });
    await made.write({ '.gitignore': 'reports/\n' });
    assert.deepEqual(await told(made.root), { report: 'ignored', branch: 'main', unpushed: 3, notes: 2 });
    made.git('add', '-f', REPORT);
    assert.deepEqual(await told(made.root), { report: 'added', branch: 'main', unpushed: 3, notes: 2 });
  });
});

suite('nothing is said', () => {
  const find = (folder: string): Promise<Repository | null> => gitRepository([getGit()], folder);

  test('of a bare repository', async () => {
    const root = join(temporaryFolder(), 'bare');
    (await makeOrigin()).git('clone', '-q', '--bare', '.', root);
    assert.equal(await find(root), null);
  });

  test('of a repository without its HEAD, or with a broken one', async () => {
    const made = await makeOrigin();
    await writeFile(join(made.root, '.git/HEAD'), 'broken');
    assert.equal(await find(join(made.root, 'reports')), null);
    rmSync(join(made.root, '.git/HEAD'));
    assert.equal(await find(join(made.root, 'reports')), null);
  });

  test('of a repository with a broken index or a lost commit, and nothing is thrown', async () => {
    const made = await makeOrigin();
    const repository = await open(made.root);
    rmSync(join(made.root, '.git/objects'), { recursive: true });
    const lost = await loadRepositoryFacts(repository, 'README.md', []);
    assert.deepEqual(repositoryNotes(lost), []);
    assert.equal(await repository.history('', 10), null);
    assert.equal(await readWork(repository, REPORT), null);
    await writeFile(join(made.root, '.git/index'), 'broken');
    assert.equal(await loadRepositoryFacts(repository, 'README.md', []), null);
  });

  test('of a work tree whose repository is gone', async () => {
    const clone = await makeOrigin();
    const root = join(temporaryFolder(), 'tree');
    clone.git('worktree', 'add', '-q', root);
    rmSync(join(clone.root, '.git'), { recursive: true });
    assert.equal(await find(join(root, 'reports')), null);
  });

  test('without git, or with a program that is none', async () => {
    const made = await makeOrigin();
    assert.equal(await gitRepository([], join(made.root, 'reports')), null);
    assert.equal(await gitRepository([join(made.root, 'git')], join(made.root, 'reports')), null);
    assert.equal(await gitRepository([process.execPath], join(made.root, 'reports')), null);
  });
});
