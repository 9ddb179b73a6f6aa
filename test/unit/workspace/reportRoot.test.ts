import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URI } from 'vscode-uri';
import { reportRoot, uriBelow } from '../../../server/src/workspace/reportRoot';

const REPORT = URI.parse('vscode-vfs://github/team/repo/reports/README.md');
const ROOT = URI.parse('vscode-vfs://github/team/repo');

test('the root is the innermost workspace folder that contains the report', () => {
  const folders = [
    'vscode-vfs://github/team',
    'vscode-vfs://github/team/repo/',
    'vscode-vfs://github/team/repo/re',
    'vscode-vfs://gitlab/team/repo/reports',
  ];
  assert.equal(
    reportRoot(
      REPORT,
      folders.map((uri) => URI.parse(uri)),
    ).path,
    '/team/repo/',
  );
});

test("without such a folder the root is the parent of the report's folder", () => {
  assert.equal(reportRoot(REPORT, []).toString(), ROOT.toString());
  assert.equal(reportRoot(URI.parse('file:///report.md'), []).path, '/');
});

test('a path is resolved from the report and must stay inside the root', () => {
  const resolve = (path: string): string | undefined => uriBelow(ROOT, REPORT, path)?.toString();
  assert.equal(resolve(''), 'vscode-vfs://github/team/repo/reports');
  assert.equal(resolve('figures'), 'vscode-vfs://github/team/repo/reports/figures');
  assert.equal(resolve('../my img'), 'vscode-vfs://github/team/repo/my%20img');
  assert.equal(resolve('50%'), 'vscode-vfs://github/team/repo/reports/50%25');
  assert.equal(resolve('..'), 'vscode-vfs://github/team/repo');
  for (const path of ['../..', '../../repo2', '/etc', '//host/share', 'c:/x', '..\\..\\x', 'a\0']) {
    assert.equal(resolve(path), undefined, path);
  }
});
