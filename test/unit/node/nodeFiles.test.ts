import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { nodeFiles } from '../../../server/src/node/nodeFiles';

test('a folder is listed with the names in the spelling on disk', async (t) => {
  const { root } = await makeTree(t);
  const files = nodeFiles(join(root, 'reports'), root);
  assert.deepEqual(
    await files.list(''),
    new Map([
      ['README.md', 'file'],
      ['figures', 'folder'],
    ]),
  );
  assert.deepEqual(
    await files.list('figures'),
    new Map([
      ['Ünï code.PNG', 'file'],
      ['q1.png', 'file'],
    ]),
  );
  assert.deepEqual(
    await files.list('..'),
    new Map([
      ['plan.png', 'file'],
      ['reports', 'folder'],
    ]),
  );
  assert.equal(await files.list('nothing'), null);
  assert.equal(await files.list('README.md'), null);
});

test('sizes are in bytes', async (t) => {
  const { root } = await makeTree(t);
  const files = nodeFiles(join(root, 'reports'), root);
  assert.equal(await files.size('figures/q1.png'), 5);
  assert.equal(await files.size('../plan.png'), 0);
  assert.equal(await files.size('figures'), null);
  assert.equal(await files.size('figures/none.png'), null);
});

test('a file is read completely, unless it is larger than the limit', async (t) => {
  const { root } = await makeTree(t);
  const files = nodeFiles(join(root, 'reports'), root);
  const whole = await files.read('figures/q1.png', 5);
  assert.equal(whole?.length, 5);
  assert.deepEqual(await files.read('figures/q1.png', 1_000_000), whole);
  assert.equal(await files.read('figures/q1.png', 4), null);
  assert.deepEqual(await files.read('../plan.png', 0), Buffer.alloc(0));
  for (const path of ['figures', 'figures/none.png', '../../outside/secret.txt', '/etc/passwd'])
    assert.equal(await files.read(path, 1_000_000), null, path);
});

test('only the first bytes of a file are read', async (t) => {
  const { root } = await makeTree(t);
  const files = nodeFiles(join(root, 'reports'), root);
  const head = async (path: string, length: number): Promise<string | null> => {
    const bytes = await files.head(path, length);
    return bytes && Buffer.from(bytes).toString();
  };
  assert.equal(await head('figures/q1.png', 3), 'byt');
  assert.equal(await head('figures/q1.png', 5), 'bytes');
  assert.equal(await head('figures/q1.png', 5000), 'bytes');
  assert.equal(await head('../plan.png', 5), '');
  assert.equal(await head('figures', 5), null);
  assert.equal(await head('figures/none.png', 5), null);
  assert.equal(await head('../../outside/secret.txt', 5), null);
});

test('paths above the root and paths that are not relative are not accessed', async (t) => {
  const { root, outside } = await makeTree(t);
  const files = nodeFiles(join(root, 'reports'), root);
  for (const path of [
    '../..',
    '../../outside',
    '../../outside/',
    'figures/../../..',
    outside,
    '/',
    '//server/share',
    'a\0b',
  ]) {
    assert.equal(await files.list(path), null, path);
  }
  for (const path of [
    '../../outside/secret.txt',
    join(outside, 'secret.txt'),
    'figures/../../../outside/secret.txt',
  ]) {
    assert.equal(await files.size(path), null, path);
  }
});

test('links that leave the root are not followed', { skip: process.platform === 'win32' }, async (t) => {
  const { root, outside } = await makeTree(t);
  const figures = join(root, 'reports/figures');
  await symlink(outside, join(figures, 'way-out'));
  await symlink(join(outside, 'secret.txt'), join(figures, 'secret.txt'));
  await symlink(join(root, 'plan.png'), join(figures, 'plan.png'));
  await symlink('..', join(figures, 'up'));
  await symlink('nowhere', join(figures, 'broken'));
  const files = nodeFiles(join(root, 'reports'), root);
  assert.deepEqual(
    new Map([...((await files.list('figures')) ?? [])].sort()),
    new Map([
      ['plan.png', 'file'],
      ['q1.png', 'file'],
      ['up', 'folder'],
      ['Ünï code.PNG', 'file'],
    ]),
  );
  assert.equal(await files.list('figures/way-out'), null);
  assert.equal(await files.size('figures/way-out/secret.txt'), null);
  assert.equal(await files.size('figures/secret.txt'), null);
  assert.equal(await files.read('figures/way-out/secret.txt', 1_000_000), null);
  assert.equal(await files.read('figures/secret.txt', 1_000_000), null);
  assert.equal(await files.size('figures/plan.png'), 0);
});

test('the root may be a link', { skip: process.platform === 'win32' }, async (t) => {
  const { root, outside } = await makeTree(t);
  const link = join(outside, 'project');
  await symlink(root, link);
  const files = nodeFiles(join(link, 'reports'), link);
  assert.equal(await files.size('figures/q1.png'), 5);
});

/** `root` with a report, figures and an image beside the report's folder; `outside` with a file that must not be read. */
async function makeTree(t: TestContext): Promise<{ root: string; outside: string }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'report-files-')));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const root = join(folder, 'root');
  const outside = join(folder, 'outside');
  await mkdir(join(root, 'reports/figures'), { recursive: true });
  await mkdir(outside);
  await writeFile(join(root, 'reports/README.md'), '');
  await writeFile(join(root, 'plan.png'), '');
  await writeFile(join(root, 'reports/figures/q1.png'), 'bytes');
  await writeFile(join(root, 'reports/figures/Ünï code.PNG'), '');
  await writeFile(join(outside, 'secret.txt'), 'secret');
  return { root, outside };
}
