import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { changedRows, checklistRows } from '../../../client/src/views/checklistRows';
import { judge } from '../../../server/src/checker/judge';
import { summarise } from '../../../server/src/features/summary/summary';
import { parseReport } from '../../../server/src/report/parse';
import { makeReport } from '../../support/makeReport';

const ITEMS = {
  'Week 1': ['* [x] Agree on one repository (M5)', '* [ ] Write tests (M16)', '* [ ] Write tests (M17)'],
  'Week 2': ['* [ ] Run them on each push (M17+M18)'],
};

function rowsOf(checklist: Readonly<Record<string, readonly string[]>>, before = '') {
  const report = parseReport(makeReport({ checklist, before }));
  return checklistRows('file:///report.md', summarise(report, judge(report), []));
}

/** What is shown again when one checklist becomes another, by the text of the rows; null for the whole tree. */
function shownAnew(after: Readonly<Record<string, readonly string[]>>): string[] | null {
  const next = rowsOf(after);
  const ids = changedRows(rowsOf(ITEMS), next);
  if (ids === null) return null;
  return ids.map((id) => {
    const row = next.rows.get(id);
    return row?.kind === 'group' ? row.title : (row?.text ?? 'gone');
  });
}

suite('the rows of the checklist', () => {
  test('are groups with their items in the order of the report', () => {
    const { groups, rows } = rowsOf(ITEMS);
    const tree = groups.map((id) => {
      const group = rows.get(id);
      assert.ok(group?.kind === 'group');
      const items = group.items.map((item) => rows.get(item));
      return [
        group.title,
        `${group.done}/${group.total}`,
        items.map((item) => item?.kind === 'item' && [item.text, item.modules, item.done]),
      ];
    });
    assert.deepEqual(tree, [
      [
        'Week 1',
        '1/3',
        [
          ['Agree on one repository', ['M5'], true],
          ['Write tests', ['M16'], false],
          ['Write tests', ['M17'], false],
        ],
      ],
      ['Week 2', '0/1', [['Run them on each push', ['M17', 'M18'], false]]],
    ]);
  });

  test('have ids of their own, also where two items read the same', () => {
    const { rows } = rowsOf(ITEMS);
    assert.equal(rows.size, 6);
  });

  test('keep their ids when a line is put above them', () => {
    const moved = rowsOf(ITEMS, 'Draft.\n\n');
    assert.deepEqual([...moved.rows.keys()], [...rowsOf(ITEMS).rows.keys()]);
    assert.deepEqual(changedRows(rowsOf(ITEMS), moved), []);
  });
});

suite('what is shown anew', () => {
  test('is nothing where nothing has changed', () => {
    assert.deepEqual(shownAnew(ITEMS), []);
  });

  test('is an item that was ticked, and the count of its group', () => {
    const [first = '', second = '', third = ''] = ITEMS['Week 1'];
    assert.deepEqual(shownAnew({ ...ITEMS, 'Week 1': [first, second.replace('[ ]', '[x]'), third] }), [
      'Week 1',
      'Write tests',
    ]);
  });

  test('is an item whose modules have changed', () => {
    assert.deepEqual(shownAnew({ ...ITEMS, 'Week 2': ['* [ ] Run them on each push (M19)'] }), [
      'Run them on each push',
    ]);
  });

  test('is the group alone where an item is new or gone', () => {
    assert.deepEqual(shownAnew({ ...ITEMS, 'Week 2': [...ITEMS['Week 2'], '* [ ] Release'] }), ['Week 2']);
    assert.deepEqual(shownAnew({ ...ITEMS, 'Week 1': ITEMS['Week 1'].slice(1, 2) }), ['Week 1']);
  });

  test('is the whole tree where items come or go in several groups', () => {
    assert.equal(
      shownAnew({ 'Week 1': ITEMS['Week 1'].slice(1), 'Week 2': [...ITEMS['Week 2'], '* [ ] Release'] }),
      null,
    );
  });

  test('is the whole tree where groups come, go or change places', () => {
    assert.equal(shownAnew({ ...ITEMS, Additional: ['* [ ] Write a page'] }), null);
    assert.equal(shownAnew({ 'Week 1': ITEMS['Week 1'] }), null);
    assert.equal(shownAnew({ 'Week 2': ITEMS['Week 2'], 'Week 1': ITEMS['Week 1'] }), null);
  });
});
