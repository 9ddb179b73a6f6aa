import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FigureFolders } from '../../../server/src/files/figureFolders';
import type { Limits } from '../../../server/src/report/report';
import { applyFix } from '../../support/applyFix';
import { figureProblems, figureReport, folders } from '../../support/figureReport';
import type { ReportOptions } from '../../support/makeReport';
import { rangeOf, textAt } from '../../support/places';

const ONE_TO_TWO: Limits = { images: { min: 1, max: 2 } };
const ONE: Limits = { images: { min: 1, max: 1 } };
const TWO_TO_THREE: Limits = { images: { min: 2, max: 3 } };

function countProblems(text: string, files: readonly string[] | FigureFolders | null = null) {
  return figureProblems(text, files).filter(({ code }) => code.startsWith('figures-'));
}

/** The snippet of the only fix of the only problem of an answer. */
function snippetOf(
  answer: string,
  files: readonly string[],
  limits = ONE_TO_TWO,
  options?: ReportOptions,
): string {
  const [problem] = countProblems(figureReport(answer, limits, options), files);
  const [fix, ...others] = problem?.fixes ?? [];
  assert.ok(fix?.withoutSnippet);
  assert.deepEqual(others, []);
  const [edit, ...more] = fix.edits;
  assert.deepEqual(more, []);
  return edit?.newText ?? '';
}

suite('figures-too-few', () => {
  const table: readonly (readonly [name: string, answer: string, limits: Limits, isMissing: boolean])[] = [
    ['none', 'Words.', ONE_TO_TWO, true],
    ['none of one required', 'Words.', ONE, true],
    ['none of two required', 'Words.', TWO_TO_THREE, true],
    ['one of two required', '![a](figures/a.png)', TWO_TO_THREE, true],
    ['a link of two required', '[a](figures/a.png)', TWO_TO_THREE, true],
    ['with line breaks', '![a\nb](figures/a.png)', ONE, true],
    ['enough', '![a](figures/a.png)', ONE, false],
    ['enough, but missing', '![a](figures/none.png)', ONE, false],
    ['a link', '[a](figures/a.png)', ONE, false],
    ['HTML', '<img src="figures/a.png">', ONE, false],
    ['by reference', '![a][b]\n\n[b]: figures/a.png', ONE, false],
    ['hidden by a heading', 'Words.\n\n### Plots\n\n![a](figures/a.png)', ONE, false],
    ['hidden text without figures', 'Words.\n\n### Plots\n\nMore words.', ONE, true],
    ['in code, as the checker counts', '`![a](figures/a.png)`', ONE, false],
    ['no answer', '--- question 3 fill here ---', ONE, false],
    ['an empty answer', '', ONE, false],
    ['no figures required', 'Words.', {}, false],
  ];
  for (const [name, answer, limits, isMissing] of table) {
    test(name, () => {
      const text = figureReport(answer, limits);
      const problems = countProblems(text);
      assert.deepEqual(
        problems.map(({ code, range }) => [code, range]),
        isMissing ? [['figures-too-few', rangeOf(text, 'Answer:', 2)]] : [],
      );
    });
  }

  test('has a fix that puts a figure with line breaks on one line', () => {
    const text = figureReport('> ![my\n> plot](figures/a.png\n> "A title")');
    const [problem] = countProblems(text, ['figures/a.png']);
    const [join, insert] = problem?.fixes ?? [];
    assert.equal(join?.title, 'Write the figure on one line');
    assert.equal(applyFix(text, join), figureReport('> ![my plot](figures/a.png "A title")'));
    assert.equal(insert?.title, 'Insert a figure');
  });
});

