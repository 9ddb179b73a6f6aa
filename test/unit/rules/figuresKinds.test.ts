import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Limits } from '../../../server/src/report/report';
import type { RuleCode } from '../../../common/codes';
import { applyFix } from '../../support/applyFix';
import { figureProblems, figureReport } from '../../support/figureReport';
import { textAt } from '../../support/places';

/** An answer with figures that are not Markdown images, and its problems, except hints. */
interface Row {
  readonly name: string;
  readonly answer: string;
  readonly limits?: Limits;
  readonly files?: readonly string[] | null;
  readonly found: readonly Found[];
}

interface Found {
  readonly code: RuleCode;
  readonly at: string;
  /** The titles of the fixes and the answer after each. */
  readonly fixes?: readonly (readonly [title: string, answer: string])[];
  /** Whether the first fix can be applied without a review. */
  readonly isSafe?: boolean;
}

const FILES = ['figures/a.png', 'figures/b.png', 'figures/c.png'];
const ONE: Limits = { images: { min: 1, max: 1 } };

const TABLE: readonly Row[] = [
  {
    name: 'a link',
    answer: 'See [the plot](figures/a.png "Plot").',
    found: [
      {
        code: 'figure-link',
        at: '[the plot](figures/a.png "Plot")',
        fixes: [['Make it an image', 'See ![the plot](figures/a.png "Plot").']],
        isSafe: true,
      },
    ],
  },
  {
    name: 'a link to an unknown file',
    answer: '[the plot](figures/a.png)',
    limits: ONE,
    files: null,
    found: [
      {
        code: 'figure-link',
        at: '[the plot](figures/a.png)',
        fixes: [['Make it an image', '![the plot](figures/a.png)']],
        isSafe: true,
      },
    ],
  },
  {
    name: 'a link with a path from the root',
    answer: '[the plot](reports/figures/a.png)',
    found: [
      {
        code: 'figure-link',
        at: '[the plot](reports/figures/a.png)',
        fixes: [['Make it an image (path `figures/a.png`)', '![the plot](figures/a.png)']],
        isSafe: true,
      },
    ],
  },
  {
    name: 'a link to a missing file',
    answer: '[the plot](figures/aa.png)',
    files: ['figures/aa.jpg'],
    found: [
      {
        code: 'figure-missing',
        at: 'figures/aa.png',
        fixes: [['Make it an image (path `figures/aa.jpg`)', '![the plot](figures/aa.jpg)']],
        isSafe: false,
      },
    ],
  },
  {
    name: 'a link in another letter case',
    answer: '[the plot](figures/A.png)',
    found: [
      {
        code: 'figure-case',
        at: 'figures/A.png',
        fixes: [['Make it an image (path `figures/a.png`)', '![the plot](figures/a.png)']],
        isSafe: false,
      },
    ],
  },
  {
    name: 'a link to the same file on the web',
    answer: '[the plot](https://host/blob/main/figures/a.png)',
    found: [
      {
        code: 'figure-link',
        at: '[the plot](https://host/blob/main/figures/a.png)',
        fixes: [
          ['Make it an image (path `figures/a.png`)', '![the plot](figures/a.png)'],
          ['Make it an image', '![the plot](https://host/blob/main/figures/a.png)'],
        ],
        isSafe: false,
      },
    ],
  },
  {
    name: 'a link to a local file',
    answer: '[the plot](file:///me/a.png)',
    found: [
      {
        code: 'figure-path',
        at: 'file:///me/a.png',
        fixes: [],
      },
    ],
  },
  {
    name: 'a link to a file outside figures',
    answer: '[the plot](docs/x.svg)',
    files: ['docs/x.svg'],
    found: [
      {
        code: 'figure-link',
        at: '[the plot](docs/x.svg)',
        fixes: [['Make it an image', '![the plot](docs/x.svg)']],
      },
    ],
  },
  {
    name: 'a link over two lines in a quote',
    answer: '> [the plot\n> of *all* \\[runs\\]](<figures/a.png>)',
    found: [
      {
        code: 'figure-link',
        at: '[the plot\n> of *all* \\[runs\\]](<figures/a.png>)',
        fixes: [['Make it an image', '> ![the plot of all \\[runs\\]](figures/a.png)']],
      },
    ],
  },
  {
    name: 'a link by label',
    answer: 'See [the plot][p].\n\n[p]: figures/a.png "Plot"',
    found: [
      {
        code: 'figure-link',
        at: '[the plot][p]',
        fixes: [['Make it an image', 'See ![the plot](figures/a.png "Plot").\n\n[p]: figures/a.png "Plot"']],
      },
    ],
  },
  {
    name: 'more links than the maximum',
    answer: '[a](figures/a.png) [b](figures/b.png) [c](figures/c.png)',
    found: [
      { code: 'figure-link', at: '[a](figures/a.png)' },
      { code: 'figure-link', at: '[b](figures/b.png)' },
    ],
  },
  {
    name: 'a link beside the maximum of figures',
    answer: '![a](figures/a.png) [b](figures/b.png)',
    limits: ONE,
    found: [],
  },
  {
    name: 'a link to a figure that the answer shows',
    answer: '![the plot](figures/a.png), [in full](figures/a.png)',
    found: [],
  },
  {
    name: 'a link if no figures are required',
    answer: '[a](figures/a.png)',
    limits: {},
    found: [],
  },
  {
    name: 'a link to another file',
    answer: '![a](figures/a.png) [b](figures/b.pdf) [c](https://host/)',
    found: [],
  },
  {
    name: 'an image in HTML',
    answer: 'Look:\n<img width="50%" src="figures/a.png" alt="the plot">\nand see.',
    found: [
      {
        code: 'figure-html',
        at: '<img width="50%" src="figures/a.png" alt="the plot">',
        fixes: [['Make it a Markdown image, without a size', 'Look:\n![the plot](figures/a.png)\nand see.']],
        isSafe: false,
      },
    ],
  },
  {
    name: 'an image in HTML at the start of a block with text',
    answer: '<img src="figures/a b.png" alt="W&amp;B *plot*" />\nis the plot.',
    files: ['figures/a b.png'],
    found: [
      {
        code: 'figure-html',
        at: '<img src="figures/a b.png" alt="W&amp;B *plot*" />',
        fixes: [['Make it a Markdown image', '![W&B \\*plot\\*](figures/a%20b.png)\nis the plot.']],
      },
    ],
  },
  {
    name: 'an image in HTML in an element that aligns it',
    answer:
      'Before.\n\n<p align="center">\n  <img src="figures/a.png" alt="the plot" width="9">\n</p>\n\nBehind.',
    found: [
      {
        code: 'figure-html',
        at: '<img src="figures/a.png" alt="the plot" width="9">',
        fixes: [
          ['Make it a Markdown image, without a size', 'Before.\n\n![the plot](figures/a.png)\n\nBehind.'],
        ],
      },
    ],
  },
  {
    name: 'two images in an element, in a quote',
    answer:
      '> Before.\n> <div>\n> <img src="figures/a.png" alt="a"><br>\n> <img src="reports/figures/b.png" alt="b" style="x">\n> </div>',
    found: [
      {
        code: 'figure-html',
        at: '<img src="figures/a.png" alt="a">',
        fixes: [
          [
            'Make these 2 figures Markdown images, without a size',
            '> Before.\n> ![a](figures/a.png)\n> ![b](reports/figures/b.png)',
          ],
        ],
      },
      {
        code: 'figure-html',
        at: '<img src="reports/figures/b.png" alt="b" style="x">',
        fixes: [
          [
            'Make these 2 figures Markdown images, without a size (path `figures/b.png`)',
            '> Before.\n> ![a](figures/a.png)\n> ![b](figures/b.png)',
          ],
        ],
      },
    ],
  },
  {
    name: 'an image in an element with more than images',
    answer: '<p><img src="figures/a.png" alt="a"> <em>The plot</em></p>',
    found: [{ code: 'figure-html', at: '<img src="figures/a.png" alt="a">', fixes: [] }],
  },
  {
    name: 'an image in an element with more images than the maximum',
    answer: '<p><img src="figures/a.png" alt="a"><img src="figures/b.png" alt="b"></p>',
    limits: ONE,
    found: [{ code: 'figure-html', at: '<img src="figures/a.png" alt="a">', fixes: [] }],
  },
  {
    name: 'two images in HTML on separate lines',
    answer: '<img src="figures/a.png" alt="a">\n<img src="figures/b.png" alt="b">',
    found: [
      {
        code: 'figure-html',
        at: '<img src="figures/a.png" alt="a">',
        fixes: [['Make it a Markdown image', '![a](figures/a.png)\n<img src="figures/b.png" alt="b">']],
      },
      {
        code: 'figure-html',
        at: '<img src="figures/b.png" alt="b">',
        fixes: [['Make these 2 figures Markdown images', '![a](figures/a.png)\n![b](figures/b.png)']],
      },
    ],
  },
  {
    name: 'images in HTML if the checker counts enough',
    answer: '![a](figures/a.png)\n\n<img src="figures/b.png" alt="b"> ![c][c]\n\n[c]: figures/c.png',
    found: [],
  },
  {
    name: 'an image in HTML if no figures are required',
    answer: '<img src="figures/a.png" alt="a">',
    limits: {},
    found: [],
  },
  {
    name: 'an image by reference',
    answer: 'Look: ![the\nplot][p]\n\n[p]: <figures/a.png> "Plot"',
    found: [
      {
        code: 'figure-reference',
        at: '![the\nplot][p]',
        fixes: [
          [
            'Make it a Markdown image',
            'Look: ![the plot](figures/a.png "Plot")\n\n[p]: <figures/a.png> "Plot"',
          ],
        ],
        isSafe: true,
      },
    ],
  },
  {
    name: 'a link in a separate code block',
    answer: '```markdown\n[the plot](figures/a.png)\n```',
    found: [
      {
        code: 'figure-link',
        at: '[the plot](figures/a.png)',
        fixes: [['Move it out of the code block', '![the plot](figures/a.png)']],
        isSafe: false,
      },
    ],
  },
  {
    name: 'an image in a separate code block',
    answer: 'Look:\n\n```markdown\n![the plot](figures/a.png)\n```',
    found: [
      {
        code: 'figure-not-shown',
        at: '![the plot](figures/a.png)',
        fixes: [['Move it out of the code block', 'Look:\n\n![the plot](figures/a.png)']],
      },
    ],
  },
  {
    name: 'two figures in a code block in a quote',
    answer: '> ~~~\n> [a](figures/a.png)\n>\n> ![b](reports/figures/b.png)\n> ~~~\n> Words.',
    found: [
      {
        code: 'figure-link',
        at: '[a](figures/a.png)',
        fixes: [
          [
            'Move these 2 figures out of the code block',
            '> ![a](figures/a.png)\n> ![b](reports/figures/b.png)\n> Words.',
          ],
        ],
      },
      {
        code: 'figure-not-shown',
        at: '![b](reports/figures/b.png)',
        fixes: [
          [
            'Move these 2 figures out of the code block (path `figures/b.png`)',
            '> ![a](figures/a.png)\n> ![b](figures/b.png)\n> Words.',
          ],
        ],
      },
    ],
  },
  {
    name: 'a link to a missing file in a separate code block',
    answer: '```\n[the plot](figures/none.png)\n```',
    found: [
      {
        code: 'figure-missing',
        at: 'figures/none.png',
        fixes: [],
      },
    ],
  },
  {
    name: 'a code block with more than figures',
    answer: '![a](figures/a.png)\n\n```markdown\nWrite:\n[b](figures/b.png)\n```',
    found: [],
  },
  {
    name: 'a code block if no figures are required',
    answer: '```markdown\n![b](figures/b.png)\n```',
    limits: {},
    found: [],
  },
  {
    name: 'a code block if the answer has enough figures',
    answer: '![a](figures/a.png) ![b](figures/b.png)\n\n```\n[c](figures/c.png)\n```',
    found: [],
  },
  {
    name: 'images hidden by a heading, which count',
    answer: 'Before.\n\n#### Plots\n\n![a](figures/a.png)\n\n<img src="figures/b.png" alt="b">',
    found: [],
  },
];

