import assert from 'node:assert/strict';
import test from 'node:test';
import { pagePlace } from '../../../common/pagePlace';

test('a page is saved near its report, but not in a folder that is handed in', () => {
  assert.deepEqual(pagePlace('reports', 'README.md', false), { isAbove: true, name: 'reports-README.html' });
  assert.deepEqual(pagePlace('Report', 'our.report.md', false), {
    isAbove: true,
    name: 'Report-our.report.html',
  });
  assert.deepEqual(pagePlace('group_1', 'report.md', false), { isAbove: false, name: 'report.html' });
  assert.deepEqual(pagePlace('reports', 'README.md', true), { isAbove: true, name: 'report.html' });
  assert.deepEqual(pagePlace('', 'README', true), { isAbove: false, name: 'report.html' });
});
