import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import type { Figure } from '../../../server/src/report/report';
import { inReport, questionIn } from '../../support/parsed';
import { rangeOf, text, textAt } from '../../support/places';

/** The figures of the first of two questions, with ranges in the document, and without the other files that they name. */
function figuresIn(source: string): Figure[] {
  return allIn(source).filter(({ kind }) => kind !== 'path');
}

function allIn(source: string): Figure[] {
  const question = questionIn(source);
  return (question.block.answer?.figures ?? []).map((figure) => ({
    ...figure,
    range: inReport(question, figure.range),
    targetRange: figure.targetRange && inReport(question, figure.targetRange),
    altRange: figure.altRange && inReport(question, figure.altRange),
  }));
}

function figureIn(source: string): Figure {
  const figures = figuresIn(source);
  const [figure] = figures;
  if (!figure || figures.length !== 1) throw new Error(`${figures.length} figures`);
  return figure;
}

/** A report with these lines as its first answer. */
function answered(...lines: readonly string[]): string {
  return text('# 😀', '', '### Question 1', '> Answer:', '', ...lines, '', '### Question 2', '> Answer: no');
}

interface Wanted {
  readonly kind?: Figure['kind'];
  /** The source of the figure; the whole line by default. */
  readonly figure?: string;
  readonly target: string;
  /** The source of the target; null if it has none; the target by default. */
  readonly written?: string | null;
  readonly alt: string;
  /** The source of the description; null if it has none; the description by default. */
  readonly described?: string | null;
  readonly title?: string;
}

function check(source: string, line: string, wanted: Wanted): void {
  const { kind = 'markdown', figure = line, target, alt, title = null } = wanted;
  const { written = target, described = alt } = wanted;
  const found = figureIn(source);
  assert.deepEqual(
    { kind: found.kind, target: found.target, alt: found.alt, title: found.title },
    { kind, target, alt, title },
  );
  const range = rangeOf(source, figure);
  assert.deepEqual(found.range, range);
  assert.equal(found.targetRange && textAt(source, found.targetRange), written);
  assert.equal(found.altRange && textAt(source, found.altRange), described);
}

