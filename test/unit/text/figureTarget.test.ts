import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  candidatePaths,
  encodeTarget,
  extensionOf,
  folderOf,
  hasAcceptedExtension,
  hasImageExtension,
  nameOf,
  resolveTarget,
  suffixOf,
  tailsIn,
  tailsOf,
  type FigureTarget,
} from '../../../server/src/text/figureTarget';
import { figureFoldersOf } from '../../../server/src/report/figureFolders';
import { parseReport } from '../../../server/src/report/parse';
import { makeReport } from '../../support/makeReport';
import { runs } from '../../support/runs';

const local = (path: string): FigureTarget => ({ kind: 'local', path });
const rooted = (path: string): FigureTarget => ({ kind: 'rooted', path });
const backslashed = (path: string): FigureTarget => ({ kind: 'backslashed', path });
const remote: FigureTarget = { kind: 'remote' };
const foreign: FigureTarget = { kind: 'foreign' };
const none: FigureTarget = { kind: 'none' };

suite('The target of a figure', () => {
  const table: readonly (readonly [string, FigureTarget])[] = [
    ['figures/q1.png', local('figures/q1.png')],
    [' figures/q1.png ', local('figures/q1.png')],
    ['./figures//a/./b/../q1.png', local('figures/a/q1.png')],
    ['q1.png', local('q1.png')],
    ['../docs/q1.png', local('../docs/q1.png')],
    ['figures/../../x', local('../x')],
    ['../../etc/passwd', local('../../etc/passwd')],
    ['%2e%2e%2fx.png', local('../x.png')],
    ['figures/my%20plot.png', local('figures/my plot.png')],
    ['figures/my plot.png', local('figures/my plot.png')],
    ['figures/%C3%A6.png', local('figures/æ.png')],
    ['figures/100%.png', local('figures/100%.png')],
    ['figures/100%25.png', local('figures/100%.png')],
    ['figures/100%%20b.png', local('figures/100% b.png')],
    ['figures/%zz%20a.png', local('figures/%zz a.png')],
    ['figures/%FF%20.png', local('figures/%FF%20.png')],
    ['figures/q1.png?raw=true', local('figures/q1.png')],
    ['figures/q1.png#top', local('figures/q1.png')],
    ['figures/a%231.png', local('figures/a#1.png')],
    ['figures/a:b.png', local('figures/a:b.png')],
    ['CON', local('CON')],
    ['figures/q1.png.', local('figures/q1.png.')],
    ['/figures/q1.png', rooted('figures/q1.png')],
    ['%2Ffigures/q1.png', rooted('figures/q1.png')],
    ['figures\\q1.png', backslashed('figures/q1.png')],
    ['.\\figures\\q1.png', backslashed('figures/q1.png')],
    ['..\\..\\x', backslashed('../../x')],
    ['figures%5Cq1.png', backslashed('figures/q1.png')],
    ['https://host/a.png', remote],
    ['HTTP://host/a.png', remote],
    ['//host/a.png', remote],
    ['C:\\pictures\\a.png', foreign],
    ['c:/pictures/a.png', foreign],
    ['c%3A/pictures/a.png', foreign],
    ['\\\\server\\share\\a.png', foreign],
    ['%5C%5Cserver%5Ca.png', foreign],
    ['%2F%2Fserver/a.png', foreign],
    ['file:///home/a.png', foreign],
    ['vscode:open', foreign],
    ['data:image/png;base64,AAAA', foreign],
    ['', none],
    ['#top', none],
    ['?raw=true', none],
    ['.', none],
    ['/', none],
    ['figures/..', none],
    ['figures/\0.png', none],
    ['figures/%00.png', none],
    ['figures/%0A.png', none],
    [`figures/${'a'.repeat(10_000)}.png`, none],
  ];
  for (const [target, expected] of table) {
    test(JSON.stringify(target.slice(0, 40)), () => {
      assert.deepEqual(resolveTarget(target), expected);
    });
  }

  test('is resolved for any text, and a path has no `.`, inner `..`, or empty part', () => {
    const pieces = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2F',
      '%',
      '%5C',
      ':',
      '#',
      '?',
      'a',
      ' ',
      'é',
      '\uD800',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const target = resolveTarget(text);
        if (!('path' in target)) return;
        const parts = target.path.split('/');
        const inner = parts.slice(parts.findLastIndex((part) => part === '..') + 1);
        assert.ok(parts.slice(0, parts.length - inner.length).every((part) => part === '..'));
        assert.ok(inner.every((part) => part !== '' && part !== '.'));
      }),
      runs(100),
    );
  });
});

