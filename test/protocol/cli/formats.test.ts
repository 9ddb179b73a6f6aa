import Ajv from 'ajv';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { suite } from 'node:test';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { mlopsReport, type Outcome } from '../../support/commandLine';
import { folderWith } from '../../support/folderWith';
import { figureFiles } from '../../support/figureFiles';
import { makeReport } from '../../support/makeReport';
import { fromRoot } from '../../support/paths';
import { STREET_REPORT } from '../../support/streetReport';

const CLEAN = {
  'reports/README.md': makeReport(),
  ...figureFiles(),
};

/** A report with one warning, and a file that is not a report. */
const MIXED = { 'street, here.md': STREET_REPORT, 'notes.md': 'Some notes.\n' };

function check(cwd: string, ...words: string[]): Promise<Outcome> {
  return mlopsReport(['check', ...words], { cwd });
}

suite('mlops-report check --format', () => {
  test('csv: a quoted row for each problem and each file that could not be checked', async () => {
    const cwd = await folderWith(MIXED);
    const { status, stdout } = await check(cwd, '--format', 'csv', 'street, here.md', 'notes.md');
    const [head, warning, error, end] = stdout.split('\r\n');
    assert.equal(status, 2);
    assert.equal(head, 'path,line,column,endLine,endColumn,severity,code,question,message');
    assert.match(warning ?? '', /^"street, here\.md",15,3,15,10,warning,answer-too-short,1,/u);
    assert.match(error ?? '', /^notes\.md,,,,,error,not-a-report,,/u);
    assert.equal(end, '');
  });

  test('csv: no value is a formula in a spreadsheet', async () => {
    const cwd = await folderWith({ '=1+1.md': STREET_REPORT });
    const { stdout } = await check(cwd, '--format', 'csv', '=1+1.md');
    assert.match(stdout, /\r\n'=1\+1\.md,/u);
  });

  test('sarif: valid against its schema, with rules, locations and failures', async () => {
    const cwd = await folderWith(MIXED);
    const { stdout } = await check(cwd, '--format', 'sarif', 'street, here.md', 'notes.md');
    const log: unknown = JSON.parse(stdout);
    assertValidSarif(log);
    const { runs } = log as {
      runs: [{ results: object[]; invocations: object[]; tool: { driver: { name: string } } }];
    };
    const [{ results, invocations, tool }] = runs;
    assert.equal(tool.driver.name, 'mlops-report');
    assert.equal(results.length, 1);
    assert.deepEqual((results[0] as { locations: unknown }).locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'street%2C%20here.md' },
          region: { startLine: 15, startColumn: 3, endLine: 15, endColumn: 10 },
        },
      },
    ]);
    assert.equal((invocations[0] as { executionSuccessful: boolean }).executionSuccessful, false);
  });

  test('sarif: valid without problems, and for the sample', async () => {
    assertValidSarif(JSON.parse((await check(await folderWith(CLEAN), '--format', 'sarif')).stdout));
    assertValidSarif(JSON.parse((await check(fromRoot('samples'), '--format', 'sarif')).stdout));
  });

  test('junit: a test case for each question, which fails on problems at the chosen level', async () => {
    const cwd = await folderWith(MIXED);
    const { stdout } = await check(cwd, '--format', 'junit', 'street, here.md', 'notes.md');
    const suites = elements(stdout, 'testsuite');
    assert.deepEqual(
      suites.map(({ tests, failures, errors }) => ({ tests, failures, errors })),
      [
        { tests: '4', failures: '1', errors: '0' },
        { tests: '1', failures: '0', errors: '1' },
      ],
    );
    assert.deepEqual(
      elements(stdout, 'testcase').map(({ name }) => name),
      ['The report', 'Question 1', 'Question 2', 'Question 3', 'The report'],
    );
    const lenient = await check(cwd, '--format', 'junit', '--fail-on', 'error', 'street, here.md');
    assert.deepEqual(
      elements(lenient.stdout, 'testsuite').map(({ failures }) => failures),
      ['0'],
    );
  });

  test('github: annotations, errors first, and a summary of the step', async () => {
    const cwd = await folderWith({ ...MIXED, 'step.md': 'Before\n' });
    const { stdout, status } = await mlopsReport(
      ['check', '--format', 'github', 'street, here.md', 'notes.md'],
      {
        cwd,
        env: { GITHUB_STEP_SUMMARY: join(cwd, 'step.md') },
      },
    );
    assert.equal(status, 2);
    const [error, warning] = stdout.split('\n');
    assert.match(error ?? '', /^::error file=notes\.md,title=Not checked::notes\.md /u);
    assert.match(
      warning ?? '',
      /^::warning file=street%2C here\.md,line=15,endLine=15,col=3,endColumn=10,title=answer-too-short::Question 1: /u,
    );
    const summary = await readFile(join(cwd, 'step.md'), 'utf8');
    assert.ok(summary.startsWith('Before\n| Report | Checker |'));
    assert.match(summary, /^\| street, here\.md \| 2 of 3 questions pass \| 0 \| 1 \| 0 \|$/mu);
  });

  test('github: at most ten annotations of each level, and the number of others', async () => {
    const { stdout } = await check(fromRoot('samples'), '--format', 'github');
    for (const kind of ['error', 'warning', 'notice'])
      assert.ok(stdout.split('\n').filter((line) => line.startsWith(`::${kind} `)).length <= 10);
    assert.match(stdout, /^\d+ more problems are not annotated: GitHub shows 10 of each kind\.$/mu);
  });
});