suite('A Markdown image', () => {
  const CASES: readonly (readonly [line: string, wanted: Wanted])[] = [
    ['![a b](c.png)', { target: 'c.png', alt: 'a b' }],
    ['![](c.png)', { target: 'c.png', alt: '' }],
    ['![a]()', { target: '', written: null, alt: 'a' }],
    ['![a](<>)', { target: '', written: '<>', alt: 'a' }],
    ['![a](c.png "a title")', { target: 'c.png', alt: 'a', title: 'a title' }],
    ['![a]( c.png  \'it "is"\' )', { target: 'c.png', alt: 'a', title: 'it "is"' }],
    ['![a](c.png (title))', { target: 'c.png', alt: 'a', title: 'title' }],
    ['![a](<c d.png>)', { target: 'c d.png', written: '<c d.png>', alt: 'a' }],
    ['![a](<c d.png> "t")', { target: 'c d.png', written: '<c d.png>', alt: 'a', title: 't' }],
    ['![a](c%20d.png)', { target: 'c%20d.png', alt: 'a' }],
    ['![a](c(1).png)', { target: 'c(1).png', alt: 'a' }],
    ['![a](c\\(1.png)', { target: 'c(1.png', written: 'c\\(1.png', alt: 'a' }],
    ['![a](c\\_d.png)', { target: 'c_d.png', written: 'c\\_d.png', alt: 'a' }],
    ['![a](c&amp;d.png)', { target: 'c&d.png', written: 'c&amp;d.png', alt: 'a' }],
    ['![a](c&#x20;d.png)', { target: 'c d.png', written: 'c&#x20;d.png', alt: 'a' }],
    ['![a](c.png?raw=true#top)', { target: 'c.png?raw=true#top', alt: 'a' }],
    ['![a](https://example.org/c.png)', { target: 'https://example.org/c.png', alt: 'a' }],
    ['![a](C.PNG)', { target: 'C.PNG', alt: 'a' }],
    ['![a](c.pdf)', { target: 'c.pdf', alt: 'a' }],
    ['![a](..\\c.png)', { target: '..\\c.png', alt: 'a' }],
    ['![a \\] b](c.png)', { target: 'c.png', alt: 'a ] b', described: 'a \\] b' }],
    ['![a &copy; b](c.png)', { target: 'c.png', alt: 'a © b', described: 'a &copy; b' }],
    ['![a **b** `c`](d.png)', { target: 'd.png', alt: 'a b c', described: 'a **b** `c`' }],
    ['![a [b] c](d.png)', { target: 'd.png', alt: 'a [b] c' }],
    ['![a [b](c.png) d](e.png)', { target: 'e.png', alt: 'a b d', described: 'a [b](c.png) d' }],
    ['![a ![b](c.png) d](e.png)', { target: 'e.png', alt: 'a b d', described: 'a ![b](c.png) d' }],
    ['![a ![b](c.png) d]()', { target: '', written: null, alt: 'a b d', described: 'a ![b](c.png) d' }],
    ['![😀 é](Bücher/日本.png)', { target: 'Bücher/日本.png', alt: '😀 é' }],
    ['![ a ](c.png)', { target: 'c.png', alt: ' a ', described: ' a ' }],
  ];
  for (const [line, wanted] of CASES) {
    test(JSON.stringify(line), () => {
      check(answered(line), line, wanted);
    });
  }

  for (const [name, lines] of [
    ['after a tab', ['x\t![a](c.png)']],
    ['after an emoji', ['😀👩‍💻 ![a](c.png) 😀']],
    ['after a byte order mark', ['\ufeff![a](c.png)']],
    ['after a zero-width space', ['\u200b![a](c.png)']],
    ['in a list', ['- one', '  - two ![a](c.png)', '    three']],
    ['in a list indented by a tab', ['1. one', '', '\t![a](c.png)']],
    ['in a block quote', ['> one', '> ![a](c.png)']],
    ['in a block quote in a list', ['- > one', '  >', '  > ![a](c.png)']],
    ['in a heading', ['# ![a](c.png)', 'x']],
    ['in an underlined heading', ['![a](c.png)', '===']],
    ['in a table', ['| a | b |', '|---|---|', '| ![a](c.png) | d |']],
    ['in emphasis', ['*one **![a](c.png)***']],
    ['in a lazy paragraph', ['> one', '![a](c.png)']],
    ['in HTML with blank lines', ['<p align="center">', '', '![a](c.png)', '', '</p>']],
    ['after inline HTML', ['<b>x</b> ![a](c.png)']],
    ['after an opening bracket', ['[ ![a](c.png)']],
    ['after an escaped backslash', ['\\\\![a](c.png)']],
    ['after an unclosed code span', ['` ![a](c.png)']],
    ['after a closed fence', ['```', 'x', '```', '![a](c.png)']],
    ['below a comment', ['<!-- x -->', '![a](c.png)']],
    ['below a rule', ['---', '![a](c.png)']],
  ] as const) {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      test(`${name}, with ${JSON.stringify(lineEnd)}`, () => {
        check(answered(...lines).replaceAll('\n', lineEnd), '![a](c.png)', { target: 'c.png', alt: 'a' });
      });
    }
  }

  test('may have line breaks in its description', () => {
    const source = answered('x ![one', 'two](c.png)');
    check(source, '![one\ntwo](c.png)', { target: 'c.png', alt: 'one\ntwo' });
  });

  test('may have line breaks in a block quote', () => {
    const source = answered('> x ![one', '> two](c.png', '> "t")').replaceAll('\n', '\r\n');
    const found = figureIn(source);
    assert.equal(textAt(source, found.range), '![one\r\n> two](c.png\r\n> "t")');
    assert.equal(found.altRange && textAt(source, found.altRange), 'one\r\n> two');
    assert.deepEqual(found.targetRange, rangeOf(source, 'c.png'));
    assert.equal(found.title, 't');
  });

  test('may be on the line of Answer:', () => {
    for (const [gap, quote] of [
      [' ', '> '],
      ['\t', ''],
      ['     ', '> '],
      [' **text** ', ''],
    ]) {
      const source = text('### Question 1', `${quote}Answer:${gap}![a](c.png)`, '');
      check(source, '![a](c.png)', { target: 'c.png', alt: 'a' });
    }
    check('### Question 1\n**Answer:** ![a](c.png)', '![a](c.png)', { target: 'c.png', alt: 'a' });
  });

  test('may start on the line of Answer:, in the quote', () => {
    const source = text('### Question 1', '> Answer: ![one', '> two](c.png)', '');
    check(source, '![one\n> two](c.png)', { target: 'c.png', alt: 'one\ntwo', described: 'one\n> two' });
  });

  test('is found only in the answer', () => {
    const source = text(
      '![a](b.png)',
      '### Question 1',
      '> ![c](d.png) Answer: ![e](f.png)',
      '## Part',
      '> ![g](h.png)',
      '### Question 2',
    );
    assert.deepEqual(
      figuresIn(source).map(({ target }) => target),
      ['f.png'],
    );
  });

  test('may be at the end of a text without a final newline', () => {
    check('### Question 1\nAnswer:\n![a](c.png)', '![a](c.png)', { target: 'c.png', alt: 'a' });
  });

  for (const [name, lines] of [
    ['in a code span', ['`![a](c.png)`']],
    ['in a code span over lines', ['`x', '![a](c.png)`']],
    ['in a fence', ['```', '![a](c.png)', '```']],
    ['in a fence of tildes', ['~~~md', '![a](c.png)', '~~~']],
    ['in a fence that is never closed', ['```', '', '![a](c.png)']],
    ['in a fence in a list', ['- x', '  ```', '  ![a](c.png)', '  ```']],
    ['in a fence in a quote', ['> ```', '> ![a](c.png)', '> ```']],
    ['indented as code', ['    ![a](c.png)']],
    ['in a comment', ['<!-- ![a](c.png) -->']],
    ['in a comment over lines', ['<!--', '', '![a](c.png)', '-->']],
    ['in HTML', ['<div>', '![a](c.png)', '</div>']],
    ['in an attribute', ['x <b title="![a](c.png)">']],
    ['with an escaped mark and no link', ['!\\[a](c.png)']],
    ['with a space before the target', ['![a] (c.png)']],
    ['with a space in its target', ['![a](c d.png)']],
    ['that is not closed', ['![a](c.png']],
    ['across a blank line', ['![a', '', 'b](c.png)']],
  ] as const) {
    test(`is not found ${name}`, () => {
      assert.deepEqual(figuresIn(answered(...lines)), []);
    });
  }

  test('is a link after an escaped exclamation mark', () => {
    check(answered('\\![a](c.png)'), '[a](c.png)', { kind: 'link', target: 'c.png', alt: 'a' });
  });

  test('is found in the order of the text', () => {
    const source = answered(
      '![a](1.png) [![b](2.png)](3.png)',
      '<img src="4.png">',
      '',
      '![c](5.png)![d](6.png)',
    );
    const figures = figuresIn(source);
    assert.deepEqual(
      figures.map(({ target }) => target),
      ['1.png', '2.png', '4.png', '5.png', '6.png'],
    );
    for (const { target, targetRange } of figures) assert.deepEqual(targetRange, rangeOf(source, target));
  });
});

