import fc from 'fast-check';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mlopsReport, type Outcome } from '../commandLine';
import { getGit } from '../git';
import { PNG } from '../images';
import { removeFolder, temporaryFolder } from '../temporaryFolder';
import { STREET_REPORT } from '../streetReport';

/** An entry of a made-up folder. */
export type Entry =
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly mode: number }
  | {
      readonly kind: 'folder';
      readonly name: string;
      readonly entries: readonly Entry[];
      readonly mode: number;
    }
  | { readonly kind: 'link'; readonly name: string; readonly target: string }
  | { readonly kind: 'pipe'; readonly name: string };

/** A made-up repository, and the options of the command line for it. */
export interface FolderCase {
  readonly entries: readonly Entry[];
  readonly command: 'html' | 'groups' | (typeof FORMATS)[number];
}

/** Those of `check` except JSON, which is always requested. */
const FORMATS = ['text', 'github', 'sarif', 'junit', 'csv'] as const;

/** The content of a file next to the repository; it must never appear in any output. */
const SECRET = 'canary-of-somebody-else';

/** Each character of a name or text means one byte. */
const BYTES = 'latin1';

const NAMES: readonly string[] = [
  ...[
    'reports',
    'report',
    'report.md',
    'README.md',
    'README.md',
    'README.html',
    'figures',
    'q.png',
    'a',
    'b',
  ],
  ...[
    '.gitignore',
    '.gitignore',
    '.mlops-report.json',
    '.git',
    '.hidden',
    'node_modules',
    'cloned_repos',
    'group_1',
  ],
  ...[
    '::error file=x,line=1::pwn',
    '##[error]x',
    '##vso[a]b',
    '\u001b[31mred',
    'a\nb',
    'a\rb',
    'a\tb',
    '\u009b2J',
  ],
  ...[
    '-o',
    '--output',
    '-',
    '*',
    '**',
    '[a]',
    '{a,b}',
    '!a',
    '#a',
    ' ',
    'a ',
    '\\',
    'a\\b',
    '~',
    '%2e%2e',
    '=1+1',
  ],
  ...[
    '\u00e2\u0080\u00aea',
    '\u00ff\u00fe',
    '\u00c3\u00a9',
    'e\u00cc\u0081',
    'con',
    'a'.repeat(200),
    `${'a'.repeat(60)}.md`,
  ],
];

const IGNORE_SNIPPETS: readonly string[] = [
  ...[
    '*',
    '**',
    '?',
    '!',
    '/',
    '\\',
    '[',
    ']',
    '[!a]',
    '[a-z]',
    '[[:alpha:]]',
    '{a,b}',
    '(a+)+b',
    '@(reports)',
    '|',
    '#',
    ' ',
  ],
  ...[
    'reports',
    'report',
    'README.md',
    'README',
    '.md',
    'a',
    'b',
    '.',
    '..',
    '\r',
    '\0',
    '\u00ff',
    'a*a*a*a*b',
    '**/',
    '/**',
  ],
];

const CONFIGURATIONS: readonly string[] = [
  '{ "failOn": "error" }',
  '{ "rules": { "answer-missing": "off", "\u001b[2J": 7 } }',
  '\u00ef\u00bb\u00bf{}',
  '\u00ff\u00fe{\0}\0',
  '[[[[[[',
  `{"files":["**/(a+)+b/${'*a'.repeat(60)}"]}`,
  '{"__proto__":{"failOn":"never"},"constructor":1}',
  'null',
  '',
];

const REPORT_TEXTS: readonly string[] = [
  STREET_REPORT,
  `${STREET_REPORT}\n![a](../../home/q.png) ![b](/etc/passwd) ![c](figures/q.png) ![d](%2e%2e/%2e%2e/home/q.png)\n`,
  `${STREET_REPORT}\n::error file=x::y\n\u001b[31m TODO ##[error]\n`,
  '### Question 1\n> Answer:\n\n\u00ff\u00fe\n',
  '### Question 1\r> Answer:\r\r![a](a\u0000.png)',
  '# Notes\n',
  '',
];

const TARGETS: readonly string[] = [
  ...[
    '.',
    '..',
    '/',
    '/dev/zero',
    '/dev/null',
    '/proc/self/environ',
    'nowhere',
    'a',
    'b',
    'reports',
    'README.md',
  ],
  ...[
    '../home',
    '../home/README.md',
    '../../home',
    '../../home/q.png',
    '../../home/new.html',
    '../home/.profile',
  ],
];

