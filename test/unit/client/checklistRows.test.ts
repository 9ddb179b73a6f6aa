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

/** The text of the rows to refresh when one checklist becomes another; null for the whole tree. */
function refreshedRows(after: Readonly<Record<string, readonly string[]>>): string[] | null {
  const next = rowsOf(after);
  const ids = changedRows(rowsOf(ITEMS), next);
  if (ids === null) return null;
  return ids.map((id) => {
    const row = next.rows.get(id);
    return row?.kind === 'group' ? row.title : (row?.text ?? 'gone');
  });
}

suite('The rows of the checklist', () => {
  test('are groups with their items, in the order of the report', () => {
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

  test('have different ids, even if two items have the same text', () => {
    const { rows } = rowsOf(ITEMS);
    assert.equal(rows.size, 6);
  });

  test('keep their ids when a line is inserted above them', () => {
    const moved = rowsOf(ITEMS, 'Draft.\n\n');
    assert.deepEqual([...moved.rows.keys()], [...rowsOf(ITEMS).rows.keys()]);
    assert.deepEqual(changedRows(rowsOf(ITEMS), moved), []);
  });
});

suite('The refreshed rows', () => {
  test('are none if nothing has changed', () => {
    assert.deepEqual(refreshedRows(ITEMS), []);
  });

  test('are a ticked item and the count of its group', () => {
    const [first = '', second = '', third = ''] = ITEMS['Week 1'];
    assert.deepEqual(refreshedRows({ ...ITEMS, 'Week 1': [first, second.replace('[ ]', '[x]'), third] }), [
      'Week 1',
      'Write tests',
    ]);
  });

  test('are an item whose modules have changed', () => {
    assert.deepEqual(refreshedRows({ ...ITEMS, 'Week 2': ['* [ ] Run them on each push (M19)'] }), [
      'Run them on each push',
    ]);
  });

  test('are only the group when an item is added or removed', () => {
    assert.deepEqual(refreshedRows({ ...ITEMS, 'Week 2': [...ITEMS['Week 2'], '* [ ] Release'] }), [
      'Week 2',
    ]);
    assert.deepEqual(refreshedRows({ ...ITEMS, 'Week 1': ITEMS['Week 1'].slice(1, 2) }), ['Week 1']);
  });

  test('are the whole tree when items are added or removed in several groups', () => {
    assert.equal(
      refreshedRows({ 'Week 1': ITEMS['Week 1'].slice(1), 'Week 2': [...ITEMS['Week 2'], '* [ ] Release'] }),
      null,
    );
  });

  test('are the whole tree when groups are added, removed or reordered', () => {
    assert.equal(refreshedRows({ ...ITEMS, Additional: ['* [ ] Write a page'] }), null);
    assert.equal(refreshedRows({ 'Week 1': ITEMS['Week 1'] }), null);
    assert.equal(refreshedRows({ 'Week 2': ITEMS['Week 2'], 'Week 1': ITEMS['Week 1'] }), null);
  });
});
