import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { URI } from 'vscode-uri';
import { renameEdits } from '../../../server/src/features/figures/renameEdits';
import { parseReport } from '../../../server/src/report/parse';
import { lines } from '../../support/streetReport';

const FOLDER = 'file:///work/group';

/** The answer after files are renamed; paths are relative to the folder `group`. */
function afterRenames(answer: string, ...renames: [oldPath: string, newPath: string][]): string {
  const text = lines('# Report', '', '### Question 1', '', '> **What?**', '>', '> Answer:', '', answer, '');
  return changed(text, renames).split('\n').slice(8, -1).join('\n');
}

function changed(text: string, renames: readonly [oldPath: string, newPath: string][]): string {
  const edits = renameEdits(
    parseReport(text),
    URI.parse(`${FOLDER}/reports/README.md`),
    renames.map(([from, to]) => ({ oldUri: inFolder(from), newUri: inFolder(to) })),
  );
  const rows = text.split('\n');
  const ordered = edits.toSorted(
    ({ range: a }, { range: b }) => b.start.line - a.start.line || b.start.character - a.start.character,
  );
  for (const { range, newText } of ordered) {
    assert.equal(range.start.line, range.end.line);
    const row = rows[range.start.line] ?? '';
    rows[range.start.line] = row.slice(0, range.start.character) + newText + row.slice(range.end.character);
  }
  return rows.join('\n');
}

function inFolder(path: string): URI {
  return URI.parse(FOLDER).with({ path: `/work/group/${path}` });
}

const A_TO_B: [string, string] = ['reports/figures/a.png', 'reports/figures/b.png'];

suite('A renamed figure', () => {
  test('is updated in images, with their texts and titles', () => {
    assert.equal(
      afterRenames('Look: ![A [plan] of a.png](figures/a.png "The plan, a.png")', A_TO_B),
      'Look: ![A [plan] of a.png](figures/b.png "The plan, a.png")',
    );
  });

  test('is updated in links, HTML and definitions', () => {
    assert.equal(afterRenames('[a](./figures/a.png)', A_TO_B), '[a](figures/b.png)');
    assert.equal(
      afterRenames('<img alt="a" src="figures/a.png" width="20">', A_TO_B),
      '<img alt="a" src="figures/b.png" width="20">',
    );
    assert.equal(
      afterRenames('![A][plan]\n\n[plan]: <figures/a.png> "A"\n[other]: figures/c.png', A_TO_B),
      '![A][plan]\n\n[plan]: figures/b.png "A"\n[other]: figures/c.png',
    );
    assert.equal(
      afterRenames('> ![A][plan]\n>\n> [plan]:\n> figures/a.png', A_TO_B),
      '> ![A][plan]\n>\n> [plan]:\n> figures/b.png',
    );
  });

  test('is updated in the link and the elements around it', () => {
    assert.equal(
      afterRenames('[![A](figures/a.png)](figures/a.png "A")', A_TO_B),
      '[![A](figures/b.png)](figures/b.png "A")',
    );
    assert.equal(
      afterRenames('<a href="figures/a.png"><img src=figures/a.png></a>', A_TO_B),
      '<a href="figures/b.png"><img src=figures/b.png></a>',
    );
    assert.equal(
      afterRenames(
        '<picture>\n<source srcset="figures/c.png 1x, figures/a.png 2x">\n<img src="figures/c.png">\n</picture>',
        A_TO_B,
      ),
      '<picture>\n<source srcset="figures/c.png 1x, figures/b.png 2x">\n<img src="figures/c.png">\n</picture>',
    );
  });

  test('is updated if its old or new name has characters that end a path', () => {
    assert.equal(
      afterRenames('![A](figures/run%231%3F.png)', [
        'reports/figures/run#1?.png',
        'reports/figures/50%25 #2.png',
      ]),
      '![A](figures/50%2525%20%232.png)',
    );
  });

  test('gets a valid target, whatever its new name', () => {
    assert.equal(
      afterRenames('![A](figures/a.png)', ['reports/figures/a.png', 'reports/figures/my (new) 50%.png']),
      '![A](figures/my%20%28new%29%2050%25.png)',
    );
    assert.equal(
      afterRenames('![A](<figures/old one.png>) ![B](figures/old%20one.png)', [
        'reports/figures/old one.png',
        'reports/figures/å.png',
      ]),
      '![A](figures/å.png) ![B](figures/å.png)',
    );
  });

  test('keeps its query', () => {
    assert.equal(afterRenames('![A](figures/a.png?raw=1)', A_TO_B), '![A](figures/b.png?raw=1)');
  });

  test('is found in both Unicode forms of an accent', () => {
    assert.equal(
      afterRenames('![A](figures/e\u0301.png)', ['reports/figures/\u00e9.png', 'reports/figures/e.png']),
      '![A](figures/e.png)',
    );
  });

  test('is updated when it moves out of the folder and back', () => {
    assert.equal(
      afterRenames('![A](figures/a.png)', ['reports/figures/a.png', 'docs/a.png']),
      '![A](../docs/a.png)',
    );
    assert.equal(
      afterRenames('![A](../docs/a.png)', ['docs/a.png', 'reports/figures/a.png']),
      '![A](figures/a.png)',
    );
  });

  test('may swap names with another figure', () => {
    const renames: [string, string][] = [A_TO_B, [A_TO_B[1], A_TO_B[0]]];
    assert.equal(
      afterRenames('![A](figures/a.png) ![B](figures/b.png)', ...renames),
      '![A](figures/b.png) ![B](figures/a.png)',
    );
  });

  test('leaves everything else unchanged', () => {
    for (const answer of [
      '![A](figures/A.png) ![B](figures/a.png.bak.png) ![C](../figures/a.png)',
      '![A](https://host.example/figures/a.png)',
      '`![A](figures/a.png)`',
      'figures/a.png',
    ])
      assert.equal(afterRenames(answer, A_TO_B), answer);
  });

  test('is updated before the questions, but not in a prompt', () => {
    const text = (before: string): string =>
      lines(
        `![Us](${before})`,
        '',
        '### Question 1',
        '',
        '> **What?** ![Example](figures/a.png)',
        '>',
        '> Answer:',
        '',
        'That.',
        '',
      );
    assert.equal(changed(text('figures/a.png'), [A_TO_B]), text('figures/b.png'));
  });
});

suite('A renamed folder', () => {
  test('updates all figures in it', () => {
    assert.equal(
      afterRenames('![A](figures/a.png) ![B](figures/sub/b.png) ![C](figures2/c.png)', [
        'reports/figures',
        'reports/pictures of us',
      ]),
      '![A](pictures%20of%20us/a.png) ![B](pictures%20of%20us/sub/b.png) ![C](figures2/c.png)',
    );
  });

  test('changes nothing if the report moves with it', () => {
    const answer = '![A](figures/a.png) ![B](./figures/../figures/b.png)';
    assert.equal(afterRenames(answer, ['reports', 'handin/deep']), answer);
  });

  test('updates figures outside it if the report moves with it', () => {
    assert.equal(afterRenames('![A](../docs/a.png)', ['reports', 'handin/deep']), '![A](../../docs/a.png)');
  });
});