suite('Figures that the checker does not count', () => {
  for (const { name, answer, limits, files = FILES, found } of TABLE) {
    test(name, () => {
      const text = figureReport(answer, limits);
      const problems = figureProblems(text, files).filter(({ code }) => code !== 'figure-alt');
      assert.deepEqual(
        problems.map(({ code, range }) => [code, textAt(text, range)]),
        found.map(({ code, at }) => [code, at]),
      );
      for (const [index, { fixes, isSafe }] of found.entries()) {
        const problem = problems[index];
        if (isSafe !== undefined) assert.equal(problem?.fixes?.[0]?.isSafe ?? false, isSafe);
        if (!fixes) continue;
        assert.deepEqual(
          problem?.fixes?.map((fix) => [fix.title, applyFix(text, fix)]),
          fixes.map(([title, fixed]) => [title, figureReport(fixed, limits)]),
        );
      }
    });
  }

  test('keep their line ends when fixed', () => {
    const answer = '<p>\n<img src="figures/a.png" alt="a">\n<img src="figures/b.png" alt="b">\n</p>';
    const text = figureReport(answer, undefined, { lineEnd: '\r\n' });
    const [problem] = figureProblems(text, FILES);
    const [fix] = problem?.fixes ?? [];
    assert.ok(fix);
    assert.equal(
      applyFix(text, fix),
      figureReport('![a](figures/a.png)\n![b](figures/b.png)', undefined, { lineEnd: '\r\n' }),
    );
  });
});

