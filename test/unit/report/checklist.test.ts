import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { parseReport } from '../../../server/src/report/parse';
import type { ChecklistItem } from '../../../server/src/report/report';
import { CHECKLIST, makeReport } from '../../support/makeReport';
import { rangeOf, text, textAt } from '../../support/places';

function itemsOf(source: string): readonly ChecklistItem[] {
  return parseReport(source).checklist.groups.flatMap(({ items }) => items);
}

function itemOf(source: string): ChecklistItem {
  const items = itemsOf(source);
  const [item] = items;
  if (!item || items.length !== 1) throw new Error(`${items.length} items`);
  return item;
}

suite('Checklist groups', () => {
  test('are the headings with items', () => {
    const source = text(
      '# Title',
      '## Checklist',
      'Tick what is done.',
      '### Week 1',
      '',
      '* [x] One (M5)',
      '* [ ] Two',
      '',
      '### Week 2',
      '- [X] Three',
      '### Empty',
      '',
      '## Group',
      '### Question 1',
      '* [ ] no item',
    );
    const { groups, done, total } = parseReport(source).checklist;
    assert.deepEqual(
      groups.map(({ title, heading, items }) => [title, heading?.range, items.map((item) => item.text)]),
      [
        ['Week 1', rangeOf(source, '### Week 1'), ['One', 'Two']],
        ['Week 2', rangeOf(source, '### Week 2'), ['Three']],
      ],
    );
    assert.deepEqual([done, total], [2, 3]);
  });

  test('may have no heading', () => {
    const { groups } = parseReport('- [ ] One').checklist;
    assert.deepEqual(
      groups.map(({ title, heading }) => [title, heading]),
      [['', null]],
    );
  });

  test('with the same title stay separate', () => {
    const source = text('### Week', '- [ ] One', '### Week', '- [ ] Two');
    assert.equal(parseReport(source).checklist.groups.length, 2);
  });

  test('include items after other text', () => {
    const source = text('### Week', '- [ ] One', '', 'A remark.', '', '- [ ] Two');
    assert.deepEqual(
      parseReport(source).checklist.groups.map(({ items }) => items.length),
      [2],
    );
  });

  test('of a whole report count all boxes', () => {
    const { groups, done, total } = parseReport(makeReport()).checklist;
    assert.deepEqual(
      groups.map(({ title }) => title),
      Object.keys(CHECKLIST),
    );
    assert.deepEqual([done, total], [4, 6]);
  });
});

suite('A checklist item', () => {
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    test(`has an exact range, with ${JSON.stringify(lineEnd)}`, () => {
      const source = text('😀', '  * [x] One and two (M5)  ', 'end').replaceAll('\n', lineEnd);
      const end = source.endsWith('end') ? '  ' : '';
      assert.deepEqual(itemsOf(source)[0], {
        text: 'One and two (M5) end',
        range: rangeOf(source, `* [x] One and two (M5)${end}${lineEnd}end`),
        box: rangeOf(source, '[x]'),
        done: true,
        isClear: true,
        wellFormed: true,
        modules: [],
      });
    });
  }

  test('continues on indented and lazy lines', () => {
    const source = text('* [ ] Write down', '\twhat is', 'needed (M2+M6)  ', '', 'Not this.');
    const item = itemOf(source);
    assert.equal(item.text, 'Write down what is needed');
    assert.deepEqual(item.modules, ['M2', 'M6']);
    assert.deepEqual(item.range, rangeOf(source, '* [ ] Write down\n\twhat is\nneeded (M2+M6)  '));
  });

  for (const line of [
    '* [ ] Two',
    '- Two',
    '3. Two',
    '> Two',
    '```',
    '~~~',
    '<!-- Two -->',
    '# Two',
    '---',
    '* * *',
    '___',
    ' ',
  ]) {
    test(`ends before ${JSON.stringify(line)}`, () => {
      const source = text('* [ ] One', line, 'three');
      assert.deepEqual(itemsOf(source)[0]?.range, rangeOf(source, '* [ ] One'));
    });
  }

  test('continues on a line that only looks like a list', () => {
    assert.equal(itemOf(text('* [ ] One', '-two', '3.five')).text, 'One -two 3.five');
  });

  for (const mark of ['*', '-', '+', '1.', '23)']) {
    test(`may start with ${mark}`, () => {
      const source = `${mark} [ ] One`;
      assert.deepEqual(itemOf(source).range, rangeOf(source, source));
    });
  }

  test('is separate if nested', () => {
    const source = text('* [x] One', '    * [ ] Two', '\t\t- [X] Three');
    assert.deepEqual(
      itemsOf(source).map(({ text: words, done, range }) => [words, done, range]),
      [
        ['One', true, rangeOf(source, '* [x] One')],
        ['Two', false, rangeOf(source, '* [ ] Two')],
        ['Three', true, rangeOf(source, '- [X] Three')],
      ],
    );
  });

  test('may be empty', () => {
    assert.deepEqual(itemOf('* [ ]'), {
      text: '',
      range: rangeOf('* [ ]', '* [ ]'),
      box: rangeOf('* [ ]', '[ ]'),
      done: false,
      isClear: true,
      wellFormed: false,
      modules: [],
    });
  });

  for (const source of [
    '```\n* [ ] One\n```',
    '<!--\n* [ ] One\n-->',
    '> * [ ] One',
    '[ ] One',
    '* [M5] One',
    '* [x](y.md)',
    '* [x][y]',
    '* [x]: y.md',
    '* [](y.md)',
    '* One [ ]',
    '* [      ] One',
  ]) {
    test(`is not found in ${JSON.stringify(source)}`, () => {
      assert.deepEqual(itemsOf(source), []);
    });
  }
});