const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 12 })
      .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 47)).toString(BYTES)),
  },
);

const ignoreLines = fc
  .array(
    fc.array(fc.constantFrom(...IGNORE_SNIPPETS), { maxLength: 4 }).map((parts) => parts.join('')),
    { maxLength: 5 },
  )
  .map((lines) => lines.join('\n'));

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...REPORT_TEXTS) },
  { weight: 2, arbitrary: ignoreLines },
  { weight: 1, arbitrary: fc.constantFrom(...CONFIGURATIONS) },
  { weight: 1, arbitrary: fc.constantFrom('a\n'.repeat(60_000), '*a'.repeat(40_000), '[['.repeat(60_000)) },
);

/** Occasionally a file or folder that only its owner can read. */
const mode = (usual: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(0) });

const { entries } = fc.letrec<{ entries: readonly Entry[]; entry: Entry }>((tie) => ({
  entries: fc.array(tie('entry'), { maxLength: 5, depthIdentifier: 'folder' }),
  entry: fc.oneof(
    { depthIdentifier: 'folder', maxDepth: 4 },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('file' as const), name, text, mode: mode(0o644) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('link' as const), name, target: fc.constantFrom(...TARGETS) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('pipe' as const), name }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('folder' as const),
        name,
        entries: tie('entries'),
        mode: mode(0o755),
      }),
    },
  ),
}));

/** A report in its usual place, with made-up surroundings. */
const place = fc
  .tuple(entries, fc.constantFrom('reports', 'report'), text, ignoreLines)
  .map(([around, folder, report, ignored]): readonly Entry[] => [
    { kind: 'file', name: '.gitignore', text: ignored, mode: 0o644 },
    {
      kind: 'folder',
      name: folder,
      entries: [{ kind: 'file', name: 'README.md', text: report, mode: 0o644 }, ...around],
      mode: 0o755,
    },
  ]);

/** Random repositories. */
export const anyFolder: fc.Arbitrary<FolderCase> = fc.record({
  entries: fc.oneof(
    entries,
    fc.tuple(place, entries).map((parts) => parts.flat()),
  ),
  command: fc.constantFrom('html' as const, 'groups' as const, ...FORMATS),
});

/**
 * With any repository, the command line exits in time with a valid status. Each report is checked, named in an error, or ignored as git
 * ignores it. Nothing from other folders appears in the output, only pages are written, and no output controls a terminal.
 */
export async function anyFolderHolds({ entries: made, command }: FolderCase): Promise<void> {
  const root = temporaryFolder();
  const repository = join(root, 'repository');
  const home = join(root, 'home');
  try {
    mkdirSync(repository);
    mkdirSync(home);
    for (const folder of [root, repository, home]) chmodSync(folder, 0o777);
    writeFileSync(join(home, 'README.md'), `${STREET_REPORT}\n${SECRET}\n`);
    writeFileSync(join(home, 'q.png'), Buffer.concat([PNG, Buffer.from(SECRET)]));
    execFileSync(getGit(), ['init', '-q', repository]);
    const plain = putInto(repository, made, '');
    const before = [stateOf(home), stateOf(repository)];
    const names = new Set(namesIn(repository));

    const run = (...words: string[]): Promise<Outcome> =>
      mlopsReport(words, { cwd: repository, isOrdinaryUser: true });
    const json = await run('check', '--format', 'json');
    assertHarmless(json);
    const reports = pathsIn(json.stdout);
    for (const path of plain ? notIgnored(repository, plain) : [])
      assert.ok(reports.has(path), `${JSON.stringify(path)} is neither checked nor reported`);

    const other = await (command === 'html' || command === 'groups'
      ? run(command)
      : run('check', '--format', command));
    assertHarmless(other);
    if (command !== 'github')
      for (const line of `${other.stdout}\n${other.stderr}`.split('\n'))
        assert.doesNotMatch(line, /^\s*::|##\[|##vso\[/, 'a line controls a pipeline');

    assert.equal(stateOf(home), before[0], 'something outside the repository has changed');
    const pages = pagesIn(repository);
    const left = namesIn(repository).filter((path) => !path.endsWith('.html') && !names.has(path));
    assert.deepEqual(left, [], 'more than pages was written');
    for (const page of pages)
      assert.ok(!holdsSecret(readFileSync(page)), 'a page contains a file of another folder');
    if (command !== 'html')
      assert.equal(stateOf(repository), before[1], 'something in the repository has changed');
  } finally {
    spawnSync('chmod', ['-R', 'u+rwX', root]);
    removeFolder(root);
  }
}

/** Creates entries in a folder. Returns the paths of reports in plain places, or null if git itself could not be asked. */
function putInto(folder: string, made: readonly Entry[], below: string): string[] | null {
  const taken = new Set<string>();
  let reports: string[] | null = [];
  for (const entry of made) {
    const { name: given, kind } = entry;
    if (
      given === '' ||
      given === '.' ||
      given === '..' ||
      (given === '.git' && below === '') ||
      taken.has(given)
    )
      continue;
    taken.add(given);
    const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(given, BYTES)]);
    if (kind === 'file') {
      writeFileSync(path, Buffer.from(entry.text, BYTES));
      chmodSync(path, entry.mode);
    } else if (kind === 'link') symlinkSync(entry.target, path);
    else if (kind === 'pipe') execFileSync('mkfifo', [path.toString()]);
    else mkdirSync(path);
    if (given === '.git' || (given === '.gitignore' && !isSmallFile(entry))) reports = null;
    const isPlain = /^[\w.-]+$/.test(given) && !given.startsWith('.') && given !== 'node_modules';
    if (kind === 'folder') {
      const inner =
        isPlain || /^[ -~]+$/.test(given) ? putInto(path.toString(), entry.entries, `${below}${given}/`) : [];
      chmodSync(path, entry.mode);
      if (inner === null) reports = null;
      else if (isPlain && entry.mode !== 0) reports?.push(...inner);
    } else if (
      kind === 'file' &&
      entry.mode !== 0 &&
      /(?:^|\/)(?:reports?\/README|report)\.md$/.test(below + given)
    )
      reports?.push(below + given);
  }
  return reports;
}

