import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import fc from 'fast-check';
import picomatch from 'picomatch/posix.js';
import { isGlob, readGlob } from '../../../server/src/text/glob';
import { timed } from '../../support/timing';

function matches(glob: string, ...paths: string[]): boolean[] {
  const match = readGlob(glob);
  return paths.map((path) => match(path).isWhole);
}

suite('A glob', () => {
  test('follows LSP', () => {
    assert.deepEqual(matches('*.md', 'a.md', '.md', 'b/a.md', 'a.mdx'), [true, true, false, false]);
    assert.deepEqual(matches('?.md', 'a.md', 'é.md', '😀.md', 'ab.md'), [true, true, true, false]);
    assert.deepEqual(matches('**/a/*.md', 'a/x.md', 'b/c/a/x.md', '/a/x.md', 'ba/x.md'), [
      true,
      true,
      true,
      false,
    ]);
    assert.deepEqual(matches('a/**', 'a', 'a/b', 'a/b/c', 'ab'), [true, true, true, false]);
    assert.deepEqual(matches('a/**/b', 'a/b', 'a/x/b', 'a/x/y/b', 'a/xb'), [true, true, true, false]);
    assert.deepEqual(matches('**', 'a', 'a/b'), [true, true]);
    assert.deepEqual(matches('a**b', 'axb', 'ab', 'a/b'), [true, true, false]);
    assert.deepEqual(matches('{a,b/c}/d.{md,txt}', 'a/d.md', 'b/c/d.txt', 'c/d.md'), [true, true, false]);
    assert.deepEqual(matches('{a,{b,c}d}', 'a', 'cd', 'b'), [true, true, false]);
    assert.deepEqual(matches('{**/a,b}.md', 'x/y/a.md', 'b.md', 'x/b.md'), [true, true, false]);
    assert.deepEqual(matches('{x/**,y}', 'x/a/b', 'x', 'y', 'y/a'), [true, true, true, false]);
    assert.deepEqual(matches('a[0-9].md', 'a1.md', 'ab.md'), [true, false]);
    assert.deepEqual(matches('a[!0-9]', 'ab', 'a1', 'a/'), [true, false, false]);
    assert.deepEqual(matches('[]x]', ']', 'x'), [true, true]);
  });

  test('matches other characters literally', () => {
    for (const literal of [
      '(a+)+b',
      '@(a)',
      '!(a)',
      '+(a)',
      'a|b',
      '!a',
      '^a$',
      'a.b',
      '\\*'.slice(0, 1),
      '[',
      'a[b',
      '{',
      '{a',
      'a}',
      ',',
    ]) {
      assert.deepEqual(matches(literal, literal), [true], literal);
      assert.equal(isGlob(literal), false, literal);
    }
    assert.deepEqual(matches('(a+)+b', 'aab'), [false]);
    assert.deepEqual(matches('a.b', 'axb'), [false]);
  });

  test('can ignore letter case and hidden names', () => {
    assert.equal(readGlob('Reports/*.MD', { ignoreCase: true })('rePORTS/a.md').isWhole, true);
    const visible = readGlob('**/*.md', { dot: false });
    assert.deepEqual(
      ['a/b.md', '.a/b.md', 'a/.b/c.md'].map((path) => visible(path).isWhole),
      [true, false, false],
    );
    assert.equal(readGlob('.a/*.md', { dot: false })('.a/b.md').isWhole, true);
  });

  test('says whether anything below a folder can match', () => {
    const match = readGlob('a/{b,c}/*.md');
    assert.deepEqual(
      ['a/', 'a/b/', 'x/', 'a/d/', 'a/b/c/'].map((path) => match(path).isStart),
      [true, true, false, false, false],
    );
  });

  test('matches the same paths as picomatch', () => {
    const name = fc.stringMatching(/^[abc]{1,2}(\.[abc])?$/);
    const wild = fc.oneof(
      fc.constantFrom('*', '?', 'a*', '*b', '?c', '*.*', '[ab]', '[!a]c', '[a-b]*', '{a,bc}', 'a{b,c*}'),
      fc.tuple(name, name).map(([a, b]) => `{${a},${b}}`),
    );
    const segment = fc.oneof(name, wild);
    const glob = fc
      .array(fc.oneof({ weight: 4, arbitrary: segment }, { weight: 1, arbitrary: fc.constant('**') }), {
        minLength: 1,
        maxLength: 4,
      })
      .filter((segments) => !segments.some((one, index) => one === '**' && segments[index + 1] === '**'))
      .map((segments) => segments.join('/'))
      // In picomatch, `a/**` matches `a`, but `*/**` does not.
      .filter((pattern) => !/[*?\]}].*\/\*\*$/.test(pattern));
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    let matched = 0;
    fc.assert(
      fc.property(glob, fc.array(path, { minLength: 20, maxLength: 20 }), (pattern, paths) => {
        // It supports `[!a]` only with its option `posix`, which changes more than that.
        const theirs = picomatch(pattern.replaceAll('[!', '[^'), { dot: true });
        const ours = readGlob(pattern);
        for (const one of paths) {
          assert.equal(ours(one).isWhole, theirs(one), `${pattern} with ${one}`);
          if (theirs(one)) matched++;
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(matched > 1000, `${matched} matched`);
  });

  test('takes linear time, whatever the pattern', () => {
    const path = `${'a'.repeat(4000)}!`;
    for (const glob of [
      '*a'.repeat(100),
      '**/'.repeat(60),
      '{a,a}'.repeat(40),
      '{a,{a,{a,{a,a}}}}*'.repeat(10),
      '{*,*}'.repeat(40),
      `${'{'.repeat(90)}${'}'.repeat(90)}*a*a`,
      '[a-z]*'.repeat(30),
    ]) {
      const match = readGlob(glob);
      const { result, time } = timed(() => [match(path), match('a/'.repeat(2000) + '!')]);
      for (const { work } of result) assert.ok(work <= path.length * glob.length * 4, `${glob}: ${work}`);
      assert.ok(time < 5000, `${glob}: ${time} ms`);
    }
  });
});