suite('mlops-report check: exit status and options', () => {
  test('--fail-on sets the level', async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    for (const [level, wanted] of [
      ['error', 0],
      ['warning', 1],
      ['hint', 1],
      ['never', 0],
    ] as const)
      assert.equal((await check(cwd, '--fail-on', level, 'street.md')).status, wanted, level);
  });

  test('--quiet prints only problems at that level, and no summary', async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    const { stdout } = await check(cwd, '--quiet', 'street.md');
    assert.match(stdout, /^street\.md:15:3: warning answer-too-short: [^\n]*\n$/u);
    assert.equal((await check(cwd, '--quiet', '--fail-on', 'error', 'street.md')).stdout, '');
  });

  test('-o writes the file only when it is complete, and leaves no other file', async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    const { stdout, status } = await check(cwd, '--format', 'json', '-o', 'out.json', 'street.md');
    assert.deepEqual([stdout, status], ['', 1]);
    assert.equal(
      (JSON.parse(await readFile(join(cwd, 'out.json'), 'utf8')) as { version: number }).version,
      1,
    );
    assert.deepEqual((await readdir(cwd)).sort(), ['out.json', 'street.md']);
    const missing = await check(cwd, '-o', 'none/out.json', 'street.md');
    assert.deepEqual([missing.status, missing.stdout], [2, '']);
    assert.match(missing.stderr, /none\/out\.json cannot be written: there is no such folder\./u);
  });
});

suite('target of -o', () => {
  test('a symbolic link or a folder is not replaced', { skip: process.platform === 'win32' }, async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT, 'kept.txt': 'kept', 'folder/a.txt': '' });
    await symlink('kept.txt', join(cwd, 'link.csv'));
    await symlink('nowhere.txt', join(cwd, 'dangling.csv'));
    for (const [name, what] of [
      ['link.csv', 'a link'],
      ['dangling.csv', 'a link'],
      ['folder', 'not a file'],
    ] as const) {
      const { status, stderr } = await check(cwd, '-o', name, 'street.md');
      assert.equal(status, 2);
      assert.equal(
        stderr,
        `mlops-report: ${name} is ${what}, so it is kept. Name another file with --output.\n`,
      );
    }
    assert.equal(await readFile(join(cwd, 'kept.txt'), 'utf8'), 'kept');
    assert.deepEqual((await readdir(cwd)).sort(), [
      'dangling.csv',
      'folder',
      'kept.txt',
      'link.csv',
      'street.md',
    ]);
  });

  test(
    'a device is written to, and - is standard output',
    { skip: process.platform === 'win32' },
    async () => {
      const cwd = await folderWith({ 'street.md': STREET_REPORT });
      const plain = await check(cwd, 'street.md');
      assert.deepEqual(await check(cwd, '-o', '-', 'street.md'), plain);
      assert.deepEqual(await check(cwd, '-o', '/dev/null', 'street.md'), { ...plain, stdout: '' });
      assert.ok((await lstat('/dev/null')).isCharacterDevice());
    },
  );
});