suite('Inserting a figure', () => {
  test('offers the files that no answer uses, those of the question first', () => {
    const files = [
      'b.png',
      'a10.JPG',
      'a9.jpeg',
      'q3_1.png',
      'used.png',
      'link.png',
      'notes.txt',
      'x.svg',
      'sub/c.png',
      '13.png',
    ];
    const text = figureReport('Words.', ONE_TO_TWO).replace(
      'All of us',
      '![a](./figures/used.png) [b](figures/link.png) All of us',
    );
    const [problem] = countProblems(
      text,
      files.map((file) => `figures/${file}`),
    );
    const [fix] = problem?.fixes ?? [];
    assert.equal(fix?.title, 'Insert a figure');
    assert.equal(
      fix.edits[0]?.newText,
      '\n\n![${1:description}](figures/${2|q3_1.png,13.png,a9.jpeg,a10.JPG,b.png|})$0',
    );
  });

  test('works with one file, no file, and no folder', () => {
    assert.equal(snippetOf('Words.', ['figures/a b.png']), '\n\n![${1:description}](figures/a%20b.png)$0');
    assert.equal(snippetOf('Words.', []), '\n\n![${1:description}](figures/${2:q3.png})$0');
    assert.match(
      countProblems(figureReport('Words.'), folders({ figures: null }))[0]?.fixes?.[0]?.edits[0]?.newText ??
        '',
      /\$\{2:q3\.png\}/,
    );
  });

  test('encodes special characters of snippets and targets', () => {
    assert.equal(
      snippetOf('Words.', ['figures/a,b|c$1}.png', 'figures/a\\b.png']),
      '\n\n![${1:description}](figures/${2|a%2Cb%7Cc%241%7D.png,a%5Cb.png|})$0',
    );
  });

  test('inserts all missing figures, each with another file first', () => {
    const one = '![${1:description}](figures/${2|a.png,b.png|})';
    assert.equal(
      snippetOf('Words.', ['figures/a.png', 'figures/b.png'], TWO_TO_THREE),
      `\n\n${one}\n\n![\${3:description}](figures/b.png)$0`,
    );
  });

  const places: readonly (readonly [name: string, answer: string, fixed: string, options?: ReportOptions])[] =
    [
      ['after the answer', 'Words.', 'Words.\n\n![description](figures/a.png)'],
      ['after spaces at the end of the line', 'Words.  ', 'Words.  \n\n![description](figures/a.png)'],
      ['before blank lines', 'Words.\n\n\n', 'Words.\n\n![description](figures/a.png)\n\n\n'],
      ['in the quote', '> Words.\n>', '> Words.\n>\n> ![description](figures/a.png)\n>'],
      [
        'after a quote in the quote',
        '> Words.\n> > A quote.',
        '> Words.\n> > A quote.\n>\n> ![description](figures/a.png)',
      ],
      ['in the quote', 'Words.', 'Words.\n\n![description](figures/a.png)', { placement: 'quoted' }],
      [
        'after words on the line of `Answer:`',
        'Words.',
        'Words.\n\n![description](figures/a.png)',
        { placement: 'inline' },
      ],
      ['outside the quote', 'Words.', 'Words.\n\n![description](figures/a.png)', { placement: 'no-blank' }],
      [
        'below an `Answer:` outside the quote',
        '> Words.',
        '> Words.\n\n![description](figures/a.png)',
        { placement: 'unquoted' },
      ],
      [
        'before text that a heading hides',
        'Words.\n\n#### More\n\nLost.',
        'Words.\n\n![description](figures/a.png)\n\n#### More\n\nLost.',
      ],
      [
        'before a heading right below',
        'Words.\n#### More\n\nLost.',
        'Words.\n\n![description](figures/a.png)\n\n#### More\n\nLost.',
      ],
      [
        'before a heading that begins the answer',
        '#### More\n\nLost.',
        '![description](figures/a.png)\n\n#### More\n\nLost.',
      ],
      [
        'after a second `Answer:`',
        'Lost. Answer:\n\nWords.',
        'Lost. Answer:\n\nWords.\n\n![description](figures/a.png)',
      ],
    ];
  for (const [name, answer, fixed, options = {}] of places) {
    for (const lineEnd of ['\n', '\r\n'] as const) {
      test(`${name}${lineEnd === '\n' ? '' : ', CRLF'}`, () => {
        const text = figureReport(answer, ONE_TO_TWO, { ...options, lineEnd });
        const [problem] = countProblems(text, ['figures/a.png']);
        const [fix] = problem?.fixes ?? [];
        assert.ok(fix);
        assert.equal(applyFix(text, fix), figureReport(fixed, ONE_TO_TWO, { ...options, lineEnd }));
      });
    }
  }

  test('adds a blank line before a heading right below', () => {
    const text = figureReport('Words.').replace('Words.\n\n### Question 4', 'Words.\n### Question 4');
    const [fix] = countProblems(text, ['figures/a.png'])[0]?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyFix(text, fix), figureReport('Words.\n\n![description](figures/a.png)'));
  });

  test('works at the end of a file without a final line end', () => {
    const [before = ''] = figureReport('').split('### Question 4');
    const text = `${before.trimEnd()}\n\nWords.`;
    const [fix] = countProblems(text, ['figures/a.png'])[0]?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyFix(text, fix), `${text}\n\n![description](figures/a.png)`);
  });
});

