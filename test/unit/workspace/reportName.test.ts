import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URI } from 'vscode-uri';
import { isReportName } from '../../../server/src/workspace/reportName';
import { DEFAULT_SETTINGS } from '../../../server/src/workspace/settings';
import { timed } from '../../support/timing';

/** In milliseconds, a hundred times the usual time; a backtracking matcher would take years. */
const MAX_TIME = 5000;

const FOLDERS = [URI.parse('file:///home/ann/repo')];

function isNamed(uri: string, ...globs: string[]): boolean {
  return isReportName(URI.parse(uri), globs.length === 0 ? DEFAULT_SETTINGS.files : globs, FOLDERS);
}

test('the default globs match the names that groups use, in any folder', () => {
  assert.equal(isNamed('file:///home/ann/repo/reports/README.md'), true);
  assert.equal(isNamed('file:///reports/README.md'), true);
  assert.equal(isNamed('file:///home/ann/.hidden/report/README.md'), true);
  assert.equal(isNamed('file:///c%3A/My%20Work/50%25/report.md'), true);
  assert.equal(isNamed('vscode-remote://wsl%2Bubuntu/home/ann/repo/reports/README.md'), true);
  assert.equal(isNamed('vscode-vfs://github/team/repo/report.md?ref=main'), true);
  assert.equal(isNamed('file:///home/ann/repo/README.md'), false);
  assert.equal(isNamed('file:///home/ann/repo/reports/README.md.bak'), false);
  assert.equal(isNamed('file:///home/ann/myreport.md'), false);
});

test('letter case matters, except on Windows', () => {
  assert.equal(isNamed('file:///home/ann/Reports/readme.md'), false);
  assert.equal(isNamed('file:///c%3A/ann/Reports/readme.md'), true);
  assert.equal(isNamed('file:///d:/ann/final.md', 'D:/ann/*.md'), true);
});

test('a glob is matched with the name, the path from the workspace folder or the whole path', () => {
  assert.equal(isNamed('file:///home/ann/repo/deep/final.md', 'final.*'), true);
  assert.equal(isNamed('file:///home/ann/repo/docs/final.md', 'docs/*.md'), true);
  assert.equal(isNamed('file:///home/bob/docs/final.md', 'docs/*.md'), false);
  assert.equal(isNamed('file:///home/bob/docs/final.md', '/home/*/docs/*.md'), true);
  assert.equal(isNamed('file:///home/ann/repo/a.md', '{a,b}.md'), true);
});

test('globs that would take a backtracking matcher years are matched quickly', () => {
  const globs = [
    '',
    '[',
    '{',
    '!**/*.md',
    '(a|aa)+b',
    '**/(a+)+b/*',
    '{a,aa}+{a,aa}+b',
    `${'+('.repeat(30)}a${')'.repeat(30)}`,
    '!(**/**)'.repeat(25),
    '*a'.repeat(100),
    '**/a/'.repeat(30),
    '{a,a}'.repeat(30),
    '**/a**/a/**a*',
  ];
  const { time } = timed(() => {
    for (const glob of globs) {
      for (const uri of [`file:///home/${'a'.repeat(250)}!`, `file:///${'a/'.repeat(200)}!`])
        assert.equal(isNamed(uri, glob), false, glob.slice(0, 20));
    }
  });
  assert.ok(time < MAX_TIME, `${time} ms`);
});
