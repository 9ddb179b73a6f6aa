import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memoryFiles } from '../../../server/src/files/memoryFiles';
import { loadFolders } from '../../../server/src/files/loadFolders';
import { judge } from '../../../server/src/checker/judge';
import { parseReport } from '../../../server/src/report/parse';
import { findProblems } from '../../../server/src/rules/findProblems';
import type { RuleCode } from '../../../common/codes';
import { applyFix } from '../../support/applyFix';
import { makeReport } from '../../support/makeReport';
import { textAt } from '../../support/places';

const COURSE = [{}, {}, {}];
const FILES = memoryFiles({
  'README.md': 1,
  'notes/plan.md': 1,
  'figures/q1.png': 1,
  'figures/plan.pdf': 1,
  '../boats.toml': 1,
  '../reports/README.md': 1,
  '../src/boats/row.py': 1,
  '../src/Sail.py': 1,
  '../my folder/a b.py': 1,
});
/** Only the report. */
const ALONE = memoryFiles({ 'README.md': 1, '../reports/README.md': 1 });

async function found(answer: string, code: RuleCode, files = FILES, prompt?: string) {
  const made = makeReport({ course: COURSE, answers: { 1: answer, 2: 'We sailed.', 3: 'We swam.' } });
  const text = prompt === undefined ? made : made.replace('What came of topic 1?', prompt);
  const report = parseReport(text);
  const folders = await loadFolders(report, files);
  const problems = findProblems({ report, verdict: judge(report), folders }, {}, (_, error) => {
    throw error;
  }).filter((problem) => problem.code === code);
  return { text, problems, places: problems.map(({ range }) => textAt(text, range)) };
}

suite('link-broken', () => {
  for (const [written, right] of [
    ['src/boats/row.py', '../src/boats/row.py'],
    ['src/boats/row.py#L3', '../src/boats/row.py#L3'],
    ['/src/boats/row.py', '../src/boats/row.py'],
    ['/src/boats', '../src/boats'],
    ['../src/sail.py', '../src/Sail.py'],
    ['plan.pdf', 'figures/plan.pdf'],
    ['src/boats/swim.py', null],
    ['../src/nowhere/row.py', null],
    ['europe.example.org/boats:latest', null],
  ] as const) {
    test(`suggests ${right ?? 'no file'} for ${written}`, async () => {
      const { text, problems, places } = await found(`We [row](${written}) it.`, 'link-broken');
      assert.deepEqual(places, [written]);
      assert.equal(problems[0]?.severity, 'warning');
      const fixed = problems[0].fixes?.map((fix) => applyFix(text, fix));
      assert.deepEqual(fixed, right === null ? [] : [text.replace(written, right)]);
    });
  }

  test('encodes a path with spaces', async () => {
    const { text, problems } = await found('We [row](<my folder/a b.py>) it.', 'link-broken');
    const [fix] = problems[0]?.fixes ?? [];
    assert.ok(fix);
    assert.ok(applyFix(text, fix).includes('[row](<../my%20folder/a%20b.py>)'));
  });

  for (const answer of [
    'We [row](../src/boats/row.py#L3), [plan](notes/plan.md "the plan") and [all](../src/).',
    'See [it](https://example.org/x.py), [mail](mailto:ann@example.org), [above](#question-1).',
    'It is `[row](src/nowhere.py)` in code, and `boats[3](x)` or boats[3](x) is a call.',
    '```\n[row](src/nowhere.py)\n```',
    '![row](figures/nowhere.png) and [row](figures/nowhere.png)',
    '[far](../../../out/of/reach.py)',
  ]) {
    test(`reports nothing for ${JSON.stringify(answer)}`, async () => {
      assert.deepEqual((await found(answer, 'link-broken')).places, []);
    });
  }

  test('reports nothing for files around a report without a repository', async () => {
    const answer = '[row](../src/row.py) [sail](/src/sail.py) [swim](notes/swim.md)';
    assert.deepEqual((await found(answer, 'link-broken', ALONE)).places, ['notes/swim.md']);
  });

  test('reports nothing if no folder can be listed', async () => {
    const nowhere = memoryFiles({});
    const unknown = { ...nowhere, list: () => Promise.resolve(null) };
    assert.deepEqual((await found('[row](src/row.py)', 'link-broken', unknown)).places, []);
  });

  for (const [answer, place] of [
    ['See <a href="../src/nowhere.py">it</a>.', '../src/nowhere.py'],
    ["See <a class='x' href='../src/sail.py#L2'>it</a>.", '../src/sail.py#L2'],
    ['See [it][boat].\n\n[boat]: ../src/nowhere.py "Boat"', '../src/nowhere.py'],
    ['See [it][boat].\n\n[boat]: <../my folder/c.py>', '../my folder/c.py'],
  ] as const) {
    test(`reports ${JSON.stringify(answer)}`, async () => {
      assert.deepEqual((await found(answer, 'link-broken')).places, [place]);
    });
  }

  for (const answer of [
    'See <a href="../src/Sail.py">it</a> and <a href="https://example.org">that</a> and <a name="x">here</a>.',
    'See [it][boat].\n\n[boat]: ../src/Sail.py\n[other]: https://example.org\n[up]: #question-1',
    'We row.[^1]\n\n[^1]: ../src/nowhere.py is gone.',
  ]) {
    test(`reports nothing for ${JSON.stringify(answer)}`, async () => {
      assert.deepEqual((await found(answer, 'link-broken')).places, []);
    });
  }
});

suite('link-missing', () => {
  for (const prompt of [
    'How do you row? Include a link to one of your boats.',
    'How do you row, and include how you sail and\n> **include a link to your boats?',
    'Hvordan ror I? Indsæt et link til jeres både.',
  ]) {
    test(JSON.stringify(prompt), async () => {
      const { places, problems } = await found('We row with oars.', 'link-missing', FILES, prompt);
      assert.deepEqual(places, ['Answer:']);
      assert.equal(problems[0]?.severity, 'information');
      for (const answer of [
        '![Oars](figures/q1.png)',
        '<!-- https://example.org --> We row.',
        '![Oars][oars]',
      ])
        assert.deepEqual((await found(answer, 'link-missing', FILES, prompt)).places, ['Answer:'], answer);
      for (const answer of [
        '[![Oars](figures/q1.png)](figures/q1.png)',
        'https://example.org',
        'See [it](../boats.toml).',
        'github.com/boats/shed',
        '[it][boats]',
      ])
        assert.deepEqual((await found(answer, 'link-missing', FILES, prompt)).places, [], answer);
    });
  }

  for (const prompt of [
    'How do you row? Feel free to insert a link to one of your boats.',
    'How do you row? You may include a link.',
    'How are the links of your chain?',
    'How do you include the wind? The link is in the chain.',
  ]) {
    test(`reports nothing for ${JSON.stringify(prompt)}`, async () => {
      assert.deepEqual((await found('We row with oars.', 'link-missing', FILES, prompt)).places, []);
    });
  }

  test('reports nothing for an example with a link', async () => {
    const prompt = 'How do you row?**\n>\n> Example:\n> *Include a link to it';
    assert.deepEqual((await found('We row.', 'link-missing', FILES, prompt)).places, []);
  });
});
