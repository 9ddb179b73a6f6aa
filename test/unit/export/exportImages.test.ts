import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { MAX_IMAGE_SIZE, MAX_PAGE_SIZE } from '../../../server/src/export/embedImages';
import { exportReport } from '../../../server/src/export/exportReport';
import { memoryFiles } from '../../../server/src/files/memoryFiles';
import type { ReportFiles } from '../../../server/src/files/reportFiles';
import { parseReport } from '../../../server/src/report/parse';
import { attribute, elementsOf, hasClass, wordsIn } from '../../support/exportedPage';
import { PNG, svg } from '../../support/images';
import { makeReport } from '../../support/makeReport';

type Contents = Readonly<Record<string, number | Uint8Array>>;

function pageOf(answer: string, files: ReportFiles | null) {
  return exportReport(parseReport(makeReport({ course: [{}, {}, {}], answers: { 2: answer } })), files);
}

/** The images of a page, and their replacements. */
async function shown(answer: string, contents: Contents) {
  const { html, images, leftOut } = await pageOf(answer, memoryFiles(contents));
  const page = elementsOf(html);
  const found = page.filter(({ tagName }) => tagName === 'img');
  assert.equal(found.length, images);
  return {
    images: found.map((image) => ({ src: attribute(image, 'src') ?? '', alt: attribute(image, 'alt') })),
    notes: page
      .filter((element) =>
        ['missing-image', 'blocked-image', 'remote-image'].some((name) => hasClass(element, name)),
      )
      .map(({ childNodes }) => childNodes.map((node) => ('value' in node ? node.value : '')).join('')),
    leftOut: leftOut.map(({ target, reason }) => `${target}: ${reason}`),
    html,
  };
}

function bytes(start: string, length = 64): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => start.charCodeAt(index) || 0);
}