suite('GitHub’s Markdown', () => {
  test('has figures in footnotes, tables and struck text', () => {
    const source = answered('[^1]: ![a](b.png)', '', '| ![c](d.png) |', '|--|', '', '~~![e](f.png)~~');
    assert.deepEqual(
      figuresIn(source).map(({ target }) => target),
      ['b.png', 'd.png', 'f.png'],
    );
  });

  test('has no figures in formulas, and a footnote is not a link', () => {
    const source = answered('$![a](b.png)$ [^1](c.png)', '', '[^1]: note');
    assert.deepEqual(figuresIn(source), []);
  });

  test('accepts attributes without quotation marks', () => {
    const line = '<img src=figures/a.png alt=b>';
    check(answered(line), line, { kind: 'html', target: 'figures/a.png', alt: 'b' });
    const source = answered(`text <img width=1/2 src=figures/a.png/> text`);
    assert.equal(figureIn(source).target, 'figures/a.png/');
  });
});

test('other files that figures name have ranges', () => {
  const source = answered(
    '[![a](b.png)](c.png "t") [![d](e.png)](f.html)',
    '',
    '<a href="g.png"><img src="h.png" srcset="i.png 1x, j.png 2x"></a>',
  );
  const paths = allIn(source).filter(({ kind }) => kind === 'path');
  assert.deepEqual(
    paths.map(({ target, targetRange }) => [target, targetRange && textAt(source, targetRange)]),
    ['c.png', 'g.png', 'i.png', 'j.png'].map((path) => [path, path]),
  );
});

