import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { suite } from 'node:test';
import fc from 'fast-check';
import { isIgnored, readIgnoreRules, type IgnoreFile } from '../../../server/src/cli/gitignore';
import { temporaryFolder } from '../../support/temporaryFolder';
import { timed } from '../../support/timing';

/** The ignored paths, with the given rules in `.gitignore` and `d/.gitignore`. */
function ignored([rules, inner]: readonly [string, string], paths: readonly string[]): string[] {
  const outer: IgnoreFile = { folder: '', rules: readIgnoreRules(Buffer.from(rules, 'latin1')) ?? [] };
  const nested: IgnoreFile = { folder: 'd/', rules: readIgnoreRules(Buffer.from(inner, 'latin1')) ?? [] };
  const budget = { steps: 1e9 };
  return paths.filter((path) => {
    const files = path.startsWith('d/') && path !== 'd/' ? [outer, nested] : [outer];
    const slashes = [...path.matchAll(/\//g)].map(({ index }) => index);
    const above = slashes.map((end) => path.slice(0, end));
    return (
      above.some((folder) => isIgnored(folder === 'd' ? [outer] : files, folder, true, budget)) ||
      (!path.endsWith('/') && isIgnored(files, path, false, budget))
    );
  });
}

const NAMES = [
  'a',
  'b',
  'ab',
  'a.b',
  'a-b',
  'aab',
  '.a',
  '[a]',
  'a b',
  'a*',
  '!a',
  '#a',
  '\\a',
  'é',
  'A',
  '1',
];
const PATHS = [
  ...NAMES,
  'a ',
  'd/',
  'e/',
  'ad/',
  ...NAMES.map((name) => `d/${name}`),
  'd/e/',
  ...NAMES.map((name) => `d/e/${name}`),
  'e/ab',
  'ad/ab',
];

suite('.gitignore', { skip: process.platform === 'win32' }, () => {
  test('has the same meaning as in git', () => {
    const git = new Git(PATHS);
    const word = fc.stringMatching(/^[abde.]{1,2}$/);
    const wild = fc.constantFrom(
      ...[
        '*',
        '?',
        '**',
        '***',
        '*b',
        'a*',
        'a**',
        '[ab]',
        '[!a]',
        '[^a]*',
        '[a-c]',
        '[]a]',
        '[[]a]',
        '[!]a]',
      ],
      ...[
        '[[:alpha:]]',
        '[[:punct:]a]*',
        '[[:nope:]]',
        '[a',
        '[\\a]',
        '[a-\\c]',
        '[-a]',
        '[a-]',
        '[[:a]',
        '[b-a]',
      ],
      ...[
        '\\a',
        '\\*',
        'a\\',
        '\\\\',
        '{a,b}',
        '@(a)',
        '(a)',
        'a|b',
        '.',
        '..',
        '??',
        '#a',
        '!a',
        '\\#a',
        '\\!a',
      ],
      ...[
        'a ',
        'a\\ ',
        'a  ',
        ' ',
        'a\\  ',
        'a\\\\ ',
        '\\ ',
        '\t',
        '\xc3\xa9',
        '\xc3?',
        '[a-z]-[!x]',
        'a\\/b',
      ],
    );
    const segment = fc.oneof({ weight: 2, arbitrary: word }, { weight: 3, arbitrary: wild });
    const rule = fc
      .tuple(
        fc.constantFrom('', '', '', '!', '!!', '/', '//', '!/'),
        fc.array(segment, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('/', '/', '', '\\/'),
        fc.constantFrom('', '', '', '/', '//', ' ', '\r', ' \r', '\0x'),
      )
      .map(([start, segments, joint, end]) => start + segments.join(joint) + end);
    const file = fc
      .tuple(fc.constantFrom('', '', '\xef\xbb\xbf'), fc.array(rule, { minLength: 1, maxLength: 4 }))
      .map(([mark, rules]) => mark + rules.join('\n'));
    let matched = 0;
    fc.assert(
      fc.property(fc.tuple(file, fc.oneof(fc.constant(''), file)), (rules) => {
        const theirs = git.ignored(rules);
        if (theirs.length > 0) matched++;
        assert.deepEqual(ignored(rules, PATHS), theirs, JSON.stringify(rules));
      }),
      { numRuns: 300 },
    );
    assert.ok(matched > 60, `${matched} files ignored something`);
  });

  test('takes linear time, within its budget', () => {
    const long = 'a'.repeat(250);
    for (const rule of [
      'a*'.repeat(400) + 'b',
      '(a+)+b',
      '**/'.repeat(300) + 'b',
      '[a-z]*'.repeat(150) + '!',
    ]) {
      const rules = readIgnoreRules(Buffer.from(`${rule}\n`.repeat(100))) ?? [];
      const budget = { steps: 1_000_000 };
      const { result, time } = timed(() =>
        Array.from({ length: 200 }, () =>
          isIgnored([{ folder: '', rules }], `${long}/${long}/${long}`, true, budget),
        ),
      );
      assert.ok(result.every((one) => !one));
      assert.ok(time < 3000, `${rule.slice(0, 10)}: ${time} ms`);
    }
  });

  test('is skipped if it is not a regular text file', () => {
    assert.deepEqual(ignored([`${'x'.repeat(70_000)}\na`, ''], ['a', 'b']), ['a']);
    assert.equal(readIgnoreRules(Buffer.from('a\n'.repeat(100_000))), null);
    const noise = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256));
    assert.doesNotThrow(() => readIgnoreRules(noise));
  });
});

/** A repository with files and folders (folders end with `/`). */
class Git {
  readonly #root = temporaryFolder();

  constructor(readonly paths: readonly string[]) {
    execFileSync('git', ['init', '-q', this.#root]);
    for (const path of paths) {
      const place = join(this.#root, path);
      if (path.endsWith('/')) mkdirSync(place, { recursive: true });
      else {
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, '');
      }
    }
  }

  /** The ignored paths, with the given rules in `.gitignore` and `d/.gitignore`. */
  ignored([rules, inner]: readonly [string, string]): string[] {
    writeFileSync(join(this.#root, '.gitignore'), Buffer.from(rules, 'latin1'));
    writeFileSync(join(this.#root, 'd/.gitignore'), Buffer.from(inner, 'latin1'));
    const output = this.#checkIgnore();
    const fields = output.split('\0');
    const found = new Set<string>();
    // The source, line, pattern and path of each.
    for (let index = 0; index + 3 < fields.length; index += 4) {
      const [, , pattern = '', path = ''] = fields.slice(index, index + 4);
      if (pattern !== '' && !pattern.startsWith('!')) found.add(path);
    }
    return this.paths.filter((path) => found.has(path.replace(/\/$/, '')));
  }

  #checkIgnore(): string {
    const args = ['-c', 'core.excludesFile=', 'check-ignore', '--no-index', '-v', '-n', '-z', '--stdin'];
    try {
      return execFileSync('git', args, {
        cwd: this.#root,
        input: this.paths.map((path) => `${path.replace(/\/$/, '')}\0`).join(''),
        encoding: 'utf8',
      });
    } catch (error) {
      // git exits with 1 if it ignores none of the paths.
      if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string')
        return error.stdout;
      throw error;
    }
  }
}
