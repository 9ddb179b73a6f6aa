import assert from 'node:assert/strict';
import test from 'node:test';
import { htmlOf, withoutLines } from './page';

const LINKS: readonly (readonly [address: string, href: string | null])[] = [
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  ['HTTPS://example.org', 'https://example.org'],
  ['http://example.org', 'http://example.org'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['notes.md', 'notes.md'],
  ['../src/a.py#L3', '../src/a.py#L3'],
  ['/docs/a.md', '/docs/a.md'],
  ['a/b:c.md', 'a/b:c.md'],
  ['#question-4', '#user-content-question-4'],
  ['#', '#'],
  ['ftp://example.org', null],
  ['file:///etc/hosts', null],
  ['vscode://a/b', null],
  ['command:workbench.action.quit', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//example.org/a', null],
  ['/\\example.org', null],
  ['\\\\server\\share', null],
  ['C:\\a.md', null],
];

for (const [address, href] of LINKS) {
  test(`${href === null ? 'removes' : 'keeps'} the address of a link to ${address}`, () => {
    const expected = href === null ? '<p><a>a</a></p>' : `<p><a href="${href}">a</a></p>`;
    assert.equal(withoutLines(htmlOf(`<a href="${address}">a</a>`)), expected);
  });
}

test('links a heading to the places that refer to it', () => {
  const html = htmlOf('[a](#the-end)\n\n## The end');
  assert.match(html, /href="#user-content-the-end"/);
  assert.match(html, /id="user-content-the-end"/);
});

const SHOWN = [
  'figures/a.png',
  './a.png',
  '../docs/a.png',
  'a%20b.png',
  'a.png?raw=true',
  'Abbildung%C3%A4.png',
];

for (const path of SHOWN) {
  test(`keeps the image at ${path} as it is`, () => {
    assert.equal(withoutLines(htmlOf(`![a](${path})`)), `<p><img src="${path}" alt="a"></p>`);
  });
}

const ON_THE_WEB: readonly (readonly [source: string, address: string])[] = [
  ['https://example.org/a.png', 'https://example.org/a.png'],
  ['HTTP://example.org/a.png', 'http://example.org/a.png'],
  ['//example.org/a.png', 'https://example.org/a.png'],
];

for (const [source, address] of ON_THE_WEB) {
  test(`replaces the image at ${source}`, () => {
    assert.equal(
      withoutLines(htmlOf(`![a *b*](${source})`)),
      `<p><span class="remote-image" data-src="${address}">a b <small>(on the web, not loaded)</small></span></p>`,
    );
  });
}

const NO_PATH = 'its address is not a path in this folder';
const BLOCKED: readonly (readonly [source: string, reason: string])[] = [
  ['/figures/a.png', 'its path begins with /'],
  ['figures\\a.png', 'its path has \\ instead of /'],
  ['file:///home/a.png', NO_PATH],
  ['C:\\a.png', NO_PATH],
  ['c:/a.png', NO_PATH],
  ['\\\\server\\share\\a.png', NO_PATH],
  ['data:image/png;base64,AAAA', NO_PATH],
  ['blob:x', NO_PATH],
  ['vscode-resource://a/b.png', NO_PATH],
  ['%2f%2fexample.org/a.png', NO_PATH],
  ['a%00.png', NO_PATH],
  ['', NO_PATH],
];

for (const [source, reason] of BLOCKED) {
  test(`replaces the image at "${source}" without a link`, () => {
    const html = withoutLines(htmlOf(`x\n<img alt="a" src="${source}">`));
    assert.equal(
      html.replace(/ data-address="[\w%.-]+"/, ''),
      `<p>x\n<span class="blocked-image">a <small>(not shown: ${reason})</small></span></p>`,
    );
  });
}

test('uses image as the name of an image without a description', () => {
  assert.match(htmlOf('![](https://example.org/a.png)'), />Image <small>/);
});
