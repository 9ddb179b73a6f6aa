import assert from 'node:assert/strict';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { suite } from 'node:test';
import { mlopsReport } from '../../support/commandLine';
import { folderWith } from '../../support/folderWith';
import { PNG } from '../../support/images';
import { figurePaths, makeReport } from '../../support/makeReport';
import { STREET_REPORT } from '../../support/streetReport';

const NOT_ON_WINDOWS = { skip: process.platform === 'win32' };

const FIGURES = Object.fromEntries(figurePaths().map((path) => [`reports/${path}`, PNG]));
const WHOLE = { 'reports/README.md': makeReport(), ...FIGURES };

function read(...path: string[]): Promise<string> {
  return readFile(join(...path), 'utf8');
}

suite('mlops-report html', () => {
  test('writes the page beside the report, with its figures inside', async () => {
    const cwd = await folderWith(WHOLE);
    assert.deepEqual(await mlopsReport(['html', 'reports/README.md'], { cwd }), {
      status: 0,
      stdout: `${join('reports', 'README.html')} is written, with ${figurePaths().length} images in it.\n`,
      stderr: '',
    });
    const page = await read(cwd, 'reports/README.html');
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en"><head>/);
    assert.match(page, /<title>A made-up report<\/title>/);
    const data = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`;
    assert.equal(page.split(`src="${data}"`).length - 1, figurePaths().length);
    assert.ok(page.endsWith('</html>\n'));
  });

  test('finds the report of the current folder', async () => {
    const cwd = await folderWith(WHOLE);
    const { status, stdout } = await mlopsReport(['html', 'README.md'], { cwd });
    assert.equal(status, 0);
    assert.match(stdout, /^reports.README\.html is written/);
  });

  test('writes the file that is named, and the same to standard output', async () => {
    const cwd = await folderWith(WHOLE);
    const named = await mlopsReport(['html', '-o', 'page.html', 'reports'], { cwd });
    assert.deepEqual([named.status, named.stderr], [0, '']);
    const piped = await mlopsReport(['html', 'reports/README.md', '--output=-'], { cwd });
    assert.deepEqual([piped.status, piped.stderr], [0, '']);
    assert.equal(piped.stdout, await read(cwd, 'page.html'));
  });

  test('writes its own page anew, and no other file', async () => {
    const cwd = await folderWith({ ...WHOLE, 'own.html': '<p>mine</p>', 'empty.html': '' });
    const page = ['html', '-o', 'page.html', 'reports'];
    assert.equal((await mlopsReport(page, { cwd })).status, 0);
    await writeFile(
      join(cwd, 'reports/README.md'),
      makeReport().replace('A made-up report', 'Another title'),
    );
    assert.equal((await mlopsReport(page, { cwd })).status, 0);
    assert.match(await read(cwd, 'page.html'), /<title>Another title<\/title>/);
    assert.equal((await mlopsReport(['html', '-o', 'empty.html', 'reports'], { cwd })).status, 0);

    assert.deepEqual(await mlopsReport(['html', '-o', 'own.html', 'reports'], { cwd }), {
      status: 2,
      stdout: '',
      stderr:
        'mlops-report: own.html is there already and no page of mlops-report, so it is kept. Name another file with --output.\n',
    });
    assert.equal(await read(cwd, 'own.html'), '<p>mine</p>');
    const onReport = await mlopsReport(['html', '-o', 'reports/README.md', 'reports/README.md'], { cwd });
    assert.equal(onReport.status, 2);
    assert.match(await read(cwd, 'reports/README.md'), /^# Another title/);
  });

  test('tells which images are not in the page', async () => {
    const text = makeReport({
      answers: {
        14: '![A](figures/gone.png) ![B](https://example.org/b.png) ![C](../../c.png) ![D](figures/text.png)',
      },
    });
    const cwd = await folderWith({ ...WHOLE, 'reports/README.md': text, 'reports/figures/text.png': 'text' });
    const { status, stdout, stderr } = await mlopsReport(['html', 'reports'], { cwd });
    assert.equal(status, 1);
    assert.match(stdout, /with 4 images in it/);
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      'mlops-report: an image is not in the page: figures/gone.png (not found).',
      'mlops-report: an image is not in the page: https://example.org/b.png (it lies on the web).',
      'mlops-report: an image is not in the page: ../../c.png (not found).',
      'mlops-report: an image is not in the page: figures/text.png (not an image of type PNG, JPEG, GIF, WebP or SVG).',
    ]);
  });

  test('tells which images count and are text in the page', async () => {
    const text = makeReport({
      answers: { 14: '![A](figures/a b.png =30x) ![C](figures/loss.png) `![D](d.png)`' },
    });
    const cwd = await folderWith({ 'README.md': text, 'figures/loss.png': PNG });
    const { stderr } = await mlopsReport(['html', 'README.md'], { cwd });
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      'mlops-report: an image that the checker counts is text in the page, or not in it: ![A](figures/a b.png =30x).',
      'mlops-report: an image that the checker counts is text in the page, or not in it: ![D](d.png).',
    ]);
  });

  test('never looks outside the repository, nor through a link out of it', NOT_ON_WINDOWS, async () => {
    const cwd = await folderWith({
      'secret.png': PNG,
      'repo/.git/HEAD': '',
      'repo/reports/README.md': makeReport({
        answers: { 14: '![A](../../secret.png) ![B](figures/link.png) ![C](%2e%2e/%2e%2e/secret.png)' },
      }),
      'repo/reports/figures/q19.png': PNG,
    });
    await symlink(join(cwd, 'secret.png'), join(cwd, 'repo/reports/figures/link.png'));
    const { status, stdout, stderr } = await mlopsReport(['html', 'repo'], { cwd });
    assert.equal(status, 1);
    assert.match(stdout, /with 1 image in it/);
    assert.equal(stderr.match(/\(not found\)/g)?.length, 3 + figurePaths().length - 2);
  });

  test('writes a page for each report, but not into one file', async () => {
    const cwd = await folderWith({ 'a/report.md': STREET_REPORT, 'b/report.md': STREET_REPORT });
    const all = await mlopsReport(['html', 'README.md'], { cwd });
    assert.equal(all.status, 0);
    assert.match(await read(cwd, 'a/report.html'), /The street/);
    assert.match(await read(cwd, 'b/report.html'), /The street/);
    assert.deepEqual(await mlopsReport(['html', '-o', 'page.html'], { cwd }), {
      status: 2,
      stdout: '',
      stderr:
        'mlops-report: 2 reports are found, but one file is named for them. Name one report, or leave out --output.\n',
    });
  });

  test('says why there is no page', async () => {
    const cwd = await folderWith({ 'notes.md': '# Notes\n', 'street.md': STREET_REPORT });
    await mkdir(join(cwd, 'folder.html'));
    const messages: readonly [args: string[], message: string][] = [
      [
        ['notes.md'],
        'notes.md is no report: no question is found. A question begins with a heading such as `### Question 1`.',
      ],
      [['gone.md'], 'gone.md does not exist.'],
      [['-o', 'no/page.html', 'street.md'], 'no/page.html cannot be written: there is no such folder.'],
      [
        ['-o', 'folder.html', 'street.md'],
        'folder.html cannot be written: illegal operation on a directory (EISDIR).',
      ],
    ];
    for (const [args, message] of messages) {
      assert.deepEqual(await mlopsReport(['html', ...args], { cwd }), {
        status: 2,
        stdout: '',
        stderr: `mlops-report: ${message}\n`,
      });
    }
    assert.equal(await stat(join(cwd, 'notes.html')).catch(() => null), null);
  });
});
