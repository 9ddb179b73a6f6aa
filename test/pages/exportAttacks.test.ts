import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { exportReport } from '../../server/src/export/exportReport';
import { nodeFiles } from '../../server/src/node/nodeFiles';
import { parseReport } from '../../server/src/report/parse';
import { attackedReport } from '../support/attackedReport';
import { ATTACKS } from '../support/attacks';
import { attribute, elementsOf, exportPage } from '../support/exportedPage';
import { folderWith } from '../support/folderWith';
import { PNG, svg } from '../support/images';
import {
  assertSeen,
  DANGERS,
  openWatchedBrowser,
  withoutPolicy,
  type Danger,
  type WatchedBrowser,
} from './support';

const NOT_ON_WINDOWS = { skip: process.platform === 'win32' };

/** The `src` of the images in a page. */
function imagesOf(page: string): string[] {
  const images = elementsOf(page).filter(({ tagName }) => tagName === 'img');
  return images.map((image) => attribute(image, 'src') ?? '');
}

suite('a hostile report as a page', () => {
  let browser: WatchedBrowser;
  before(async () => {
    browser = await openWatchedBrowser();
  });
  after(() => browser.close());

  test('attacks would be noticed', async () => {
    const page = withoutPolicy(await exportPage('### Question 1\n'));
    const dangers: readonly Danger[] = [
      ...DANGERS,
      { html: '<script>alert(1)</script>', seen: 'dialog 1' },
      { html: '<img src="neighbour.png">', seen: 'neighbour.png' },
    ];
    const html = dangers.map((danger) => danger.html).join('');
    assertSeen(
      await browser.visit(page.replace('</main>', `${html}</main>`)),
      dangers.map(({ seen }) => seen),
    );
    await browser.close();
    browser = await openWatchedBrowser();
  });

  // Tested without the policy, which is only the second defence.
  for (const attack of ATTACKS) {
    test(`does nothing for ${JSON.stringify(attack)}`, async () => {
      assert.deepEqual(await browser.visit(withoutPolicy(await exportPage(attackedReport(attack)))), []);
    });
  }

  test('violates nothing in its policy', async () => {
    const page = await exportPage(ATTACKS.map(attackedReport).join('\n'));
    assert.deepEqual(await browser.visit(page), []);
  });

  test('does nothing for a drawing in SVG', async () => {
    const drawings = {
      'script.svg': svg('<script>alert(1)</script>'),
      'load.svg': svg('<g onload="alert(1)"/>'),
      'image.svg': svg('<image href="https://evil.example/a.png" width="8" height="8"/>'),
      'local.svg': svg('<image href="neighbour.png" width="8" height="8"/>'),
      'style.svg': svg(
        '<style>@import "https://evil.example/a.css"; g { fill: url(https://evil.example/b#c) }</style><g/>',
      ),
      'foreign.svg': svg(
        '<foreignObject width="8" height="8"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>',
      ),
      'use.svg': svg('<use href="https://evil.example/a.svg#b"/>'),
      'entity.svg': Uint8Array.from(
        Buffer.from(
          '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
        ),
      ),
    };
    const images = Object.keys(drawings).map((name) => `![${name}](${name})`);
    const page = await exportPage(attackedReport(images.join('\n')), drawings);
    const embedded = imagesOf(page);
    assert.ok(embedded.length >= images.length);
    assert.ok(embedded.every((src) => src.startsWith('data:image/svg+xml;base64,')));
    assert.deepEqual(await browser.visit(page), []);
    assert.deepEqual(await browser.visit(withoutPolicy(page)), []);
  });
});

suite('a report that requests files elsewhere', () => {
  const SECRET = 'a secret that stays where it is';
  const marked = Uint8Array.from([...PNG, ...Buffer.from(SECRET)]);
  const WAYS = [
    '../../secret.png',
    '../../../../../../../../../../etc/passwd',
    'figures/../../../secret.png',
    '%2e%2e/%2e%2e/secret.png',
    '%2e%2e%2f%2e%2e%2fsecret.png',
    '..%2f..%2fsecret.png',
    '%252e%252e/%252e%252e/secret.png',
    '..\\..\\secret.png',
    '..%5c..%5csecret.png',
    './/..//..//secret.png',
    '.../.../secret.png',
    '..;/..;/secret.png',
    '%c0%ae%c0%ae/%c0%ae%c0%ae/secret.png',
    '\uff0e\uff0e/\uff0e\uff0e/secret.png',
    'C:\\secret.png',
    'C:/secret.png',
    '\\\\server\\share\\secret.png',
    '//server/share/secret.png',
    '/%5Cserver/secret.png',
    'figures/link.png',
    'linked/secret.png',
    'secret.png%00.png',
    '../../secret.png?a.png',
    '../../secret.png#a.png',
    'linked/../secret.png',
  ];

  test('gets none of them', NOT_ON_WINDOWS, async () => {
    const folder = await folderWith({
      'secret.png': marked,
      'repo/.git/HEAD': '',
      'repo/reports/figures/own.png': PNG,
    });
    const root = join(folder, 'repo');
    await symlink(join(folder, 'secret.png'), join(root, 'reports/figures/link.png'));
    await symlink(folder, join(root, 'reports/linked'));
    await writeFile(join(folder, 'secret.txt'), SECRET);
    const ways = [
      ...WAYS,
      join(folder, 'secret.png'),
      `file://${folder}/secret.png`,
      `file:${folder}/secret.png`,
    ];
    const images = ways.flatMap((way) => [
      `![A](<${way.replaceAll('\\', '\\\\')}>)`,
      `<img src="${way}">`,
      `[![B](<${way.replaceAll('\\', '\\\\')}>)](https://example.org)`,
    ]);
    const text = attackedReport(`![Own](figures/own.png)\n${images.join('\n')}`);
    const page = await exportReport(parseReport(text), nodeFiles(join(root, 'reports'), root));
    assert.ok(page.images > 0 && page.leftOut.length > 0);
    const own = Buffer.from(PNG).toString('base64');
    const embedded = imagesOf(page.html);
    assert.equal(embedded.length, page.images);
    for (const src of embedded) assert.equal(src, `data:image/png;base64,${own}`);
    const browser = await openWatchedBrowser();
    try {
      assert.deepEqual(await browser.visit(page.html), []);
      assert.deepEqual(await browser.visit(withoutPolicy(page.html)), []);
    } finally {
      await browser.close();
    }
  });
});
