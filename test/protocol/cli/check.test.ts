import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, open, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import test, { suite } from 'node:test';
import { mlopsReport, type Outcome } from '../../support/commandLine';
import { folderWith } from '../../support/folderWith';
import { figureFiles } from '../../support/figureFiles';
import { PNG } from '../../support/images';
import { makeReport } from '../../support/makeReport';
import { fromRoot } from '../../support/paths';
import { STREET_REPORT } from '../../support/streetReport';

/** The properties of the JSON output that these tests read. */
interface Output {
  readonly version: number;
  readonly reports: readonly {
    readonly path: string;
    readonly error?: string;
    readonly message?: string;
    readonly official?: { readonly accepted: boolean; readonly error: string | null };
    readonly problems?: readonly {
      readonly code: string;
      readonly severity: string;
      readonly question: number | null;
      readonly range: unknown;
    }[];
  }[];
}

const NOT_ON_WINDOWS = { skip: process.platform === 'win32' };

/** A report without problems, and its figures. */
const CLEAN = {
  'reports/README.md': makeReport(),
  ...figureFiles(),
};

function parse({ stdout }: Outcome): Output {
  return JSON.parse(stdout) as Output;
}

suite('output of mlops-report check', () => {
  test('a report without problems', async () => {
    const cwd = await folderWith(CLEAN);
    assert.deepEqual(await mlopsReport(['check'], { cwd }), {
      status: 0,
      stdout:
        'reports/README.md: no problems.\n31 of 31 questions pass. The checker can read the report.\n\n',
      stderr: '',
    });
  });

  test("a problem has its line and column from 1, like a compiler's", async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    assert.deepEqual(await mlopsReport(['check', 'street.md'], { cwd }), {
      status: 1,
      stdout: `street.md:15:3: warning answer-too-short: Question 1: 3 words so far; this question asks for 5–10. Write at least 2 more.
street.md: 1 warning.
2 of 3 questions pass. The checker can read the report.

`,
      stderr: '',
    });
  });

  test('JSON', async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    const outcome = await mlopsReport(['check', '--format', 'json', 'street.md'], { cwd });
    const none = { got: 0, min: null, max: null };
    assert.deepEqual(JSON.parse(outcome.stdout), {
      version: 1,
      reports: [
        {
          path: 'street.md',
          edition: null,
          official: {
            accepted: true,
            error: null,
            expected: 3,
            found: 3,
            passed: 2,
            warnings: [{ question: 1, kind: 'words', min: 5, max: 10, got: 3 }],
          },
          questions: [
            { number: 1, line: 8, state: 'answered', words: { got: 3, min: 5, max: 10 }, images: none },
            { number: 2, line: 18, state: 'answered', words: { got: 3, min: null, max: null }, images: none },
            { number: 3, line: 26, state: 'answered', words: { got: 1, min: null, max: null }, images: none },
          ],
          checklist: { done: 1, total: 2 },
          problems: [
            {
              code: 'answer-too-short',
              severity: 'warning',
              question: 1,
              message: '3 words so far; this question asks for 5–10. Write at least 2 more.',
              range: { start: { line: 14, character: 2 }, end: { line: 14, character: 9 } },
            },
          ],
        },
      ],
    });
    assert.deepEqual([outcome.status, outcome.stderr], [1, '']);
  });

  test('a report that the checker refuses: why, and where', async () => {
    const cwd = await folderWith({ ...CLEAN, 'reports/README.md': makeReport({ withoutMark: [12] }) });
    const { status, stdout } = await mlopsReport(['check'], { cwd });
    const line = makeReport().split('\n').indexOf('### Question 12') + 1;
    assert.equal(status, 1);
    assert.deepEqual(
      stdout.trimEnd().split('\n').at(-1),
      `The course's checker refuses this report: it finds 30 answers instead of 31. See line ${line}.`,
    );
  });

  test('several reports: a verdict for each, and a summary in one line', async () => {
    const cwd = await folderWith({ ...CLEAN, 'street.md': STREET_REPORT });
    const { status, stdout, stderr } = await mlopsReport(['check', '.', 'street.md', 'gone.md'], { cwd });
    assert.equal(status, 2);
    assert.equal(stdout.match(/^\d+ of \d+ questions pass\. The checker can read the report\./gm)?.length, 2);
    assert.equal(
      stdout.trimEnd().split('\n').at(-1),
      '3 reports: 2 accepted, 0 refused, 1 could not be checked; 1 warning.',
    );
    assert.equal(stderr, 'mlops-report: gone.md does not exist.\n');
  });

  test('colours only if they are wanted', async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    const plain = await mlopsReport(['check', 'street.md'], { cwd });
    const none = await mlopsReport(['check', 'street.md'], { cwd, env: { NO_COLOR: '1' } });
    const colourful = await mlopsReport(['check', 'street.md'], { cwd, env: { FORCE_COLOR: '1' } });
    assert.equal(none.stdout, plain.stdout);
    assert.ok(!plain.stdout.includes('\u001b'));
    assert.ok(colourful.stdout.includes('\u001b[33mwarning\u001b[39m'));
    const json = await mlopsReport(['check', '--format=json', 'street.md'], {
      cwd,
      env: { FORCE_COLOR: '1' },
    });
    assert.ok(!json.stdout.includes('\u001b'));
  });

  test('no text from a report or a file name controls a terminal or a pipeline', NOT_ON_WINDOWS, async () => {
    const evil = '\u001b[2J\u009b\u007f\u202e\u200b##[error]';
    const text = makeReport({ answers: { 19: `![A map](figures/${evil}q.png)` } });
    const cwd = await folderWith({
      [`::error file=x::${evil}/reports/README.md`]: text,
      [`##[error]x/report.md`]: 'no report',
    });
    for (const args of [
      ['check'],
      ['check', '--format', 'json'],
      ['html'],
      ['check', `--\u001b[31m::error`],
      ['check', `::warning::${evil}`],
      [`::warning::${evil}`],
      ['check', '--format', evil.repeat(1000)],
    ]) {
      const { stdout, stderr, status } = await mlopsReport(args, { cwd });
      assert.ok(status === 1 || status === 2);
      for (const line of `${stdout}\n${stderr}`.split('\n')) {
        assert.doesNotMatch(line, /[\x00-\x1f\x7f-\x9f\u202e\u200b]|^\s*::|##\[/, args.join(' '));
        assert.ok(line.length < 5000, args.join(' ').slice(0, 100));
      }
    }
  });

  test("output larger than a pipe's buffer is complete", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `group-${index}/reports/README.md`);
    const text = makeReport({ placeholders: 'all' });
    const cwd = await folderWith(Object.fromEntries(names.map((name) => [name, text])));
    const outcome = await mlopsReport(['check', '--format', 'json'], { cwd });
    assert.ok(outcome.stdout.length > 300_000);
    assert.equal(parse(outcome).reports.length, 30);
    assert.equal(outcome.status, 1);
  });

  test('a reader that closes the pipe ends the output', NOT_ON_WINDOWS, async () => {
    const names = Array.from({ length: 30 }, (_, index) => `group-${index}/reports/README.md`);
    const text = makeReport({ placeholders: 'all' });
    const cwd = await folderWith(Object.fromEntries(names.map((name) => [name, text])));
    const child = spawn(process.execPath, [fromRoot('dist/cli.js'), 'check', '--format', 'json'], { cwd });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.destroy();
    const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
    assert.equal(stderr, '');
    assert.equal(signal, null);
    assert.ok(status === 0 || status === 1);
  });

  test('a failure to write is reported', { skip: process.platform !== 'linux' }, async () => {
    const cwd = await folderWith(CLEAN);
    const full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, [fromRoot('dist/cli.js'), 'check'], {
      cwd,
      stdio: ['ignore', full.fd, 'pipe'],
    });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [status] = (await once(child, 'close')) as [number | null];
    await full.close();
    assert.equal(stderr, 'mlops-report: the output cannot be written: no space left on device (ENOSPC).\n');
    assert.equal(status, 2);
  });
});

