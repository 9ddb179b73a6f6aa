import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import test, { suite } from 'node:test';
import { findReports } from '../../../server/src/cli/findReports';
import { folderWith } from '../../support/folderWith';

/** What paths in a folder stand for, told from that folder; errors as `code: message`. */
async function found(root: string, ...paths: string[]): Promise<string[]> {
  const results = await findReports(paths.map((path) => join(root, path)));
  return results.map((result) =>
    typeof result === 'string'
      ? relative(root, result).split(sep).join('/')
      : `${result.error}: ${result.message}`,
  );
}

suite('the reports that paths stand for', () => {
  test('a file stands for itself, whatever its name', async () => {
    const root = await folderWith({ 'notes.txt': '' });
    assert.deepEqual(await found(root, 'notes.txt'), ['notes.txt']);
  });

  test('a folder stands for the reports below it, in natural order', async () => {
    const root = await folderWith({
      'group-10/reports/README.md': '',
      'group-2/reports/README.md': '',
      'group-2/README.md': '',
      'group-2/reports/figures/README.md': '',
      'group-3/report/README.md': '',
      'group-4/report.md': '',
      'group-5/my report.md': '',
    });
    const all = [
      'group-2/reports/README.md',
      'group-3/report/README.md',
      'group-4/report.md',
      'group-10/reports/README.md',
    ];
    assert.deepEqual(await found(root, '.'), all);
  });

  test('the folder of the report itself will do', async () => {
    const root = await folderWith({ 'reports/README.md': '', 'reports/figures/a.png': '' });
    assert.deepEqual(await found(root, 'reports'), ['reports/README.md']);
  });

  test('a folder whose path has a dot or a bracket in it is searched', async () => {
    const root = await folderWith({ '.cache/[2026] (a)/reports/README.md': '' });
    assert.deepEqual(await found(root, '.cache/[2026] (a)'), ['.cache/[2026] (a)/reports/README.md']);
  });

  test('packages, hidden folders and what git ignores are left out', async () => {
    const root = await folderWith({
      '.gitignore': '# built\nbuild/\n/data\r\n\nvendor/copies\n*.tmp\n',
      'reports/README.md': '',
      'node_modules/x/reports/README.md': '',
      'a/node_modules/x/report.md': '',
      '.venv/reports/README.md': '',
      'build/reports/README.md': '',
      'a/build/reports/README.md': '',
      'data/reports/README.md': '',
      'a/data/reports/README.md': '',
      'vendor/copies/report.md': '',
    });
    assert.deepEqual(await found(root, '.'), ['a/data/reports/README.md', 'reports/README.md']);
  });

  test('where .gitignore makes exceptions nothing is overlooked', async () => {
    const root = await folderWith({
      '.gitignore': 'reports/*\n!reports/README.md\n',
      'reports/README.md': '',
    });
    assert.deepEqual(await found(root, '.'), ['reports/README.md']);
  });

  test('a glob stands for Markdown files, and for the reports in folders', async () => {
    const root = await folderWith({
      'group-1/reports/README.md': '',
      'group-2/reports/README.md': '',
      'group-2/reports/figures/a.png': '',
      'other/notes.md': '',
    });
    const both = ['group-1/reports/README.md', 'group-2/reports/README.md'];
    assert.deepEqual(await found(root, 'group-*/reports/README.md'), both);
    assert.deepEqual(await found(root, 'group-*'), both);
    assert.deepEqual(await found(root, 'group-{1,2}/**'), both);
    assert.deepEqual(await found(root, '**/*.md'), [...both, 'other/notes.md']);
  });

  test('a file whose name looks like a glob is that file', async () => {
    const root = await folderWith({ 'report[1].md': '', 'report1.md': '' });
    assert.deepEqual(await found(root, 'report[1].md'), ['report[1].md']);
  });

  test('a report that several paths stand for comes once, in its first place', async () => {
    const root = await folderWith({ 'a/report.md': '', 'b/report.md': '' });
    assert.deepEqual(await found(root, 'b/report.md', '.', '*/report.md'), ['b/report.md', 'a/report.md']);
  });

  test('what there is not is told, and the others still come', async () => {
    const root = await folderWith({ 'a/report.md': '', 'b/notes.md': '' });
    assert.deepEqual(await found(root, 'c.md', 'a', 'b', 'b/*.txt', 'a/report.md/x'), [
      'not-found: does not exist.',
      'a/report.md',
      'no-reports: has no report in it. Looked for reports/README.md, report/README.md, report.md in it and the folders below.',
      'not-found: matches no report.',
      'not-found: does not exist.',
    ]);
  });

  test(
    'folders that link to each other do not hold it up',
    { skip: process.platform === 'win32' },
    async () => {
      const root = await folderWith({ 'a/reports/README.md': '' });
      await symlink(root, join(root, 'a', 'again'));
      await symlink('loop', join(root, 'loop'));
      assert.deepEqual(await found(root, '.'), ['a/reports/README.md']);
      assert.deepEqual(await found(root, '*/reports/*'), ['a/reports/README.md']);
      assert.deepEqual(await found(root, 'loop'), [
        'unreadable: cannot be read: too many symbolic links encountered (ELOOP).',
      ]);
    },
  );
});