suite('A link to an image file', () => {
  const CASES: readonly (readonly [line: string, wanted: Wanted])[] = [
    ['[a](reports/figures/c.jpeg)', { target: 'reports/figures/c.jpeg', alt: 'a' }],
    ['[a *b*](c.PNG "t")', { target: 'c.PNG', alt: 'a b', described: 'a *b*', title: 't' }],
    ['[](c.png)', { target: 'c.png', alt: '' }],
    ['[a `b`](<c d.svg>)', { target: 'c d.svg', written: '<c d.svg>', alt: 'a b', described: 'a `b`' }],
    ['[a](https://example.org/c.png?raw=1)', { target: 'https://example.org/c.png?raw=1', alt: 'a' }],
  ];
  for (const [line, wanted] of CASES) {
    test(JSON.stringify(line), () => {
      check(answered(`😀 ${line}.`), line, { kind: 'link', ...wanted });
    });
  }

  for (const written of ['b&#46;png', 'b\\.png', 'b.p&#110;g', 'b.PNG'])
    test(`is found if its name is written as ${written}`, () => {
      assert.deepEqual(
        figuresIn(answered(`[a](${written})`)).map(({ kind, target }) => [kind, target.toLowerCase()]),
        [['link', 'b.png']],
      );
    });

  test('by reference has a target, but no range for it', () => {
    for (const line of ['[a][r]', '[r][]', '[r]']) {
      check(answered(line, '', '[r]: c.png'), line, {
        kind: 'link',
        target: 'c.png',
        written: null,
        alt: line.slice(1, 2),
      });
    }
  });

  test('around an image is not found as a separate figure', () => {
    for (const image of ['![a](c.png)', '**![a](c.png)**']) {
      check(answered(`[x ${image}](d.png)`), '![a](c.png)', { target: 'c.png', alt: 'a' });
    }
    const source = answered('[<img src="c.png">](d.png)');
    check(source, '<img src="c.png">', { kind: 'html', target: 'c.png', alt: '', described: null });
  });

  for (const line of [
    '[a](c.html)',
    '[a](c)',
    '[a](png)',
    '[a](https://example.org)',
    '<https://example.org/c.png>',
    'https://example.org/c.png',
    '`[a](c.png)`',
    '[a](mailto:a@b.png)'.replace('b.png', 'b.org'),
  ]) {
    test(`is not found in ${JSON.stringify(line)}`, () => {
      assert.deepEqual(figuresIn(answered(line)), []);
    });
  }
});

suite('An HTML image', () => {
  const CASES: readonly (readonly [line: string, wanted: Wanted])[] = [
    ['<img src="c.png" alt="a b">', { target: 'c.png', alt: 'a b' }],
    ["<img alt='a' src='c d.png' width=80% />", { target: 'c d.png', alt: 'a' }],
    ['<IMG SRC=c.png ALT=a>', { target: 'c.png', alt: 'a' }],
    ['<img src = "c.png">', { target: 'c.png', alt: '', described: null }],
    ['<img src="c.png" alt>', { target: 'c.png', alt: '', described: null }],
    ['<img src="c.png" alt="">', { target: 'c.png', alt: '', described: '' }],
    [
      '<img src="c&amp;d.png" alt="a &lt; b" title="t">',
      { target: 'c&d.png', written: 'c&amp;d.png', alt: 'a < b', described: 'a &lt; b', title: 't' },
    ],
    ['<img title="x > y" src="c.png">', { target: 'c.png', alt: '', described: null, title: 'x > y' }],
    ['<img src="c.png" src="d.png">', { target: 'c.png', alt: '', described: null }],
  ];
  for (const [line, wanted] of CASES) {
    test(JSON.stringify(line), () => {
      check(answered(line), line, { kind: 'html', ...wanted });
    });
    test(`${JSON.stringify(line)} in a paragraph`, () => {
      check(answered(`😀 text ${line} text`).replaceAll('\n', '\r\n'), line, { kind: 'html', ...wanted });
    });
  }

  test('may be in other elements', () => {
    const source = answered('<p align="center">', '  <a href="d.png"><img src="c.png" alt="a"/></a>', '</p>');
    check(source, '<img src="c.png" alt="a"/>', { kind: 'html', target: 'c.png', alt: 'a' });
  });

  test('may be one of several in a block', () => {
    const source = answered(
      '<div>',
      '<img src="1.png">',
      '<picture><source srcset="x"><img src="2.png"></picture>',
      '</div>',
    );
    assert.deepEqual(
      figuresIn(source).map(({ target, range }) => [target, textAt(source, range)]),
      [
        ['1.png', '<img src="1.png">'],
        ['2.png', '<img src="2.png">'],
      ],
    );
  });

  for (const lineEnd of ['\n', '\r\n']) {
    test(`may have line breaks, with ${JSON.stringify(lineEnd)}`, () => {
      const lines = ['<img', '  src="c.png"', '  alt="a">'];
      const source = answered(...lines).replaceAll('\n', lineEnd);
      check(source, lines.join(lineEnd), { kind: 'html', target: 'c.png', alt: 'a' });
    });

    test(`may have line breaks in a block quote, with ${JSON.stringify(lineEnd)}`, () => {
      for (const first of ['> <img', '> text <img', '> <p><img']) {
        const lines = [first, '> src="c.png"', '> alt="a">'];
        const source = answered(...lines).replaceAll('\n', lineEnd);
        check(source, lines.join(lineEnd).slice(first.indexOf('<img')), {
          kind: 'html',
          target: 'c.png',
          alt: 'a',
        });
      }
    });
  }

  for (const [name, lines] of [
    ['without a source', ['<img alt="a">']],
    ['with an empty source', ['<img src="">']],
    ['in a comment', ['<!-- <img src="c.png"> -->']],
    ['in a comment in a block', ['<p>', '<!-- <img src="c.png"> -->', '</p>']],
    ['in code', ['`<img src="c.png">`']],
    ['in a fence', ['```html', '<img src="c.png">', '```']],
    ['escaped', ['\\<img src="c.png">']],
    ['with another tag name', ['<image src="c.png">', '<imgx src="c.png">']],
    ['not closed in a paragraph', ['text <img src="c.png"']],
  ] as const) {
    test(`is not found ${name}`, () => {
      assert.deepEqual(figuresIn(answered(...lines)), []);
    });
  }
});