suite('output that can’t be written', { skip: process.platform === 'win32' }, () => {
  /** The commands that write to a named file, with the option for it. */
  const WRITERS = [
    ['check', '-o'],
    ['groups', '-o'],
    ['html', '-o'],
  ] as const;

  test('a pipe without a reader does not block', async () => {
    const cwd = await folderWith({ 'clones/group_1/reports/README.md': STREET_REPORT });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    for (const [command, option] of WRITERS) {
      const { status, stderr } = await mlopsReport([command, option, 'pipe', 'clones'], { cwd });
      assert.equal(status, 2, command);
      assert.match(stderr, /pipe cannot be written: .*\(ENXIO\)\.\n$/u);
    }
  });

  test('an earlier file is kept if the disk is full, and its permissions are kept', async () => {
    const cwd = await folderWith({ 'clones/group_1/reports/README.md': STREET_REPORT });
    for (const [command, option] of WRITERS) {
      const words = [command, option, 'out.txt', 'clones'];
      assert.notEqual((await mlopsReport(words, { cwd })).status, 2, command);
      await chmod(join(cwd, 'out.txt'), 0o640);
      assert.notEqual((await mlopsReport(words, { cwd })).status, 2, command);
      assert.equal((await lstat(join(cwd, 'out.txt'))).mode & 0o777, 0o640, command);
      const earlier = await readFile(join(cwd, 'out.txt'), 'utf8');
      const { status, stderr } = onFullDisk(words, cwd);
      assert.equal(status, 2);
      assert.match(stderr, /out\.txt cannot be written: file too large \(EFBIG\)\.\n$/u);
      assert.equal(await readFile(join(cwd, 'out.txt'), 'utf8'), earlier);
      assert.deepEqual((await readdir(cwd)).sort(), ['clones', 'out.txt']);
      await rm(join(cwd, 'out.txt'));
    }
    assert.equal(onFullDisk(['init'], cwd).status, 2);
    assert.deepEqual(await readdir(cwd), ['clones']);
  });

  test('an unwritable summary of a step gets a message', async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    const { status, stderr } = await mlopsReport(['check', '--format', 'github', 'street.md'], {
      cwd,
      env: { GITHUB_STEP_SUMMARY: cwd },
    });
    assert.equal(status, 1);
    assert.equal(
      stderr,
      'mlops-report: The summary of the step cannot be written: illegal operation on a directory (EISDIR).\n',
    );
  });

  /** Runs a command that can't write a single byte to a file. */
  function onFullDisk(words: readonly string[], cwd: string): { status: number | null; stderr: string } {
    const program = [process.execPath, fromRoot('dist/cli.js'), ...words];
    return spawnSync('bash', ['-c', 'trap "" XFSZ; ulimit -f 0; exec "$@"', 'bash', ...program], {
      cwd,
      encoding: 'utf8',
    });
  }
});