suite('Modules', () => {
  const CASES: readonly (readonly [line: string, text: string, modules: readonly string[]])[] = [
    ['One (M5)', 'One', ['M5']],
    ['One (M2+M6)', 'One', ['M2', 'M6']],
    ['One (M2, M6, M17)', 'One', ['M2', 'M6', 'M17']],
    ['One (M2 & M6)', 'One', ['M2', 'M6']],
    ['One (M2/M6).', 'One', ['M2', 'M6']],
    ['One ( m7 ) ', 'One', ['M7']],
    ['One(M7)', 'One', ['M7']],
    ['(M7)', '', ['M7']],
    ['One', 'One', []],
    ['One (M7) two', 'One (M7) two', []],
    ['One (M7 at least)', 'One (M7 at least)', []],
    ['One (MX)', 'One (MX)', []],
    ['One (M5) (M6)', 'One (M5)', ['M6']],
  ];
  for (const [line, words, modules] of CASES) {
    test(`in ${JSON.stringify(line)}`, () => {
      const item = itemOf(`* [ ] ${line}`);
      assert.deepEqual([item.text, item.modules], [words, modules]);
    });
  }
});

suite('A box', () => {
  const CASES: readonly (readonly [box: string, done: boolean, wellFormed: boolean])[] = [
    ['[ ]', false, true],
    ['[x]', true, true],
    ['[X]', true, true],
    ['[\t]', false, true],
    ['[]', false, false],
    ['[  ]', false, false],
    ['[x ]', true, false],
    ['[ x]', true, false],
    ['[ X ]', true, false],
    ['[xx]', true, false],
    ['[✔]', true, false],
    ['[✔️]', true, false],
    ['[✓]', true, false],
    ['[✅]', true, false],
    ['[☑️]', true, false],
    ['[v]', true, false],
    ['[*]', true, false],
    ['[-]', false, false],
    ['[\u00a0]', false, false],
  ];
  for (const [box, done, wellFormed] of CASES) {
    test(`${JSON.stringify(box)} is ${done ? '' : 'not '}done and ${wellFormed ? 'well' : 'ill'}-formed`, () => {
      const source = text('😀 before', `  * ${box} One (M5)`);
      const item = itemOf(source);
      assert.deepEqual([item.done, item.wellFormed, item.text], [done, wellFormed, 'One']);
      assert.deepEqual(item.box, rangeOf(source, box));
      assert.equal(textAt(source, item.range), `* ${box} One (M5)`);
    });
  }

  test('without a space after it is ill-formed', () => {
    const item = itemOf('* [x]One');
    assert.deepEqual([item.done, item.wellFormed, item.text], [true, false, 'One']);
  });
});
