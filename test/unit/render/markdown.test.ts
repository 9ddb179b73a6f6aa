import assert from 'node:assert/strict';
import test from 'node:test';
import { htmlOf, withoutLines } from './page';

/** Each name with a text and its HTML, source lines left out. */
const TEXTS: readonly (readonly [name: string, text: string, html: string])[] = [
  [
    'paragraphs and breaks',
    'one\ntwo  \nthree\\\nfour\n\nfive',
    '<p>one\ntwo<br>\nthree<br>\nfour</p>\n<p>five</p>',
  ],
  ['emphasis', '*a* **b** _c_ `d`', '<p><em>a</em> <strong>b</strong> <em>c</em> <code>d</code></p>'],
  ['strikethrough', '~a~ ~~b~~', '<p><del>a</del> <del>b</del></p>'],
  [
    'a table',
    '| a | b |\n|:--|--:|\n| 1 | 2 |',
    '<table>\n<thead>\n<tr>\n<th align="left">a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n' +
      '<tbody>\n<tr>\n<td align="left">1</td>\n<td align="right">2</td>\n</tr>\n</tbody>\n</table>',
  ],
  [
    'a task list',
    '- [x] done\n- [ ] **open**\n  - plain',
    '<ul class="contains-task-list">\n' +
      '<li class="task-list-item"><input type="checkbox" checked disabled aria-label="done"> done</li>\n' +
      '<li class="task-list-item"><input type="checkbox" disabled aria-label="open"> <strong>open</strong>\n<ul>\n<li>plain</li>\n</ul>\n</li>\n</ul>',
  ],
  [
    'addresses in the text',
    'www.example.org, https://example.org/a_(b). a@example.org',
    '<p><a href="http://www.example.org">www.example.org</a>, ' +
      '<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>. <a href="mailto:a@example.org">a@example.org</a></p>',
  ],
  [
    'code',
    '```py\nif a < b:\n```\n\n    x & y',
    '<pre><code class="language-py"><span class="hljs-keyword">if</span> a &#x3C; b:\n</code></pre>\n<pre><code>x &#x26; y\n</code></pre>',
  ],
  [
    'a heading',
    '## Some *heading*, 2!',
    '<h2 id="user-content-some-heading-2">Some <em>heading</em>, 2!</h2>',
  ],
  [
    'headings with the same text',
    '# A\n\n# A',
    '<h1 id="user-content-a">A</h1>\n<h1 id="user-content-a-1">A</h1>',
  ],
  [
    'a reference',
    '[a][B] ![c][b]\n\n[b]: <d e.png> "t"',
    '<p><a href="d%20e.png" title="t">a</a> <img src="d%20e.png" alt="c" title="t"></p>',
  ],
  [
    'a footnote',
    'a[^n] b[^n]\n\n[^n]: *Why*.',
    '<p>a<sup><a href="#user-content-fn-n" id="user-content-fnref-n" data-footnote-ref="" aria-describedby="user-content-footnote-label">1</a></sup>' +
      ' b<sup><a href="#user-content-fn-n" id="user-content-fnref-n-2" data-footnote-ref="" aria-describedby="user-content-footnote-label">1</a></sup></p>\n' +
      '<section data-footnotes="" class="footnotes"><h2 class="sr-only" id="user-content-footnote-label">Footnotes</h2><ol><li id="user-content-fn-n">\n' +
      '<p><em>Why</em>. <a href="#user-content-fnref-n" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a> ' +
      '<a href="#user-content-fnref-n-2" data-footnote-backref="" aria-label="Back to reference 1-2" class="data-footnote-backref">↩<sup>2</sup></a></p>\n</li></ol></section>',
  ],
  ['front matter', '---\nlayout: default\n---\ntext', '<p>text</p>'],
  ['front matter after a byte order mark', '\uFEFF---\r\na: b\r\n---\r\ntext', '<p>text</p>'],
  ['dashes without front matter', '---\ntext', '<hr>\n<p>text</p>'],
  ['CRLF', 'a\r\nb\r\n\r\nc\r\n', '<p>a\nb</p>\n<p>c</p>'],
  ['nothing', '', ''],
  ['markup as text', '\\<b> &lt;i> 1 < 2', '<p>&#x3C;b> &#x3C;i> 1 &#x3C; 2</p>'],

  [
    'raw images',
    '<p align="center"><img src="figures/a.png" width="50%" alt="a"></p>',
    '<p align="center"><img src="figures/a.png" width="50%" alt="a"></p>',
  ],
  [
    'raw details around Markdown',
    '<details open>\n<summary>More</summary>\n\n- a\n\n</details>',
    '<details open>\n<summary>More</summary>\n<ul>\n<li>a</li>\n</ul>\n</details>',
  ],
  [
    'raw HTML in a line',
    'a<br>H<sub>2</sub>O <kbd>x</kbd> <mark>m</mark>',
    '<p>a<br>H<sub>2</sub>O <kbd>x</kbd> <mark>m</mark></p>',
  ],
  [
    'raw tables',
    '<table><tr><td colspan="2">a</td></tr></table>',
    '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
  ],
  [
    'raw pictures, reduced to their image',
    '<picture><source srcset="b.png"><img src="a.png"></picture>',
    '<p><img src="a.png"></p>',
  ],
  ['hidden comments', 'a <!-- b --> c\n\n<!--\nd\n-->', '<p>a  c</p>\n'],
  ['unclosed tags', '<div>a\n\nb', '<div>a\n<p>b</p></div>'],
  ['stray end tags', '</section></div>a', 'a'],
  [
    'what GitHub shows as text',
    '<script>a()</script>\n\nb <textarea>',
    '&#x3C;script>a()&#x3C;/script>\n<p>b &#x3C;textarea></p>',
  ],
  [
    'what GitHub removes',
    '<p style="x" class="y" onclick="z()" data-line="9">a <font>b</font></p>',
    '<p>a b</p>',
  ],
  [
    'form controls',
    '<form action="x"><input type="text"><button>a</button><select><option>b</option></select></form>',
    'ab',
  ],
  ['boxes outside of lists', '<input type="checkbox" checked>', ''],
  [
    'ids, which cannot replace those of the page',
    '<a name="x" id="y">a</a>',
    '<p><a name="user-content-x" id="user-content-y">a</a></p>',
  ],
];

