import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import test, { suite } from 'node:test';
import {
  CONFIGURED_NAMES,
  DEFAULT_NAMES,
  findReports,
  type ReportNames,
} from '../../../server/src/cli/findReports';
import { folderWith } from '../../support/folderWith';

/** The reports found for paths in a folder, relative to that folder; errors as `code: message`. */
async function found(root: string, ...paths: string[]): Promise<string[]> {
  const plain = await foundAs(DEFAULT_NAMES, root, ...paths);
  // Empty configuration files change nothing.
  assert.deepEqual(await foundAs(CONFIGURED_NAMES, root, ...paths), plain);
  return plain;
}

async function foundAs(names: ReportNames, root: string, ...paths: string[]): Promise<string[]> {
  const results = await findReports(
    paths.map((path) => join(root, path)),
    names,
  );
  return results.map((result) =>
    typeof result === 'string'
      ? relative(root, result).split(sep).join('/')
      : `${result.error}: ${result.message}`,
  );
}

suite('Finding reports', () => {
  test('a path of a file gives that file, whatever its name', async () => {
    const root = await folderWith({ 'notes.txt': '' });
    assert.deepEqual(await found(root, 'notes.txt'), ['notes.txt']);
  });

  test('a path of a folder gives the reports in it and below it, in natural order', async () => {
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

  test("a path may be the report's own folder", async () => {
    const root = await folderWith({ 'reports/README.md': '', 'reports/figures/a.png': '' });
    assert.deepEqual(await found(root, 'reports'), ['reports/README.md']);
  });

  test('a folder with a dot or a bracket in its path is searched', async () => {
    const root = await folderWith({ '.cache/[2026] (a)/reports/README.md': '' });
    assert.deepEqual(await found(root, '.cache/[2026] (a)'), ['.cache/[2026] (a)/reports/README.md']);
  });

  test('packages, hidden folders and files ignored by git are left out', async () => {
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

  test('.gitignore files work as they do in git', async () => {
    const root = await folderWith({
      '.gitignore': 'reports/*\n!reports/README.md\nout-*/\n/\n.\n{a,b}\n@(a)\n(a+)+b\n',
      'reports/README.md': '',
      'a/reports/README.md': '',
      'b/reports/README.md': '',
      'b/.gitignore': 'c\n!out-2\n',
      'b/c/report.md': '',
      'b/out-1/report.md': '',
      'b/out-2/report.md': '',
      'c/report.md': '',
    });
    const expected = [
      'a/reports/README.md',
      'b/out-2/report.md',
      'b/reports/README.md',
      'c/report.md',
      'reports/README.md',
    ];
    assert.deepEqual(await found(root, '.'), expected);
    if (process.platform === 'win32') return;
    execFileSync('git', ['init', '-q', root]);
    const git = execFileSync('git', ['ls-files', '-o', '--exclude-standard', '*.md'], { cwd: root });
    assert.deepEqual(git.toString().trim().split('\n').sort(), expected);
  });

  test('a folder with only ignored reports gives an error', async () => {
    const root = await folderWith({ '.gitignore': '*.md\n', 'report.md': '' });
    assert.deepEqual(await found(root, '.'), [
      'no-reports: has no report in it but what .gitignore leaves out. Name the file itself to have it checked.',
    ]);
    assert.deepEqual(await found(root, 'report.md'), ['report.md']);
  });

  test('no .gitignore file slows the search down', { skip: process.platform === 'win32' }, async () => {
    const long = 'a'.repeat(250);
    for (const rules of [
      `${'a*'.repeat(16)}b\n`,
      '(a+)+b\n',
      `${'x'.repeat(70_000)}\n`,
      '*a*a*a*a*a*a*a*a*a*b\n'.repeat(1900),
      'reports\n'.repeat(100_000),
    ]) {
      const folders = Array.from({ length: 20 }, (_, index) => [`${long}${index}/b/report.md`, ''] as const);
      const root = await folderWith({ '.gitignore': rules, ...Object.fromEntries(folders) });
      const start = process.cpuUsage();
      assert.equal((await found(root, '.')).length, folders.length);
      const { user } = process.cpuUsage(start);
      assert.ok(user < 5_000_000, `${rules.slice(0, 20)}: ${user / 1000} ms`);
    }
    const root = await folderWith({ 'reports/README.md': '', 'b/report.md': '' });
    execFileSync('mkfifo', [join(root, '.gitignore')]);
    await symlink('/dev/zero', join(root, 'b/.gitignore'));
    assert.deepEqual(await found(root, '.'), ['b/report.md', 'reports/README.md']);
  });

  test(
    'links are followed inside the repository, and reported if they leave it',
    { skip: process.platform === 'win32' },
    async () => {
      const root = await folderWith({
        'outside/report.md': '',
        'repo/.git/HEAD': '',
        'repo/docs/final.md': '',
        'repo/.kept/reports/README.md': '',
        'repo/b/report.md': '',
        'repo/reports/figures/a.png': '',
      });
      const links: readonly (readonly [path: string, target: string])[] = [
        ['repo/reports/README.md', '../docs/final.md'],
        ['repo/a', '.kept'],
        ['repo/b/reports', '..'],
        ['repo/c', 'b'],
        ['repo/d', '../outside'],
        ['repo/report.md', '../outside/report.md'],
        ['repo/report', '../outside'],
        ['repo/b/report', 'gone'],
      ];
      for (const [path, target] of links) await symlink(target, join(root, path));
      assert.deepEqual(await found(root, 'repo'), [
        'repo/a/reports/README.md',
        'repo/b/report.md',
        'repo/reports/README.md',
        'not-found: does not exist.',
        'unreadable: is a link that leaves the repository, so it is not followed. Name what it leads to instead.',
        'unreadable: is a link that leaves the repository, so it is not followed. Name what it leads to instead.',
      ]);
    },
  );

  test(
    'a special file, or a name that is not UTF-8, is reported',
    { skip: process.platform !== 'linux' },
    async () => {
      const root = await folderWith({ 'a/report.md': '' });
      execFileSync('mkfifo', [join(root, 'report.md')]);
      const odd = Buffer.concat([Buffer.from(join(root, 'gr\u00fc').slice(0, -1)), Buffer.from([0xfc])]);
      await mkdir(odd);
      await writeFile(Buffer.concat([odd, Buffer.from('/report.md')]), '');
      await writeFile(Buffer.concat([odd, Buffer.from('.png')]), '');
      assert.deepEqual(await found(root, '.'), [
        'a/report.md',
        'unreadable: has a name that is not UTF-8, so it is not looked at. Rename it.',
        'unreadable: is no file, so it is not read.',
      ]);
    },
  );

  test('a glob matches Markdown files, and folders with reports', async () => {
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

  test('a report that matches several paths is listed once, in its first position', async () => {
    const root = await folderWith({ 'a/report.md': '', 'b/report.md': '' });
    assert.deepEqual(await found(root, 'b/report.md', '.', '*/report.md'), ['b/report.md', 'a/report.md']);
  });

  test('paths that do not exist are reported, and the others are still searched', async () => {
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
    'folders that link to each other do not stop the search',
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

  test('configuration files set the names of reports, each for its own repository and from its own folder', async () => {
    const root = await folderWith({
      'a/.git/HEAD': '',
      'a/.mlops-report.json': '{ "files": ["exam/*.md", "Handin.md"] }',
      'a/exam/final.md': '',
      'a/exam/older/final.md': '',
      'a/team/Handin.md': '',
      'a/reports/README.md': '',
      'b/.git/HEAD': '',
      'b/exam/final.md': '',
      'b/reports/README.md': '',
    });
    assert.deepEqual(await foundAs(CONFIGURED_NAMES, root, '.'), [
      'a/exam/final.md',
      'a/team/Handin.md',
      'b/reports/README.md',
    ]);
    assert.deepEqual(await foundAs(DEFAULT_NAMES, root, '.'), ['a/reports/README.md', 'b/reports/README.md']);
    const errors = await foundAs(CONFIGURED_NAMES, root, 'a/exam/older');
    assert.match(errors[0] ?? '', /^no-reports: .* exam\/\*\.md, Handin\.md /u);
  });
});
