import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { URI } from 'vscode-uri';
import { ownersOf } from '../../../client/src/preview/owners';

suite('the owners of reports', () => {
  test('are not named where there is one report only', () => {
    assert.deepEqual(owners('/work/nightjar/reports/README.md'), []);
    assert.deepEqual(owners('/work/nightjar/reports/README.md', '/work/nightjar/reports/README.md'), []);
  });

  test('are the folders of their projects or groups', () => {
    assert.deepEqual(owners('/work/nightjar/reports/README.md', '/work/group 07/report/readme.md'), [
      'nightjar',
      'group 07',
    ]);
    assert.deepEqual(owners('/work/a/README.md', '/work/a/report.md', '/work/reports/README.md'), [
      'a',
      'report.md',
      'work',
    ]);
  });

  test('have as many folders above as tell them apart', () => {
    assert.deepEqual(
      owners('/w/g1/project/reports/README.md', '/w/g2/project/reports/README.md', '/w/g3/reports/README.md'),
      ['g1/project', 'g2/project', 'g3'],
    );
    assert.deepEqual(owners('/project/reports/README.md', '/g2/project/reports/README.md'), [
      'project',
      'g2/project',
    ]);
  });
});

function owners(...paths: string[]): string[] {
  return [...ownersOf(paths.map((path) => URI.file(path))).values()];
}