for (const [name, text, html] of TEXTS) {
  test(`renders ${name}`, () => {
    assert.equal(withoutLines(htmlOf(text)), html);
  });
}

test('gives each block element its first and last source line', () => {
  assert.equal(
    htmlOf('# A\n\nb\nc\n\n- d\n- e\n  f\n\n```\ng\n```\n'),
    '<h1 data-line="0" id="user-content-a">A</h1>\n' +
      '<p data-line="2" data-end-line="3">b\nc</p>\n' +
      '<ul data-line="5" data-end-line="7">\n<li data-line="5">d</li>\n<li data-line="6" data-end-line="7">e\nf</li>\n</ul>\n' +
      '<pre data-line="9" data-end-line="11"><code>g\n</code></pre>',
  );
});

test('counts source lines through front matter, CRLF and raw HTML', () => {
  assert.equal(
    htmlOf('---\r\na: b\r\n---\r\n\r\n<details>\r\n\r\nc\r\n\r\n</details>\r\n\r\nd\r\n'),
    '<details data-line="4" data-end-line="8">\n<p data-line="6">c</p>\n</details>\n<p data-line="10">d</p>',
  );
});

test('names a box by its item, without nested items, even if it wraps', () => {
  const html = htmlOf('* [ ] Test   the\n    **reading** (M5)\n\n    * [x] deeper\n');
  assert.deepEqual(
    [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label),
    ['Test the reading (M5)', 'deeper'],
  );
});

test('shortens a long name of a box between words', () => {
  const html = htmlOf(`- [ ] ${'seven '.repeat(40)}\n`);
  assert.equal(/aria-label="([^"]*)"/.exec(html)?.[1], `${'seven '.repeat(20)}…`);
});
