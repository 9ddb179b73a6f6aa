import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judge } from '../../../server/src/checker/judge';
import { parseReport } from '../../../server/src/report/parse';
import { findProblems } from '../../../server/src/rules/findProblems';
import type { FigureFolders } from '../../../server/src/files/figureFolders';
import { applyFix } from '../../support/applyFix';
import { folders } from '../../support/figureReport';
import { makeReport } from '../../support/makeReport';
import { textAt } from '../../support/places';

const COURSE = [{}, { images: { min: 0, max: 9 } }, { images: { min: 0, max: 9 } }, {}];

function inspect(
  answers: Readonly<Record<number, string>>,
  listed: FigureFolders,
  samples = new Set<string>(),
) {
  const text = makeReport({
    course: COURSE,
    answers: { 1: '7', 2: 'We row.', 3: 'We sail.', 4: 'All of us rowed.', ...answers },
  });
  const report = parseReport(text);
  const problems = findProblems(
    {
      report,
      verdict: judge(report),
      folders: listed,
      contents: new Map([...samples].map((path) => [path, { size: 9, flaw: null, isSample: true }])),
    },
    {},
    (_, error) => {
      throw error;
    },
  ).filter(({ code }) => code.startsWith('figure'));
  return { text, problems, found: problems.map(({ code, range }) => [code, textAt(text, range)]) };
}

const image = (path: string): string => `![The ${path.length} boats](${path})`;

suite('Figures with the same cause', () => {
  const none = folders({ '': ['README.md'], figures: null });

  test('without the folder `figures` give one problem if they are many, one each if they are few', () => {
    const many = {
      2: `${image('figures/a.png')}\n\n${image('figures/bb.png')}`,
      3: image('figures/ccc.png'),
    };
    assert.deepEqual(inspect(many, none).found, [['figure-missing', 'figures/a.png']]);
    const few = { 2: image('figures/a.png'), 3: image('figures/bb.png') };
    assert.deepEqual(inspect(few, none).found, [
      ['figure-missing', 'figures/a.png'],
      ['figure-missing', 'figures/bb.png'],
    ]);
  });

  test('without the folder `figures` give no more problems about their syntax', () => {
    const asked = makeReport({
      course: [{}, { images: { min: 2, max: 9 } }, {}, {}],
      answers: {
        1: '7',
        2: '<img src="figures/a.png" alt="A boat">\n\n[A boat](figures/b.png)\n\n![A boat][boat]\n\n[boat]: figures/c.png',
        3: 'We sail.',
        4: 'All of us rowed.',
      },
    });
    const report = parseReport(asked);
    const problems = findProblems({ report, verdict: judge(report), folders: none }, {}, (_, error) => {
      throw error;
    });
    assert.deepEqual(
      problems.map(({ code, range }) => [code, textAt(asked, range)]),
      [['figure-missing', 'figures/a.png']],
    );
  });

  test('without the folder `figures` give one problem, whatever path they give for it', () => {
    const paths = ['figures/a.png', 'reports/figures/bb.png', 'reports/figures/ccc.png'];
    const { found } = inspect({ 2: paths.map(image).join('\n\n') }, none);
    assert.deepEqual(found, [['figure-missing', 'figures/a.png']]);
  });

  test('give one problem if the report is at the root of the repository', () => {
    const paths = ['a', 'bb', 'ccc'].map((name) => `reports/figures/${name}.png`);
    const listed = folders({
      '': ['README.md', 'reports/'],
      figures: null,
      reports: ['figures/'],
      'reports/figures': ['a.png', 'bb.png', 'ccc.png'],
    });
    const { found } = inspect({ 2: paths.map(image).join('\n\n') }, listed);
    assert.deepEqual(found, [['figure-path', paths[0]]]);
  });

  test('may have a path from the root of the repository instead of `figures`', () => {
    const listed = folders({ '': ['README.md', 'figures/'], figures: ['plan.png', 'q2.png'] });
    const { text, problems, found } = inspect({ 2: image('/plan.png') }, listed);
    assert.deepEqual(found, [['figure-path', '/plan.png']]);
    assert.deepEqual(
      problems[0]?.fixes?.map((fix) => applyFix(text, fix)),
      [text.replace('(/plan.png)', '(figures/plan.png)')],
    );
  });
});

suite('figure-remote', () => {
  const listed = folders({ '': ['README.md', 'figures/'], figures: ['q2.png'] });

  for (const address of [
    'https://github.com/boats/shed/actions/runs/1',
    'https://github.com/boats/shed',
    'https://github.com/boats/shed/tree/main/reports',
    'https://wandb.ai/boats/shed/reports/Row--Vmlldzo1',
    'https://console.cloud.google.com/storage/browser/boats',
  ]) {
    test(`reports ${address} as a page`, () => {
      const { text, problems, found } = inspect({ 2: `See ![here is it](${address}).` }, listed);
      assert.deepEqual(found, [['figure-remote', address]]);
      assert.deepEqual(
        problems[0]?.fixes?.map((fix) => applyFix(text, fix)),
        [text.replace('![here', '[here')],
      );
    });
  }

  for (const address of [
    'https://github.com/boats/shed/assets/1/2-3',
    'https://github.com/user-attachments/assets/1-2',
    'https://github.com/boats/shed/actions/workflows/row.yaml/badge.svg',
    'https://example.org/boats.png',
  ]) {
    test(`reports ${address} as an image`, () => {
      const { problems } = inspect({ 2: `![The boats](${address})` }, listed);
      assert.deepEqual(
        problems.map(({ code, fixes }) => [code, fixes]),
        [['figure-remote', []]],
      );
    });
  }

  test('reports a missing file of the repository as figure-missing', () => {
    const address = 'https://github.com/boats/shed/blob/main/reports/figures/row.png';
    assert.deepEqual(inspect({ 2: `![The boats](${address})` }, listed).found, [['figure-missing', address]]);
    const there = address.replace('row.png', 'q2.png');
    assert.deepEqual(inspect({ 2: `![The boats](${there})` }, listed).found, [['figure-remote', there]]);
  });
});

suite('figure-repeated and figure-sample', () => {
  const listed = folders({ '': ['README.md', 'figures/'], figures: ['a.png', 'b.png'] });

  test('report a figure that another question already shows', () => {
    const { problems, found } = inspect(
      { 2: image('figures/a.png'), 3: `${image('./figures/a.png')}\n\n${image('figures/a.png')}` },
      listed,
    );
    assert.deepEqual(found, [['figure-repeated', './figures/a.png']]);
    assert.deepEqual([problems[0]?.severity, problems[0]?.question], ['information', 3]);
  });

  test('report nothing for a figure twice in a question, or only linked from another one', () => {
    const twice = `${image('figures/a.png')}\n\n${image('figures/a.png')}`;
    assert.deepEqual(inspect({ 2: twice, 3: image('figures/b.png') }, listed).found, []);
    assert.deepEqual(inspect({ 1: '7 [plan](figures/a.png)', 2: image('figures/a.png') }, listed).found, []);
  });

  test("report the course's own figure", () => {
    const answers = { 2: image('figures/a.png'), 3: image('figures/b.png') };
    const { problems, found } = inspect(answers, listed, new Set(['figures/b.png']));
    assert.deepEqual(found, [['figure-sample', 'figures/b.png']]);
    assert.deepEqual([problems[0]?.severity, problems[0]?.question], ['warning', 3]);
  });
});