suite('figure-alt', () => {
  const table: readonly (readonly [answer: string, at: string])[] = [
    ['![](figures/a.png)', '![](figures/a.png)'],
    ['![ ](figures/a.png)', '![ ](figures/a.png)'],
    ['![my_image](figures/a.png)', 'my_image'],
    ['![Alt text](figures/a.png)', 'Alt text'],
    ['![a](figures/a.png) <img src="figures/b.png">', '<img src="figures/b.png">'],
  ];
  for (const [answer, at] of table) {
    test(answer, () => {
      const text = figureReport(answer);
      const [problem, ...others] = figureProblems(text, FILES);
      assert.deepEqual(others, []);
      assert.equal(problem?.code, 'figure-alt');
      assert.equal(problem.severity, 'hint');
      assert.equal(textAt(text, problem.range), at);
    });
  }

  for (const alt of [
    'description',
    'Description.',
    'figure',
    'Figure 1',
    'figure1',
    'this figure',
    'See the figure below',
    'here',
    'diagram',
    'data',
    'first',
    'Second image',
    'a.png',
    'my-shot_2.jpeg',
    'Screenshot 2025-01-10 at 10.11.12',
    'Screen Shot 2024-12-01 at 9.30 PM',
    'image-20250110',
    'Skærmbillede 2025-01-10 kl. 10.11.12',
    'billede',
    'Figur 3',
    'denne figur',
    'Diagrammet nedenfor',
    'Billedtekst',
    'Udklip',
    'Bilag 2',
    'Question 4',
    'Spørgsmål 4',
    'Table 1',
    'WhatsApp Image 2025-01-10 at 10.11.12',
    '9b2d7c1e-1234-4abc-9def-001122334455',
    '1',
    '...',
  ]) {
    test(`reports the description ${JSON.stringify(alt)}`, () => {
      const text = figureReport(`![${alt}](figures/a.png)`);
      assert.deepEqual(
        figureProblems(text, FILES).map(({ code, range }) => [code, textAt(text, range)]),
        [['figure-alt', alt]],
      );
    });
  }

  test('reports the file name as a description, unless it is a word', () => {
    const files = ['loss_of_run', 'loss_1', 'our_figure', 'harbour'].map((name) => `figures/${name}.png`);
    const codes = (answer: string) => figureProblems(figureReport(answer), files).map(({ code }) => code);
    assert.deepEqual(codes('![loss_of_run](figures/loss_of_run.png)'), []);
    assert.deepEqual(codes('![loss_1](figures/loss_1.png)'), ['figure-alt']);
    assert.deepEqual(codes('![our_figure](figures/our_figure.png)'), ['figure-alt']);
    assert.deepEqual(codes('![Harbour](figures/harbour.png)'), []);
  });

  for (const alt of [
    'The harbour at night',
    'Figure 1: boats',
    'Data flow of the locks',
    'Loss',
    'Diagram over sluserne',
    'Havnen om natten',
    'Screenshot of the harbour, 2025-01-10',
    '船',
  ]) {
    test(`accepts the description ${JSON.stringify(alt)}`, () => {
      assert.deepEqual(figureProblems(figureReport(`![${alt}](figures/a.png)`), FILES), []);
    });
  }

  test('accepts a numbered figure with a sentence around it', () => {
    const codes = (answer: string) => figureProblems(figureReport(answer), FILES).map(({ code }) => code);
    const figure = '![Figure 1](figures/a.png)';
    assert.deepEqual(codes(`${figure} shows how the boats come home when the wind turns.`), []);
    assert.deepEqual(codes(`${figure} shows boats.`), ['figure-alt']);
    assert.deepEqual(codes(`Here the boats come home when the wind turns again:\n\n${figure}`), [
      'figure-alt',
    ]);
  });

  test('accepts the text of a link', () => {
    assert.deepEqual(figureProblems(figureReport('[image](figures/a.png)', {}), FILES), []);
  });
});
