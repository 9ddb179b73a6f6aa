import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { handInPage, handInText } from '../../../server/src/handin/handInPage';
import { toHtml } from '../../../server/src/handin/pythonMarkdown';
import { runs } from '../../support/runs';

/** The template's own front matter, which is exactly what is dropped. */
const FRONT_MATTER = '---\nlayout: default\nnav_exclude: true\n---\n\n';

test('the front matter of the template is dropped, and nothing else', () => {
  assert.equal(handInPage(`${FRONT_MATTER}# Our report\n\nText`), '<h1>Our report</h1>\n<p>Text</p>');
  assert.deepEqual(handInText(`${FRONT_MATTER}# Our report`), { text: '# Our report', line: 5 });
});

test('without front matter, the title is dropped', () => {
  const report = '# Exam template for operations of a shipyard\n\nText';
  assert.equal(handInPage(report), '<p>d</p>\n<p>Text</p>');
  assert.deepEqual(handInText(report), { text: 'd\n\nText', line: 0 });
});

test('a shorter report leaves nothing', () => {
  assert.equal(handInPage('# Short\n'), '');
  assert.deepEqual(handInText('# Short\n'), { text: '', line: 1 });
});

test('characters above U+FFFF are dropped as one each', () => {
  assert.equal(handInText(`${'😀'.repeat(43)}😀 text`).text, '😀 text');
  assert.equal(handInText(`${'a'.repeat(42)}😀b`).text, 'b');
  assert.equal(handInText(`${'a'.repeat(43)}😀b`).text, '😀b');
});

test('each line end counts as one character', () => {
  for (const lineEnd of ['\r\n', '\r', '\n']) {
    const report = `${FRONT_MATTER}# Our report\n\nText`.replaceAll('\n', lineEnd);
    assert.equal(handInPage(report), '<h1>Our report</h1>\n<p>Text</p>');
    assert.equal(handInText(report).line, 5);
  }
});

test('a byte order mark counts as a character', () => {
  assert.equal(handInPage(`\ufeff${FRONT_MATTER}# Our report`), '<h1>Our report</h1>');
  assert.equal(handInText(`\ufeff${FRONT_MATTER}# Our report`).text, '\n# Our report');
});

test('the page is the remaining text converted by 3.7, for any report', () => {
  const letter = fc.constantFrom('a', '\n', '\r', '\r\n', '😀', '\t', '#', ' ', '*', '\ufeff', '<', '>');
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 120 }), (letters) => {
      const report = letters.join('');
      const read = report.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
      const rest = Array.from(read).slice(43).join('');
      assert.equal(handInText(report).text, rest);
      assert.equal(handInPage(report), toHtml(rest, '3.7'));
      assert.equal(handInText(report).line, Array.from(read).slice(0, 43).join('').split('\n').length - 1);
    }),
    runs(500),
  );
});