suite('An image by reference', () => {
  test('has the target of its definition, but no range for it', () => {
    const source = answered('😀 ![a b][my label]', '', '[My  Label]: <c d.png> "t"');
    check(source, '![a b][my label]', {
      kind: 'reference',
      target: 'c d.png',
      written: null,
      alt: 'a b',
      title: 't',
    });
  });

  test('may use its description as its label', () => {
    for (const line of ['![r][]', '![r]']) {
      check(answered(line, '', '[r]: c.png'), line, {
        kind: 'reference',
        target: 'c.png',
        written: null,
        alt: 'r',
      });
    }
  });

  test('may have an escaped label and an image in its description', () => {
    const line = '![a ![b](x.png)][r\\]]';
    check(answered(line, '', '[r\\]]: c.png'), line, {
      kind: 'reference',
      target: 'c.png',
      written: null,
      alt: 'a b',
      described: 'a ![b](x.png)',
    });
  });

  for (const [name, before, after] of [
    ['in the preamble', '[r]: c.png', ''],
    ['after the last answer', '', '\n\n[r]: c.png'],
    ['in another answer, in its quote', '', '\n> [r]: c.png'],
  ] as const) {
    test(`may be defined ${name}`, () => {
      const source = `${before}\n\n${answered('![a][r]')}\n${after}\n`;
      check(source, '![a][r]', { kind: 'reference', target: 'c.png', written: null, alt: 'a' });
    });
  }

  test('uses the first definition in the document', () => {
    const source = text(
      '[r]: first.png',
      '',
      answered('![a][r]', '', '[r]: second.png'),
      '',
      '[r]: third.png',
    );
    assert.equal(figureIn(source).target, 'first.png');
    assert.equal(figureIn(answered('![a][r]', '', '[r]: second.png', '[r]: third.png')).target, 'second.png');
  });

  test('may be above unclosed code', () => {
    const source = text('[r]: c.png', '', answered('![a][r]', '', '```'));
    assert.equal(figureIn(source).target, 'c.png');
  });

  test('may be defined over two lines in its own answer', () => {
    assert.equal(figureIn(answered('![a][r]', '', '[r]:', '  c.png')).target, 'c.png');
  });

  for (const [name, source] of [
    ['without a definition', answered('![a][r]')],
    ['with a definition in code', answered('![a][r]', '', '```', '[r]: c.png', '```')],
    ['with a definition in a comment', text('<!--', '[r]: c.png', '-->', answered('![a][r]'))],
    ['in code', answered('`![a][r]`', '', '[r]: c.png')],
  ] as const) {
    test(`is not found ${name}`, () => {
      assert.deepEqual(figuresIn(source), []);
    });
  }

  test('does not make a figure of a definition elsewhere', () => {
    const source = text('[r]: c.png', '', answered('Only [text](d.html).'));
    assert.deepEqual(figuresIn(source), []);
  });
});
