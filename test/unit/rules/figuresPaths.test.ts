import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FigureFolders } from '../../../server/src/files/figureFolders';
import type { RuleCode } from '../../../common/codes';
import { applyFix } from '../../support/applyFix';
import { figureProblems, figureReport, folders } from '../../support/figureReport';
import { textAt } from '../../support/places';

/** The problems of figures, except for missing descriptions. */
function pathProblems(...args: Parameters<typeof figureProblems>): ReturnType<typeof figureProblems> {
  return figureProblems(...args).filter(({ code }) => code !== 'figure-alt');
}

/** One figure in an answer, and its problem. */
interface Row {
  readonly name: string;
  /** An answer with only this figure, which counts. */
  readonly answer: string;
  /** Paths beside the report; null if nothing is known. */
  readonly files: readonly string[] | FigureFolders | null;
  readonly code: RuleCode | null;
  /** The text in the range of the problem. */
  readonly at?: string;
  /** The titles of the fixes and the answer after each. */
  readonly fixes?: readonly (readonly [title: string, answer: string])[];
}

const TABLE: readonly Row[] = [
  {
    name: 'an existing figure',
    answer: '![boat](figures/q3.png)',
    files: ['figures/q3.png'],
    code: null,
  },
  {
    name: 'a figure in a subfolder of figures',
    answer: '![boat](figures/a/q3.png)',
    files: ['figures/a/q3.png'],
    code: null,
  },
  {
    name: 'a figure with a query',
    answer: '![boat](figures/q3.png?raw=true "Plot")',
    files: ['figures/q3.png'],
    code: null,
  },
  {
    name: 'a name with encoded spaces',
    answer: '![boat](figures/q%203.png)',
    files: ['figures/q 3.png'],
    code: null,
  },
  {
    name: 'a name with spaces in angle brackets',
    answer: '![boat](<figures/q 3.png>)',
    files: ['figures/q 3.png'],
    code: null,
  },
  {
    name: 'a name with an accent in another Unicode form',
    answer: '![boat](figures/caf\u00E9.png)',
    files: ['figures/cafe\u0301.png'],
    code: null,
  },
  {
    name: 'a name with characters that end a path',
    answer: '![plot](figures/run%231%3F.png)',
    files: ['figures/run#1?.png'],
    code: null,
  },
  {
    name: 'a no-break space after the path',
    answer: '![plot](figures/q3.png\u00a0)',
    files: ['figures/q3.png'],
    code: 'figure-missing',
    at: 'figures/q3.png\u00a0',
    fixes: [['Write `figures/q3.png`', '![plot](figures/q3.png)']],
  },
  {
    name: 'a missing source',
    answer: '![plot](figures/q3.png)\n\n<picture><source srcset="figures/none.png 2x"></picture>',
    files: ['figures/q3.png'],
    code: 'figure-missing',
    at: 'figures/none.png',
    fixes: [],
  },
  {
    name: 'a link around a missing figure, once',
    answer: '[![plot](figures/none.png)](figures/none.png)',
    files: ['figures/q3.png'],
    code: 'figure-missing',
    at: 'figures/none.png',
    fixes: [],
  },
  {
    name: 'a missing figure in a footnote',
    answer: 'See[^1].\n\n[^1]: ![plot](figures/none.png)',
    files: ['figures/q3.png'],
    code: 'figure-missing',
    at: 'figures/none.png',
    fixes: [],
  },
  {
    name: 'a figure in an unknown folder',
    answer: '![boat](figures/q3.png)',
    files: null,
    code: null,
  },
  {
    name: 'a link in code',
    answer: '![boat](figures/q3.png) and `[boat](figures/none.png)`',
    files: ['figures/q3.png'],
    code: null,
  },
  {
    name: 'a missing figure',
    answer: '![boat](figures/q3.png)',
    files: ['figures/unlike.png'],
    code: 'figure-missing',
    at: 'figures/q3.png',
    fixes: [],
  },
  {
    name: 'a missing figure with similar names',
    answer: '![boat](figures/loss-curve.png "Loss")',
    files: [
      'figures/loss_curve.jpg',
      'figures/los-curve.png',
      'figures/loss-curve.txt',
      'figures/accuracy.png',
    ],
    code: 'figure-missing',
    at: 'figures/loss-curve.png',
    fixes: [
      ['Write `figures/los-curve.png`', '![boat](figures/los-curve.png "Loss")'],
      ['Write `figures/loss_curve.jpg`', '![boat](figures/loss_curve.jpg "Loss")'],
    ],
  },
  {
    name: 'a missing figure with a similar name that must be encoded',
    answer: '![boat](figures/myplot1.png?raw=true)',
    files: ['figures/my plot (1).png'],
    code: 'figure-missing',
    at: 'figures/myplot1.png?raw=true',
    fixes: [['Write `figures/my plot (1).png`', '![boat](figures/my%20plot%20%281%29.png?raw=true)']],
  },
  {
    name: 'a missing folder',
    answer: '![boat](figures/q3.png)',
    files: folders({ '': [], figures: null }),
    code: 'figure-missing',
    at: 'figures/q3.png',
    fixes: [],
  },
  {
    name: 'a folder instead of a figure',
    answer: '![boat](figures/plots)',
    files: ['figures/plots/q3.png'],
    code: 'figure-missing',
    at: 'figures/plots',
    fixes: [],
  },
  {
    name: 'a path from the root to a missing file',
    answer: '![boat](reports/figures/q3.png)',
    files: ['figures/unlike.png'],
    code: 'figure-missing',
    at: 'reports/figures/q3.png',
    fixes: [],
  },
  {
    name: 'a missing image in HTML if no figure is needed',
    answer: '![boat](figures/q3.png)\n\n<img src="figures/loss.jpg" alt="loss">',
    files: ['figures/q3.png', "figures/loss'.jpg"],
    code: 'figure-missing',
    at: 'figures/loss.jpg',
    fixes: [
      ["Write `figures/loss'.jpg`", '![boat](figures/q3.png)\n\n<img src="figures/loss%27.jpg" alt="loss">'],
    ],
  },
  {
    name: 'a missing image by reference if no figure is needed',
    answer: '![boat](figures/q3.png)\n\n![the loss][l]\n\n[l]: figures/loss.jpg "Loss"',
    files: ['figures/q3.png', 'figures/loss.png'],
    code: 'figure-missing',
    at: '![the loss][l]',
    fixes: [
      [
        'Write `figures/loss.png`',
        '![boat](figures/q3.png)\n\n![the loss](figures/loss.png "Loss")\n\n[l]: figures/loss.jpg "Loss"',
      ],
    ],
  },
  {
    name: 'a link to a missing image if no more figures are needed',
    answer: '![boat](figures/q3.png) ![boat](figures/q3.png) [more](docs/more.png)',
    files: ['figures/q3.png'],
    code: 'figure-missing',
    at: 'docs/more.png',
    fixes: [],
  },
  {
    name: 'a link to an image elsewhere if no more figures are needed',
    answer: '![boat](figures/q3.png) ![boat](figures/q3.png) [more](docs/more.svg) [web](https://host/a.png)',
    files: ['figures/q3.png', 'docs/more.svg'],
    code: null,
  },
  {
    name: 'another letter case of the name',
    answer: '![boat](figures/Q3.PNG)',
    files: ['figures/q3.png'],
    code: 'figure-case',
    at: 'figures/Q3.PNG',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
  {
    name: 'another letter case of the folder',
    answer: '![boat](Figures/q3.png)',
    files: ['figures/q3.png'],
    code: 'figure-case',
    at: 'Figures/q3.png',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
  {
    name: 'two files that differ only in letter case',
    answer: '![boat](figures/q3.Png)',
    files: ['figures/q3.PNG', 'figures/q3.png'],
    code: 'figure-case',
    at: 'figures/q3.Png',
    fixes: [
      ['Write `figures/q3.PNG`', '![boat](figures/q3.PNG)'],
      ['Write `figures/q3.png`', '![boat](figures/q3.png)'],
    ],
  },
  {
    name: 'a path from the root',
    answer: '![boat](reports/figures/q3.png)',
    files: ['figures/q3.png'],
    code: 'figure-path',
    at: 'reports/figures/q3.png',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
  {
    name: 'a path out of the folder and back',
    answer: '![boat](../reports/figures/q3.png)',
    files: folders({
      '': ['figures/'],
      figures: ['q3.png'],
      '..': null,
      '../reports': null,
      '../reports/figures': null,
    }),
    code: 'figure-path',
    at: '../reports/figures/q3.png',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
  {
    name: 'a path with a slash at the start',
    answer: '![boat](/reports/figures/q3.png)',
    files: ['figures/q3.png'],
    code: 'figure-path',
    at: '/reports/figures/q3.png',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
  {
    name: 'a path with a slash at the start to a missing file',
    answer: '![boat](/home/me/q.png)',
    files: ['figures/q3.png'],
    code: 'figure-path',
    at: '/home/me/q.png',
    fixes: [],
  },
  {
    name: 'a path with backslashes',
    answer: '![boat](.\\figures\\q3.png)',
    files: ['figures/q3.png'],
    code: 'figure-path',
    at: '.\\figures\\q3.png',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
  {
    name: 'a local path',
    answer: '![boat](<C:\\me\\reports\\figures\\q3.png>)',
    files: ['figures/q3.png'],
    code: 'figure-path',
    at: '<C:\\me\\reports\\figures\\q3.png>',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
  {
    name: 'a network path',
    answer: '![boat](\\\\\\\\server\\share\\q3.png)',
    files: ['figures/q3.png'],
    code: 'figure-path',
    at: '\\\\\\\\server\\share\\q3.png',
    fixes: [],
  },
  {
    name: 'another scheme',
    answer: '![boat](attachment:q3.png)',
    files: [],
    code: 'figure-path',
    at: 'attachment:q3.png',
    fixes: [],
  },
  {
    name: 'an embedded picture',
    answer: '![boat](data:image/png;base64,AAAA)',
    files: [],
    code: 'figure-path',
    at: 'data:image/png;base64,AAAA',
    fixes: [],
  },
  {
    name: 'no path',
    answer: '![boat]()',
    files: ['figures/q3.png'],
    code: 'figure-path',
    at: '![boat]()',
    fixes: [],
  },
  {
    name: 'a file outside figures',
    answer: '![boat](images/q3.png)',
    files: ['images/q3.png'],
    code: 'figure-path',
    at: 'images/q3.png',
    fixes: [],
  },
  {
    name: 'a file outside figures, with unknown folders',
    answer: '![boat](q3.png)',
    files: null,
    code: 'figure-path',
    at: 'q3.png',
    fixes: [],
  },
  {
    name: 'a file outside figures, with one of the same name inside',
    answer: '![boat](q3.png)',
    files: ['q3.png', 'figures/q3.png'],
    code: 'figure-path',
    at: 'q3.png',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
  {
    name: 'a character that ends the path',
    answer: '![boat](figures/run #1.png)'.replace(' ', '%20'),
    files: ['figures/run #1.png'],
    code: 'figure-path',
    at: 'figures/run%20#1.png',
    fixes: [['Write `figures/run #1.png`', '![boat](figures/run%20%231.png)']],
  },
  {
    name: 'a character in a folder that ends the path',
    answer: '![boat](figures/run#1/boat.png)',
    files: ['figures/run#1/boat.png'],
    code: 'figure-path',
    at: 'figures/run#1/boat.png',
    fixes: [['Write `figures/run#1/boat.png`', '![boat](figures/run%231/boat.png)']],
  },
  {
    name: 'another format',
    answer: '![boat](figures/q3.svg)',
    files: ['figures/q3.svg'],
    code: 'figure-format',
    at: 'figures/q3.svg',
    fixes: [],
  },
  {
    name: 'no format',
    answer: '![boat](figures/q3)',
    files: ['figures/q3'],
    code: 'figure-format',
    at: 'figures/q3',
    fixes: [],
  },
  {
    name: 'a figure on the web',
    answer: '![boat](https://host/q3.png)',
    files: ['figures/q3.png'],
    code: 'figure-remote',
    at: 'https://host/q3.png',
    fixes: [],
  },
  {
    name: 'a figure of the repository by its web address',
    answer: '![boat](https://host/me/blob/main/reports/figures/q3.png?raw=true)',
    files: ['figures/q3.png'],
    code: 'figure-remote',
    at: 'https://host/me/blob/main/reports/figures/q3.png?raw=true',
    fixes: [['Write `figures/q3.png`', '![boat](figures/q3.png)']],
  },
];

suite('The path of a figure', () => {
  for (const { name, answer, files, code, at, fixes } of TABLE) {
    test(name, () => {
      const text = figureReport(answer);
      const problems = pathProblems(text, files);
      assert.deepEqual(
        problems.map((problem) => problem.code),
        code === null ? [] : [code],
      );
      const [problem] = problems;
      if (!problem) return;
      assert.equal(problem.question, 3);
      assert.equal(textAt(text, problem.range), at);
      assert.deepEqual(
        (problem.fixes ?? []).map((fix) => [fix.title, applyFix(text, fix)]),
        (fixes ?? []).map(([title, fixed]) => [title, figureReport(fixed)]),
      );
    });
  }

  test('is shortened in messages if it is long', () => {
    const [problem] = pathProblems(figureReport(`![plot](figures/${'a'.repeat(200)}.png)`), []);
    assert.equal(problem?.message.split('`')[1], `…${'a'.repeat(75)}.png`);
  });

  test('may differ in letter case in each part if the file system ignores it', () => {
    const listed = folders({ '': ['Figures/'], figures: ['Sub/'], 'figures/sub': ['q3.png'] });
    const [problem] = pathProblems(figureReport('![plot](figures/sub/Q3.png)'), listed);
    assert.equal(problem?.code, 'figure-case');
    assert.equal(problem.fixes?.[0]?.title, 'Write `Figures/Sub/q3.png`');
  });

  test('is not reported if its folder exists but cannot be listed', () => {
    const listed = folders({ '': ['figures/'], figures: null });
    assert.deepEqual(pathProblems(figureReport('![plot](figures/q3.png)'), listed), []);
  });

  test('is not reported in unanswered questions', () => {
    for (const answer of ['', '--- question 3 fill here ---'])
      assert.deepEqual(pathProblems(figureReport(answer), []), []);
  });
});
