import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memoryFiles } from '../../../server/src/files/memoryFiles';
import type { ReportFiles } from '../../../server/src/files/reportFiles';
import { handInPage, handInText } from '../../../server/src/handin/handInPage';
import { toHtml } from '../../../server/src/handin/pythonMarkdown';
import { findStalePages } from '../../../server/src/handin/stalePages';
import { makeReport } from '../../support/makeReport';

const REPORT = makeReport({ answers: { 4: 'We met à Århus, “at the harbour”.\n\n<center>\nNo end of it' } });
const CHANGED = makeReport({ answers: { 4: 'We met at the station.' } });

/** The outdated pages for a report and the files beside it: `README.md` in a folder `reports`. */
function staleOf(files: Readonly<Record<string, string>>, file = 'README.md'): Promise<readonly string[]> {
  return findStalePages({ folder: 'reports', file }, filesOf(files));
}

function filesOf(files: Readonly<Record<string, string>>): ReportFiles {
  const encoder = new TextEncoder();
  return memoryFiles(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)])),
  );
}

suite('Outdated hand-in pages', () => {
  test('are found beside the report, and beside the folder reports', async () => {
    const page = handInPage(CHANGED);
    assert.deepEqual(await staleOf({ 'README.md': REPORT }), []);
    assert.deepEqual(await staleOf({ 'README.md': REPORT, 'report.html': page, '../report.html': page }), [
      'report.html',
      '../report.html',
    ]);
    assert.deepEqual(
      await findStalePages(
        { folder: 'notes', file: 'README.md' },
        filesOf({ 'README.md': REPORT, '../report.html': page }),
      ),
      [],
    );
  });

  test('are not reported if only the version, line ends or trailing spaces differ', async () => {
    const { text } = handInText(REPORT);
    const [old, recent] = [toHtml(text, '3.7'), toHtml(text, '3.10')];
    assert.notEqual(old, recent);
    for (const page of [
      old,
      recent,
      old.replaceAll('\n', '\r\n'),
      `${recent}\n`,
      old.replaceAll('\n', ' \n'),
    ]) {
      assert.deepEqual(await staleOf({ 'README.md': REPORT, 'report.html': page }), []);
      const other = REPORT.replaceAll('\n', '\r\n');
      assert.deepEqual(await staleOf({ 'README.md': other, 'report.html': page }), []);
    }
  });

  test('are not reported if Windows has decoded the letters of the report differently', async () => {
    const bytes = new TextEncoder().encode(REPORT.replaceAll('”', '“'));
    const inWindows = new TextDecoder('windows-1252');
    const made = handInPage(inWindows.decode(bytes));
    const letters = new Map(
      Array.from({ length: 256 }, (_, byte) => [inWindows.decode(Uint8Array.of(byte)), byte]),
    );
    const page = Uint8Array.from(made, (letter) => letters.get(letter) ?? 0x3f);
    const files = memoryFiles({ 'README.md': bytes, 'report.html': page });
    assert.deepEqual(await findStalePages({ folder: 'reports', file: 'README.md' }, files), []);
  });

  test('are told apart from pages of other programs and other reports', async () => {
    const page = handInPage(CHANGED);
    for (const other of ['', 'Question 1', `<!DOCTYPE html>${page}`, '<h3 id="q1">Question 1</h3>'])
      assert.deepEqual(await staleOf({ 'README.md': REPORT, 'report.html': other }), [], other);
    const files = { 'a.md': REPORT, 'report.html': page };
    assert.deepEqual(await staleOf(files, 'a.md'), ['report.html']);
    assert.deepEqual(await staleOf({ ...files, 'b.md': CHANGED }, 'a.md'), []);
  });

  test('are not reported for files that are too large or missing', async () => {
    const page = handInPage(CHANGED);
    assert.deepEqual(await staleOf({ 'report.html': page }), []);
    assert.deepEqual(
      await staleOf({ 'README.md': REPORT, 'report.html': page + ' '.repeat(4 * 1024 * 1024) }),
      [],
    );
    assert.deepEqual(
      await staleOf({ 'README.md': REPORT + '\n'.repeat(1024 * 1024), 'report.html': page }),
      [],
    );
  });
});