suite('The images of a page', () => {
  test('are embedded, with the type of their content', async () => {
    const contents = {
      'figures/a.png': PNG,
      'figures/really a png.jpg': PNG,
      'b.jpeg': bytes('\xff\xd8\xff\xe0'),
      'c.gif': bytes('GIF89a'),
      'd.webp': bytes('RIFF....WEBPVP8 '),
      '../e.svg': svg('<circle r="2"/>'),
      'é.png': PNG,
    };
    const answer =
      '![A](figures/a.png) ![B](figures/really%20a%20png.jpg "title") ![C](./b.jpeg?raw=true) ![D][d] <img src="d.webp" width=20> ![F](../e.svg) ![G](<é.png>)\n\n[d]: c.gif';
    const { images, leftOut } = await shown(answer, contents);
    assert.deepEqual(leftOut, []);
    assert.deepEqual(
      images.map(({ src }) => src.slice(0, src.indexOf(';'))),
      ['png', 'png', 'jpeg', 'gif', 'webp', 'svg+xml', 'png'].map((type) => `data:image/${type}`),
    );
    assert.deepEqual(
      images.map(({ alt }) => alt),
      ['A', 'B', 'C', 'D', 'd.webp', 'F', 'G'],
    );
    for (const [index, content] of Object.values(contents).entries()) {
      const { src = '' } = images[index] ?? {};
      assert.deepEqual(Buffer.from(src.slice(src.indexOf(',') + 1), 'base64'), Buffer.from(content));
    }
  });

  test('have a placeholder if they are missing or no images', async () => {
    const contents = {
      'text.png': bytes('version https://git-lfs.github.com/spec/v1'),
      'empty.png': 0,
      'page.svg': bytes('<html><script>alert(1)</script></html>'),
      'plain.svg': bytes('svg'),
      'a.bmp': bytes('BM'),
    };
    const answer =
      '![A](gone.png) ![](text.png) ![C](empty.png) ![D](page.svg) ![E](plain.svg) ![F](a.bmp) ![G](figures)';
    const no = 'not an image of type PNG, JPEG, GIF, WebP or SVG';
    const { images, notes, leftOut } = await shown(answer, contents);
    assert.deepEqual(images, []);
    assert.deepEqual(notes, ['A ', 'text.png ', 'C ', 'D ', 'E ', 'F ', 'G ']);
    assert.deepEqual(leftOut, [
      'gone.png: not found',
      `text.png: ${no}`,
      'empty.png: the file is empty',
      `page.svg: ${no}`,
      `plain.svg: ${no}`,
      `a.bmp: ${no}`,
      'figures: not found',
    ]);
  });

  test('from the web become links, except inside links', async () => {
    const { images, html, leftOut } = await shown(
      '![A](https://example.org/a.png) [![B](//example.org/b.png)](https://example.org)',
      {},
    );
    assert.deepEqual(images, []);
    assert.deepEqual(leftOut, [
      'https://example.org/a.png: it is on the web',
      'https://example.org/b.png: it is on the web',
    ]);
    const links = elementsOf(html).filter(
      ({ tagName, attrs }) => tagName === 'a' && attrs[0]?.value.startsWith('http'),
    );
    assert.deepEqual(
      links.map((link) => [attribute(link, 'href'), wordsIn(link).join(' ')]),
      [
        ['https://example.org/a.png', 'A'],
        ['https://example.org', 'B'],
      ],
    );
  });

  test('that are left out are listed with a shortened address or description', async () => {
    const { leftOut } = await shown(
      `![A long story](/etc/passwd) ![${'words '.repeat(99)}](file:///etc/passwd) ![C](figures/${'c'.repeat(999)}.png)`,
      {},
    );
    assert.deepEqual(
      leftOut.map((text) => text.slice(0, text.indexOf(':'))),
      ['/etc/passwd', `${'words '.repeat(99).slice(0, 50)}…`, `figures/${'c'.repeat(42)}…`],
    );
  });

  test('are only read from relative paths', async () => {
    const asked: string[] = [];
    const files: ReportFiles = {
      ...memoryFiles({}),
      size: (path) => (asked.push(path), Promise.resolve(null)),
    };
    const addresses = [
      '/etc/passwd',
      'file:///etc/passwd',
      '\\\\\\\\server\\\\share\\\\a.png',
      'C:\\\\a.png',
      'C:/a.png',
      '//server/a.png',
      'data:image/svg+xml;base64,AAAA',
      'vscode:a.png',
      'figures\\\\a.png',
      '%5C%5Cserver%5Cshare',
      '%2Fetc/passwd',
      'a%00.png',
      '#a',
    ];
    const { images, leftOut } = await pageOf(
      addresses.map((address) => `![A](<${address}>)`).join('\n'),
      files,
    );
    assert.deepEqual([images, asked], [0, []]);
    assert.equal(leftOut.length, addresses.length);
    await pageOf('![A](../../etc/passwd) ![B](%2e%2e/%2e%2e/a) ![C](figures/../../../x) ![D](..%2fb)', files);
    assert.deepEqual(asked, ['../../etc/passwd', '../../a', '../../x', '../b']);
  });

  test('are read once, with a size limit for each and for all', async () => {
    let reads = 0;
    const large = new Uint8Array(MAX_IMAGE_SIZE);
    large.set(PNG);
    const own = memoryFiles({ 'large.png': large, 'larger.png': MAX_IMAGE_SIZE + 1 });
    const files: ReportFiles = { ...own, read: (path, max) => (reads++, own.read(path, max)) };
    const max = MAX_PAGE_SIZE / MAX_IMAGE_SIZE;
    const { images, leftOut } = await pageOf(`${'![A](large.png)\n'.repeat(max + 2)}![B](larger.png)`, files);
    assert.deepEqual([images, reads], [max, 1]);
    assert.deepEqual(
      leftOut.map(({ reason }) => reason),
      ['the page would grow too large', 'the page would grow too large', 'larger than 10 MB'],
    );
  });

  test('are all left out without access to files', async () => {
    const { images, leftOut } = await pageOf('![A](a.png)', null);
    assert.equal(images, 0);
    assert.deepEqual(leftOut, [{ target: 'a.png', reason: 'the files around the report can’t be reached' }]);
  });
});