suite('arguments of mlops-report', () => {
  test('help and version are written to standard output', async () => {
    const help = await mlopsReport(['--help']);
    assert.deepEqual([help.status, help.stderr], [0, '']);
    assert.match(help.stdout, /^Usage: mlops-report COMMAND /mu);
    for (const command of ['check', 'html', 'groups', 'ready', 'init', 'lsp']) {
      const { status, stdout, stderr } = await mlopsReport([command, '--help']);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, new RegExp(`^Usage: mlops-report ${command}\\b`, 'mu'));
      assert.ok(stdout.split('\n').every((line) => line.length <= 88));
    }
    const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string };
    assert.deepEqual(await mlopsReport(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('an unknown argument gets a hint', async () => {
    assert.deepEqual(await mlopsReport(['check', '--fromat', 'json']), {
      status: 2,
      stdout: '',
      stderr:
        "mlops-report: unknown option '--fromat'. Did you mean --format?\nTry 'mlops-report check --help'.\n",
    });
    assert.equal((await mlopsReport([])).status, 2);
  });

  test('a glob that no shell has expanded', async () => {
    const cwd = await folderWith({
      'a/street.md': STREET_REPORT,
      'b/street.md': STREET_REPORT,
      'b/x.txt': '',
    });
    const outcome = await mlopsReport(['check', '--format', 'json', '*/street.*'], { cwd });
    assert.deepEqual(
      parse(outcome).reports.map(({ path }) => path),
      ['a/street.md', 'b/street.md'],
    );
    const absolute = await mlopsReport(['check', '--format', 'json', `${cwd}/*/street.*`], { cwd });
    assert.deepEqual(
      parse(absolute).reports.map(({ path }) => path),
      [`${cwd}/a/street.md`, `${cwd}/b/street.md`],
    );
  });

  test('a folder without a report', async () => {
    const cwd = await folderWith({ 'README.md': '# Ours\n' });
    assert.deepEqual(await mlopsReport(['check'], { cwd }), {
      status: 2,
      stdout: '',
      stderr:
        'mlops-report: . has no report in it. Looked for reports/README.md, report/README.md, report.md in it and the folders below.\n',
    });
  });

  test('figures are found inside the repository only', async () => {
    const text = makeReport({ answers: { 19: '![A map](../../images/a.png)' } });
    const codes = async (files: Parameters<typeof folderWith>[0]): Promise<(string | undefined)[]> => {
      const cwd = await folderWith({ 'repo/docs/reports/README.md': text, ...files });
      const outcome = await mlopsReport(['check', '--format=json', 'repo'], { cwd });
      const problems = parse(outcome).reports[0]?.problems ?? [];
      return problems.filter(({ question }) => question === 19).map(({ code }) => code);
    };
    assert.deepEqual(await codes({ 'repo/.git/HEAD': '', 'repo/images/a.png': PNG }), ['figure-path']);
    assert.deepEqual(await codes({ 'repo/.git/HEAD': '' }), ['figure-missing']);
    assert.deepEqual(await codes({}), ['figure-path']);
  });
});

suite('unusable files', () => {
  /** The only entry for a file in the JSON output, and the output without it. */
  async function entryOf(
    content: string | Uint8Array,
  ): Promise<{ entry: Output['reports'][number]; text: Outcome; json: Outcome }> {
    const cwd = await folderWith({ 'file.md': content });
    const json = await mlopsReport(['check', '--format', 'json', 'file.md'], { cwd });
    const text = await mlopsReport(['check', 'file.md'], { cwd });
    assert.equal(text.status, json.status);
    assert.ok(!/^ +at /m.test(text.stderr + text.stdout));
    const [entry] = parse(json).reports;
    assert.ok(entry);
    return { entry, text, json };
  }

  const NO_REPORTS: Readonly<Record<string, [content: string | Uint8Array, message: string]>> = {
    empty: ['', 'is no report: it is empty.'],
    'blank lines only': ['\n \n\t\r\n', 'is no report: it is empty.'],
    'without a question': [
      '# Ours\n\nRead me.\n',
      'is no report: no question is found. A question begins with a heading such as `### Question 1`.',
    ],
    'no text': [
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0a, 0xff, 0),
      'is no report: it is not UTF-8 text (byte 0x89 in line 1).',
    ],
    'of 5 MB': [
      'All work and no play.\n'.repeat(250_000),
      'is no report: no question is found. A question begins with a heading such as `### Question 1`.',
    ],
  };
  for (const [name, [content, message]] of Object.entries(NO_REPORTS)) {
    test(name, async () => {
      const { entry, text, json } = await entryOf(content);
      assert.deepEqual([entry.error, entry.message], ['not-a-report', message]);
      assert.equal(entry.official?.accepted, false);
      assert.deepEqual([json.status, json.stderr], [2, '']);
      assert.deepEqual([text.stdout, text.stderr], ['', `mlops-report: file.md ${message}\n`]);
    });
  }

  test('only questions, no answers', async () => {
    const { entry, text, json } = await entryOf(
      '# Ours\n\n### Question 1\n\n### Question 2\n\n### Question 3\n',
    );
    assert.deepEqual(entry.official, {
      accepted: false,
      error: 'no-answers',
      expected: 3,
      found: 0,
      passed: 0,
      warnings: [],
    });
    assert.equal(json.status, 1);
    assert.match(text.stdout, /^The course's checker refuses this report: it finds no “Answer:”\./m);
  });

  test('not UTF-8', async () => {
    const bytes = Buffer.from(STREET_REPORT.replace('Often.', 'Oft\u00e9n.'), 'latin1');
    const { entry, text, json } = await entryOf(bytes);
    const line = STREET_REPORT.split('\n').indexOf('Often.');
    assert.deepEqual(entry.official, {
      accepted: false,
      error: 'encoding',
      expected: 3,
      found: 0,
      passed: 0,
      warnings: [],
    });
    assert.deepEqual(
      entry.problems?.map(({ code, severity, range }) => [code, severity, range]),
      [
        [
          'answer-too-short',
          'warning',
          { start: { line: 14, character: 2 }, end: { line: 14, character: 9 } },
        ],
        ['text-encoding', 'error', { start: { line, character: 3 }, end: { line, character: 4 } }],
      ],
    );
    assert.equal(json.status, 1);
    assert.ok(
      text.stdout.endsWith(
        `refuses this report: the file is not UTF-8. Line ${line + 1} is the first: byte 0xE9.\n\n`,
      ),
    );
  });

  test('a report of 5 MB is checked', async () => {
    const text = makeReport({ answers: { 4: 'word '.repeat(1_000_000) } });
    const { entry, json } = await entryOf(text);
    assert.equal(entry.official?.accepted, true);
    assert.ok(entry.problems?.some(({ code }) => code === 'answer-too-long'));
    assert.equal(json.status, 1);
  });

  test('too large for a report', async () => {
    const { entry, json } = await entryOf(Buffer.alloc(33 * 1024 * 1024, 'word '));
    assert.deepEqual(
      [entry.error, entry.message],
      ['too-large', 'is larger than 32 MB: no report is as long as that.'],
    );
    assert.equal(json.status, 2);
  });

  test('unreadable or missing files', NOT_ON_WINDOWS, async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    await symlink('loop.md', join(cwd, 'loop.md'));
    const outcome = await mlopsReport(['check', '--format=json', 'loop.md', 'gone.md', 'street.md'], { cwd });
    assert.deepEqual(
      parse(outcome).reports.map(({ path, error, message }) => [path, error, message]),
      [
        ['loop.md', 'unreadable', 'cannot be read: too many symbolic links encountered (ELOOP).'],
        ['gone.md', 'not-found', 'does not exist.'],
        ['street.md', undefined, undefined],
      ],
    );
    assert.equal(outcome.status, 2);
  });

  test(
    'folders and files without permission are reported, and the others are checked',
    NOT_ON_WINDOWS,
    async () => {
      const cwd = await folderWith({
        ...CLEAN,
        'a/report.md': STREET_REPORT,
        'closed/report.md': STREET_REPORT,
      });
      await Promise.all([
        chmod(cwd, 0o755),
        chmod(join(cwd, 'a/report.md'), 0),
        chmod(join(cwd, 'closed'), 0),
      ]);
      const outcome = await mlopsReport(['check', '--format=json'], { cwd, isOrdinaryUser: true });
      await chmod(join(cwd, 'closed'), 0o755); // allows deletion
      assert.deepEqual(
        parse(outcome).reports.map(({ path, error, message }) => [path, error, message]),
        [
          ['a/report.md', 'unreadable', 'cannot be read: permission denied (EACCES).'],
          ['reports/README.md', undefined, undefined],
          ['closed', 'unreadable', 'cannot be read: permission denied (EACCES).'],
        ],
      );
      assert.equal(outcome.status, 2);
    },
  );

  test('a byte order mark is accepted', async () => {
    const { entry, json } = await entryOf(`\ufeff${makeReport({ course: [{}, {}, {}] })}`);
    assert.equal(entry.official?.accepted, true);
    assert.equal(json.status, 0);
  });
});
