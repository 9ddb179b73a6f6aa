import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { suite } from 'node:test';
import { mlopsReport } from '../../support/commandLine';
import { folderWith } from '../../support/folderWith';
import { PNG } from '../../support/images';
import { figurePaths, makeReport } from '../../support/makeReport';
import { fromRoot } from '../../support/paths';
import { STREET_REPORT } from '../../support/streetReport';

const NOT_ON_WINDOWS = { skip: process.platform === 'win32' };

const FIGURES = Object.fromEntries(figurePaths().map((path) => [`reports/${path}`, PNG]));
const WHOLE = { 'reports/README.md': makeReport(), ...FIGURES };

function read(...path: string[]): Promise<string> {
  return readFile(join(...path), 'utf8');
}

suite('mlops-report html', () => {
  test('writes the page next to the reports folder, with its figures', async () => {
    const cwd = await folderWith(WHOLE);
    assert.deepEqual(await mlopsReport(['html', 'reports/README.md'], { cwd }), {
      status: 0,
      stdout: `reports-README.html is written, with ${figurePaths().length} images in it.\n`,
      stderr: '',
    });
    const page = await read(cwd, 'reports-README.html');
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en"><head>/);
    assert.match(page, /<title>A made-up report<\/title>/);
    const data = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`;
    assert.equal(page.split(`src="${data}"`).length - 1, figurePaths().length);
    assert.ok(page.endsWith('</html>\n'));
  });

  test('starts the page with the overview on request', async () => {
    const text = makeReport({ placeholders: [9], answers: { 4: 'TODO' } });
    const cwd = await folderWith({ ...WHOLE, 'reports/README.md': text });
    const { stdout } = await mlopsReport(['html', 'reports', '-o', '-', '--overview'], { cwd });
    assert.match(stdout, /<svg [^>]*class="overview"/);
    assert.match(stdout, />2 questions to go\.</);
    assert.match(stdout, /<a href="#user-content-question-4">/);
    await writeFile(join(cwd, '.mlops-report.json'), '{ "rules": { "answer-missing": "off" } }');
    const plain = await mlopsReport(['html', 'reports', '-o', '-'], { cwd });
    assert.doesNotMatch(plain.stdout, /overview/);
  });

  test('draws formulas, and shows one that it cannot draw as it is written', async () => {
    const text = makeReport({ answers: { 4: 'Of $x^2$ and $\\nothing{x}$ only.' } });
    const cwd = await folderWith({ ...WHOLE, 'reports/README.md': text });
    const { stdout } = await mlopsReport(['html', 'reports', '-o', '-'], { cwd });
    assert.match(stdout, /Of <math><semantics><msup>/);
    assert.match(stdout, /<code class="formula-error" title="[^"]+">\$\\nothing\{x\}\$<\/code> only\./);
  });

  test('finds the report from the current folder', async () => {
    const cwd = await folderWith(WHOLE);
    const { status, stdout } = await mlopsReport(['html'], { cwd });
    assert.equal(status, 0);
    assert.match(stdout, /^reports-README\.html is written/);
  });

  test('writes to the given file, or the same page to standard output', async () => {
    const cwd = await folderWith(WHOLE);
    const named = await mlopsReport(['html', '-o', 'page.html', 'reports'], { cwd });
    assert.deepEqual([named.status, named.stderr], [0, '']);
    const piped = await mlopsReport(['html', 'reports/README.md', '--output=-'], { cwd });
    assert.deepEqual([piped.status, piped.stderr], [0, '']);
    assert.equal(piped.stdout, await read(cwd, 'page.html'));
  });

  test('replaces its own page, and no other file', async () => {
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

  test('writes the page that report.py makes', async () => {
    const text = `---\nlayout: default\nnav_exclude: true\n---\n\n${STREET_REPORT}`.replace(
      'Often.',
      '```\r\n# Ø & <b>ø</b>\r\n```',
    );
    const cwd = await folderWith({ 'reports/README.md': text });
    const args = ['html', '--hand-in', 'reports/README.md'];
    assert.deepEqual(await mlopsReport(args, { cwd }), {
      status: 0,
      stdout: 'report.html is written, as report.py makes it.\n',
      stderr: '',
    });
    const page = await read(cwd, 'report.html');
    assert.ok(
      page.startsWith('<h1>The street</h1>\n<h2>Checklist</h2>\n<ul>\n<li>[ ] Draw a plan (M1)</li>\n'),
    );
    assert.ok(
      page.endsWith('<p>Answer:</p>\n</blockquote>\n<p>```</p>\n<h1>Ø &amp; <b>ø</b></h1>\n<p>```</p>'),
    );
    assert.deepEqual(await readdir(join(cwd, 'reports')), ['README.md']);
    const piped = await mlopsReport([...args, '-o', '-'], { cwd });
    assert.deepEqual([piped.stdout, piped.stderr], [page, '']);

    // With that option, the page replaces the one that report.py made in the folder.
    await writeFile(join(cwd, 'reports/report.html'), '<h3>Question 1</h3>\n<p>Old</p>');
    const there = await mlopsReport([...args, '-o', 'reports/report.html'], { cwd });
    assert.equal(there.status, 0);
    assert.equal(await read(cwd, 'reports/report.html'), page);
    for (const other of ['<!DOCTYPE html><h3>Question 1</h3>', '<h3 id="q">Question 1</h3>', 'mine']) {
      await writeFile(join(cwd, 'report.html'), other);
      const { status, stderr } = await mlopsReport(args, { cwd });
      assert.equal(status, 2);
      assert.match(stderr, /report\.html is there already and no page of report\.py, so it is kept/);
      assert.equal(await read(cwd, 'report.html'), other);
    }
  });

  test('lists the images that are missing in the page', async () => {
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
      'mlops-report: an image is not in the page: https://example.org/b.png (it is on the web).',
      'mlops-report: an image is not in the page: ../../c.png (not found).',
      'mlops-report: an image is not in the page: figures/text.png (not an image of type PNG, JPEG, GIF, WebP or SVG).',
    ]);
  });

  test('lists the images that count but are text in the page', async () => {
    const text = makeReport({
      answers: { 14: '![A](figures/a b.png =30x) ![C](figures/loss.png) `![D](d.png)`' },
    });
    const cwd = await folderWith({ ...WHOLE, 'reports/README.md': text, 'reports/figures/loss.png': PNG });
    const { stderr } = await mlopsReport(['html', 'reports/README.md'], { cwd });
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      'mlops-report: an image that the checker counts is text in the page, or not in it: ![A](figures/a b.png =30x).',
      'mlops-report: an image that the checker counts is text in the page, or not in it: ![D](d.png).',
    ]);
  });

  test('reads nothing outside the repository, not even through a symbolic link', NOT_ON_WINDOWS, async () => {
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

  test('writes a page for each report, but not several into one file', async () => {
    const cwd = await folderWith({ 'a/report.md': STREET_REPORT, 'b/report.md': STREET_REPORT });
    const all = await mlopsReport(['html'], { cwd });
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

  test('explains why there is no page', async () => {
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
        'folder.html cannot be written: it is a folder. Name another file with --output.',
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

  test('never writes through a symbolic link or into a pipe next to a report', NOT_ON_WINDOWS, async () => {
    const cwd = await folderWith({
      'home/empty': '',
      'home/mine.html': '<p>mine</p>',
      'repo/.git/HEAD': '',
      'home/reports/README.md': STREET_REPORT,
    });
    const targets = ['../../home/.bash_profile', '../../home/empty', '../../home/mine.html', '/dev/null'];
    for (const [index, target] of targets.entries()) {
      const folder = join(cwd, `repo/${index}`);
      await mkdir(folder);
      await writeFile(join(folder, 'report.md'), STREET_REPORT);
      await symlink(target, join(folder, 'report.html'));
    }
    await mkdir(join(cwd, 'repo/4'));
    await writeFile(join(cwd, 'repo/4/report.md'), STREET_REPORT);
    execFileSync('mkfifo', [join(cwd, 'repo/4/report.html')]);
    for (const link of ['reports', 'linked']) await symlink('../home/reports', join(cwd, 'repo', link));

    const { status, stdout, stderr } = await mlopsReport(['html', '.', 'linked/README.md'], {
      cwd: join(cwd, 'repo'),
    });
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(stderr.match(/report\.html is a link, so it is kept/g)?.length, 4);
    assert.match(stderr, /report\.html is there already and no file, so it is kept/);
    assert.match(stderr, /reports is a link that leaves the repository/);
    assert.match(stderr, /README\.html is not written: a link leads out of the repository to its folder/);
    assert.deepEqual((await readdir(join(cwd, 'home'))).sort(), ['empty', 'mine.html', 'reports']);
    assert.deepEqual(await readdir(join(cwd, 'home/reports')), ['README.md']);
    assert.equal(await read(cwd, 'home/empty'), '');
    assert.equal(await read(cwd, 'home/mine.html'), '<p>mine</p>');

    const named = await mlopsReport(['html', '-o', '0/report.html', '0/report.md'], {
      cwd: join(cwd, 'repo'),
    });
    assert.match(named.stderr, /is a link, so it is kept/);
    const device = await mlopsReport(['html', '-o', '/dev/null', '0/report.md'], { cwd: join(cwd, 'repo') });
    assert.deepEqual([device.status, device.stderr], [0, '']);
    const pipe = await mlopsReport(['html', '-o', '4/report.html', '0/report.md'], {
      cwd: join(cwd, 'repo'),
    });
    assert.match(pipe.stderr, /cannot be written: .*ENXIO/);
  });

  test('keeps the earlier page if it can’t write a new one', NOT_ON_WINDOWS, async () => {
    const cwd = await folderWith({ 'report.md': STREET_REPORT });
    await chmod(cwd, 0o777);
    const args = ['html', '-o', 'report.html', 'report.md'];
    assert.equal((await mlopsReport(args, { cwd, isOrdinaryUser: true })).status, 0);
    const earlier = await read(cwd, 'report.html');
    await writeFile(join(cwd, 'report.md'), `${STREET_REPORT}${'More words. '.repeat(10_000)}\n`);
    await chmod(join(cwd, 'report.md'), 0o644);

    const program = `"${process.execPath}" "${fromRoot('dist/cli.js')}" ${args.join(' ')}`;
    const faults: readonly (readonly [fault: string, message: RegExp])[] = [
      // Limits the size of a file, like a full disk.
      ["trap '' XFSZ; ulimit -f 8", /cannot be written: .*\(EFBIG\)/],
      // Killed while it writes.
      ['ulimit -f 8', /^/],
    ];
    for (const [fault, message] of faults) {
      const { status, stderr } = spawnSync('bash', ['-c', `${fault}; exec ${program}`], {
        cwd,
        encoding: 'utf8',
      });
      assert.notEqual(status, 0);
      assert.match(stderr, message);
      assert.equal(await read(cwd, 'report.html'), earlier);
    }
    await chmod(cwd, 0o555);
    const { status, stderr } = await mlopsReport(args, { cwd, isOrdinaryUser: true });
    await chmod(cwd, 0o755);
    assert.equal(status, 2);
    assert.match(stderr, /report\.html cannot be written: permission denied \(EACCES\)/);
    assert.equal(await read(cwd, 'report.html'), earlier);

    const left = (await readdir(cwd)).filter((name) => name.endsWith('.tmp'));
    assert.ok(left.length <= 1, 'only the killed process leaves a partial file');
  });

  test('refuses two reports with the same page before it writes anything', async () => {
    const cwd = await folderWith({
      'reports/a.md': STREET_REPORT,
      'reports/a.markdown': STREET_REPORT,
      'reports/b.md': STREET_REPORT,
    });
    const { status, stdout, stderr } = await mlopsReport(['html', 'reports/*'], { cwd });
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /would be written to the same file as .*a\.html\. Nothing is written/);
    assert.equal((await readdir(join(cwd, 'reports'))).length, 3);
  });
});