suite('configuration file of mlops-report check', () => {
  test(
    'is reported and ignored if it is not a small text file',
    { skip: process.platform === 'win32' },
    async () => {
      const valid = '{ "rules": { "answer-too-short": "off" } }';
      const files = {
        huge: `${valid}${' '.repeat(500_000)}`,
        deep: `{ "rules": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)} }`,
        utf16: Buffer.from(`\uFEFF${valid}`, 'utf16le'),
        bytes: Uint8Array.from([0x7b, 0xff, 0xfe, 0x22, 0xc0, 0x80, 0x7d]),
        keys: `{ "${'k'.repeat(90_000)}": 1 }`,
      };
      const cwd = await folderWith({
        ...Object.fromEntries(Object.keys(files).map((name) => [`${name}/street.md`, STREET_REPORT])),
        ...Object.fromEntries(
          Object.entries(files).map(([name, text]) => [`${name}/.mlops-report.json`, text]),
        ),
        'pipe/street.md': STREET_REPORT,
        'device/street.md': STREET_REPORT,
        'folder/street.md': STREET_REPORT,
        'folder/.mlops-report.json/a': '',
        'mark/street.md': STREET_REPORT,
        'mark/.mlops-report.json': `\uFEFF${valid}`,
      });
      execFileSync('mkfifo', [join(cwd, 'pipe/.mlops-report.json')]);
      await symlink('/dev/zero', join(cwd, 'device/.mlops-report.json'));
      for (const name of [...Object.keys(files), 'pipe', 'device', 'folder']) {
        const { status, stdout, stderr } = await check(cwd, `${name}/street.md`);
        assert.equal(status, 1, name);
        assert.match(stdout, /answer-too-short/u, name);
        assert.match(stderr, new RegExp(`^mlops-report: ${name}/\\.mlops-report\\.json`, 'u'));
        assert.ok(stderr.length < 300, `${name}: ${stderr.length} characters`);
      }
      const { stdout, stderr } = await check(cwd, 'mark/street.md');
      assert.equal(stderr, '');
      assert.ok(!stdout.includes('answer-too-short'));
    },
  );

  test("sets rules and the level, from the report's folder up to the repository's root", async () => {
    const cwd = await folderWith({
      '.mlops-report.json': '{\n  // shared\n  "rules": { "answer-too-short": "off" },\n}\n',
      'group/reports/README.md': STREET_REPORT,
    });
    await mkdir(join(cwd, '.git'));
    assert.equal((await check(cwd, 'group')).status, 0);
    assert.equal((await check(cwd, '--no-config', 'group')).status, 1);
    await writeFile(join(cwd, 'group/.mlops-report.json'), '{ "failOn": "error" }');
    const nearer = await check(cwd, 'group');
    assert.equal(nearer.status, 0);
    assert.match(nearer.stdout, /answer-too-short/u);
    assert.equal((await check(cwd, '--fail-on', 'warning', 'group')).status, 1);
  });

  test('is not looked for above the repository', async () => {
    const cwd = await folderWith({
      '.mlops-report.json': '{ "rules": { "answer-too-short": "off" } }',
      'group/reports/README.md': STREET_REPORT,
    });
    await mkdir(join(cwd, 'group/.git'));
    assert.equal((await check(cwd, 'group')).status, 1);
  });

  test('has its wrong keys and values reported with their line, once', async () => {
    const cwd = await folderWith({
      '.mlops-report.json': '{\n  "rulez": {},\n  "rules": { "todo-lft": "off", "todo-left": "loud" }\n}\n',
      'a/report.md': STREET_REPORT,
      'b/report.md': STREET_REPORT,
    });
    const { stderr } = await check(cwd, 'a/report.md', 'b/report.md');
    assert.deepEqual(stderr.trim().split('\n'), [
      'mlops-report: .mlops-report.json:2:3: There is no key `rulez`. Did you mean `rules`?',
      'mlops-report: .mlops-report.json:3:14: There is no rule `todo-lft`. Did you mean `todo-left`?',
      'mlops-report: .mlops-report.json:3:46: The severity of `todo-left` must be one of: error, warning, information, hint, off.',
    ]);
  });

  test('is created by init, and an existing one is kept', async () => {
    const cwd = await folderWith(CLEAN);
    const first = await mlopsReport(['init'], { cwd });
    assert.deepEqual([first.status, first.stdout], [0, 'Wrote .mlops-report.json.\n']);
    assert.deepEqual(await check(cwd), await check(cwd, '--no-config'));
    const again = await mlopsReport(['init'], { cwd });
    assert.deepEqual(
      [again.status, again.stderr],
      [2, 'mlops-report: .mlops-report.json exists already, so it is kept.\n'],
    );
  });
});

suite('language of mlops-report check', () => {
  test('comes from the option or the environment', async () => {
    const cwd = await folderWith({ 'street.md': STREET_REPORT });
    const english = await check(cwd, 'street.md');
    const danish = await check(cwd, '--lang', 'da', 'street.md');
    assert.notEqual(danish.stdout, english.stdout);
    const byEnvironment = await mlopsReport(['check', 'street.md'], { cwd, env: { LC_ALL: 'da_DK.UTF-8' } });
    assert.equal(byEnvironment.stdout, danish.stdout);
    const beaten = await mlopsReport(['check', '--lang', 'en', 'street.md'], {
      cwd,
      env: { LC_ALL: 'da_DK.UTF-8' },
    });
    assert.equal(beaten.stdout, english.stdout);
  });
});

function assertValidSarif(log: unknown): void {
  const schema = JSON.parse(
    readFileSync(fromRoot('test/fixtures/sarif-2.1.0.schema.json'), 'utf8'),
  ) as Record<string, unknown>;
  // The schema is of draft 4; for later drafts only these names differ.
  const rest = Object.fromEntries(
    Object.entries(schema).filter(([name]) => name !== '$schema' && name !== 'id'),
  );
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rest);
  assert.ok(validate(log), JSON.stringify(validate.errors));
}

/** The attributes of all elements with a name, in order. */
function elements(xml: string, name: string): Record<string, string>[] {
  // An HTML parser reads this XML correctly, except for self-closing elements.
  return named(parseFragment(xml.replace(/<(\w+)([^<>]*)\/>/gu, '<$1$2></$1>')), name);
}

function named(node: DefaultTreeAdapterTypes.ParentNode, name: string): Record<string, string>[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return [];
    const own = Object.fromEntries(child.attrs.map((attribute) => [attribute.name, attribute.value]));
    return [...(child.tagName === name ? [own] : []), ...named(child, name)];
  });
}
