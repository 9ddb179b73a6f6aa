import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { htmlOf, withoutLines } from './page';

/** Each cell's columns and rows. */
function spansOf(table: string): string[] {
  return Array.from(withoutLines(htmlOf(table)).matchAll(/<t[dh]([^>]*)>/g), ([, attributes = '']) =>
    attributes.trim(),
  );
}

suite('Table cells with spans', () => {
  test('keep their spans if the table has such columns and rows', () => {
    const table =
      '<table><tr><th colspan="2">a</th><th rowspan="3">b</th></tr><tr><td>c</td><td>d</td><td>e</td></tr><tr><td>f</td></tr></table>';
    assert.deepEqual(spansOf(table), ['colspan="2"', 'rowspan="3"', '', '', '', '']);
  });

  test('are limited to the existing columns and rows in a large table', () => {
    const table =
      '<table><tr><td colspan="1000" rowspan="65534">a</td><td>b</td></tr><tr><td rowspan="0">c</td><td colspan="2000">d</td></tr></table>';
    assert.deepEqual(spansOf(table), ['colspan="2" rowspan="2"', '', 'rowspan="1"', 'colspan="2"']);
  });

  test('do not make a table much larger than its cells', () => {
    const cell = '<td rowspan="9999" colspan="9999">x</td>';
    const html = htmlOf(`<table>${`<tr>${cell.repeat(20)}</tr>\n`.repeat(20)}</table>`);
    assert.equal(html.match(/<td/g)?.length, 400);
    assert.doesNotMatch(html, /span=/);
    const slim = htmlOf(`<table>${'<tr><td rowspan=65534 colspan=1000>x</td></tr>\n'.repeat(200)}</table>`);
    assert.doesNotMatch(slim, /span=/);
  });
});