suite('figures-too-many', () => {
  const table: readonly (readonly [name: string, answer: string, limits: Limits, at: string | null])[] = [
    ['the maximum', '![a](b.png) ![c](d.png)', ONE_TO_TWO, null],
    ['one too many', '![a](figures/a.png)\n\n![b](figures/b.png) and so on', ONE, '![b](figures/b.png)'],
    [
      'two too many, on separate lines',
      '> ![a](a.png) ![b](b.png)\n> ![c](c.png) x\n> y ![d](d.png) z',
      ONE_TO_TWO,
      '![c](c.png) x\n> y ![d](d.png)',
    ],
    ['in code, which the checker counts', '![a](a.png)\n\n    ![b](b.png)', ONE, '![b](b.png)'],
    ['hidden by a heading, which does not count', '![a](a.png)\n\n## More\n\n![b](b.png)', ONE, null],
    [
      'before and after a second `Answer:`',
      '![a](a.png) Answer: ![b](b.png) ![c](c.png)',
      ONE,
      '![c](c.png)',
    ],
    ['HTML, which does not count', '![a](a.png) <img src="b.png">', ONE, null],
  ];
  for (const [name, answer, limits, at] of table) {
    test(name, () => {
      const text = figureReport(answer, limits);
      const problems = countProblems(text);
      assert.deepEqual(
        problems.map(({ code, range }) => [code, textAt(text, range)]),
        at === null ? [] : [['figures-too-many', at]],
      );
    });
  }
});

suite('Fixes without snippets', () => {
  /** The titles of the fixes for a client without snippets, and their texts. */
  function plainFixes(files: readonly string[]): (readonly [title: string, text: string | undefined])[] {
    const [problem] = countProblems(figureReport('Words.', TWO_TO_THREE), files);
    return (problem?.fixes?.[0]?.withoutSnippet ?? []).map(
      ({ title, edits }) => [title, edits[0]?.newText] as const,
    );
  }

  test('are one for each file that no answer uses, with an empty description', () => {
    assert.deepEqual(plainFixes(['figures/a b.png', 'figures/c.jpg', 'figures/notes.txt']), [
      ['Insert the figure `a b.png`', '\n\n![](figures/a%20b.png)'],
      ['Insert the figure `c.jpg`', '\n\n![](figures/c.jpg)'],
    ]);
  });

  test('use the name of the question if there is no file', () => {
    const [[title, text] = [], ...others] = plainFixes([]);
    assert.deepEqual([title, others], ['Insert a figure', []]);
    assert.match(text ?? '', /^\n\n!\[\]\(figures\/q\d+\.png\)$/);
  });
});