/** Files that git reads as well as we do. */
function isSmallFile(entry: Entry): boolean {
  if (entry.kind === 'file') return entry.text.length < 50_000 && entry.mode !== 0;
  return entry.kind !== 'pipe';
}

function notIgnored(repository: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const { stdout } = spawnSync(getGit(), ['check-ignore', '-z', '--stdin'], {
    cwd: repository,
    env,
    input: paths.join('\0'),
    encoding: 'utf8',
  });
  const ignored = new Set(stdout.split('\0'));
  return paths.filter((path) => !ignored.has(path));
}

function pathsIn(json: string): ReadonlySet<string> {
  const { reports } = JSON.parse(json) as { readonly reports: readonly { readonly path: string }[] };
  return new Set(reports.map(({ path }) => path.replace(/^\.\//, '')));
}

/** It exited by itself without a crash, and prints nothing that controls a terminal, and no secret. */
export function assertHarmless({ status, stdout, stderr }: Outcome): void {
  assert.ok(
    status === 0 || status === 1 || status === 2,
    `it ended with ${status ?? 'a signal'}: ${stderr.slice(0, 500)}`,
  );
  for (const printed of [stdout, stderr]) {
    assert.doesNotMatch(printed, /defect|^\s+at .*:\d+/m);
    assert.doesNotMatch(
      printed,
      /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u,
    );
    assert.ok(!printed.includes(SECRET), 'it prints a file of another folder');
  }
}

function pagesIn(folder: string): string[] {
  return namesIn(folder).filter((path) => path.endsWith('.html') && lstatSync(path).isFile());
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
}

function holdsSecret(page: Buffer): boolean {
  const end = Buffer.concat([PNG, Buffer.from(SECRET)])
    .toString('base64')
    .slice(-16);
  return page.includes(SECRET) || page.includes(end);
}

/** Names, kinds and contents of everything in a folder. */
function stateOf(folder: string): string {
  const hash = createHash('sha256');
  const visit = (path: Buffer): void => {
    for (const entry of readdirSync(path, { encoding: 'buffer' }).sort((one, other) => one.compare(other))) {
      const inner = Buffer.concat([path, Buffer.from('/'), entry]);
      const stats = lstatSync(inner);
      hash
        .update(entry)
        .update(`${stats.mode} ${stats.isFile() ? stats.size : ''} ${stats.isFile() ? stats.mtimeMs : ''}`);
      if (stats.isDirectory()) visit(inner);
    }
  };
  visit(Buffer.from(folder));
  return hash.digest('hex');
}