suite('Writing a path as a target', () => {
  const table: readonly (readonly [string, string])[] = [
    ['figures/q1.png', 'figures/q1.png'],
    ['figures/my plot (1).png', 'figures/my%20plot%20%281%29.png'],
    ['figures/W&B 50%.png', 'figures/W%26B%2050%25.png'],
    ['figures/a#b?c.png', 'figures/a%23b%3Fc.png'],
    [`figures/"a'<b>.png`, 'figures/%22a%27%3Cb%3E.png'],
    ['figures/[a]`b`.png', 'figures/%5Ba%5D%60b%60.png'],
    ['figures/a\u00A0b.png', 'figures/a%C2%A0b.png'],
    ['figures/æ_ø*å!.png', 'figures/æ_ø*å!.png'],
  ];
  for (const [path, expected] of table) {
    test(path, () => {
      assert.equal(encodeTarget(path), expected);
    });
  }

  test('gives a target that resolves to the path', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/[/\\]|^\.\.?$/.test(text) && text.trim() === text);
    fc.assert(
      fc.property(name, (text) => {
        fc.pre(!/\p{Cc}/u.test(text));
        assert.deepEqual(resolveTarget(encodeTarget(`figures/${text}`)), local(`figures/${text}`));
      }),
      runs(100),
    );
  });
});

suite('Parts of a path', () => {
  test('are the folder and the name', () => {
    assert.equal(folderOf('figures/a/b.png'), 'figures/a');
    assert.equal(folderOf('b.png'), '');
    assert.equal(nameOf('figures/a/b.png'), 'b.png');
    assert.equal(nameOf('b.png'), 'b.png');
  });

  test('include the extension, in lower case', () => {
    assert.equal(extensionOf('figures/a.PNG'), 'png');
    assert.equal(extensionOf('figures/a#1?.drawio.png'), 'png');
    assert.equal(extensionOf('figures.d/a'), '');
    assert.equal(suffixOf('a.png?b#c'), '?b#c');
    assert.equal(suffixOf('a.png'), '');
  });

  test('tell image files and accepted formats by extension', () => {
    assert.deepEqual(
      ['a.png', 'a.JPG', 'a#x.jpeg', 'a.jpeg#x', 'a.svg', 'a.gif', 'a.pdf', 'png', ''].map((path) => [
        hasImageExtension(path),
        hasAcceptedExtension(path),
      ]),
      [
        [true, true],
        [true, true],
        [true, true],
        [false, false],
        [true, false],
        [true, false],
        [false, false],
        [false, false],
        [false, false],
      ],
    );
  });
});

suite('The possible meanings of a path', () => {
  test('are its last parts, each with a folder', () => {
    assert.deepEqual(tailsOf('a/b/figures/x.png'), ['b/figures/x.png', 'figures/x.png']);
    assert.deepEqual(tailsOf('../reports/figures/x.png'), ['reports/figures/x.png', 'figures/x.png']);
    assert.deepEqual(tailsOf('figures/x.png'), []);
    assert.deepEqual(tailsOf('x.png'), []);
    assert.equal(tailsOf('a/b/c/d/e/f/x.png').at(0), 'd/e/f/x.png');
  });

  test('are the last parts of an address or a local path', () => {
    assert.deepEqual(tailsIn('https://host/a/figures/my%20x.png?raw=true'), [
      'a/figures/my x.png',
      'figures/my x.png',
    ]);
    assert.equal(tailsIn('C:\\me\\figures\\x.png').at(-1), 'figures/x.png');
    assert.deepEqual(tailsIn(`data:image/png;base64,${'a/'.repeat(5000)}`), []);
  });

  test('start with the path as written', () => {
    assert.deepEqual(candidatePaths('reports/figures/x.png'), ['reports/figures/x.png', 'figures/x.png']);
    assert.deepEqual(candidatePaths('/figures/x.png'), ['figures/x.png']);
    assert.deepEqual(candidatePaths('https://host/figures/x.png'), []);
    assert.deepEqual(candidatePaths(`${'a/'.repeat(40)}x.png`), []);
  });
});

suite('The folders to list for a report', () => {
  function folders(answer: string): string[] {
    return figureFoldersOf(parseReport(makeReport({ course: [{}, {}, {}], answers: { 3: answer } })));
  }

  test('always include its own folder and `figures`', () => {
    assert.deepEqual(folders('No figure.'), ['', 'figures']);
    assert.deepEqual(folders('![a](https://host/a/b.png) ![b](C:/a/b.png)'), ['', 'figures']);
  });

  test('include those of its figures and their parents', () => {
    assert.deepEqual(folders('![a](figures/a/b/x.png)'), [
      '',
      'figures',
      'figures/a/b',
      'figures/a',
      'a/b',
      'a',
      'b',
    ]);
    assert.deepEqual(folders('[a](../docs/x.png)').toSorted(), ['', '..', '../docs', 'docs', 'figures']);
    assert.deepEqual(folders('![a](reports/figures/x.png)').toSorted(), [
      '',
      'figures',
      'reports',
      'reports/figures',
    ]);
  });
});
