import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { panelHtml } from '../../client/src/panel/panelHtml';
import { parseFromPage } from '../../client/webview/messages';
import { attackedReport } from '../support/attackedReport';
import { ATTACKS } from '../support/attacks';
import { assertSeen, DANGERS, touchEverything, TOUCHES, type Danger } from './support';
import { openPreviewPage, updateOf, type PreviewPage } from './previewPage';

/** The allowed targets of links in a page: the web, mail and files. */
const SAFE_LINK = /^(?:https?:|mailto:|(?![a-z][a-z0-9+.-]*:|[/\\]{2}))/i;

/** Maximum number of attacks in a report that is still parsed. */
const AT_ONCE = 8;

suite('a hostile report in the preview', () => {
  let preview: PreviewPage;
  before(async () => {
    preview = await openPreviewPage();
  });
  after(() => preview.close());

  /** Shows a report, does everything that a person can do with each element, and returns what happened. */
  async function visit(text: string, withoutPolicy: boolean): Promise<readonly string[]> {
    await preview.load({ withoutPolicy });
    await preview.untilPosted('ready');
    for (const face of ['github', 'hand-in'] as const) {
      await preview.tell(updateOf(text, { face }));
      await preview.page.evaluate(touchEverything, { events: TOUCHES, isLinkSafe: true });
    }
    // Repeated content is patched into the existing page; each compared question shows both pages.
    await preview.tell(updateOf(`${text}\n`, { version: 2, compared: ['1-0', '2-0'] }));
    const posted = await preview.posted();
    for (const given of posted) {
      const { message } = parseFromPage(given);
      assert.ok(message, JSON.stringify(given));
      if (message.type === 'openLink') assert.match(message.href, SAFE_LINK);
    }
    return preview.happened;
  }

  test('attacks would be noticed', async () => {
    const dangers: readonly Danger[] = [
      ...DANGERS,
      {
        html: '<input type="image" src="http://file+resources.localhost/secret.png">',
        seen: 'resources.localhost/secret.png',
      },
    ];
    const html = dangers.map((danger) => danger.html).join('');
    await preview.load({ withoutPolicy: true });
    await preview.untilPosted('ready');
    await preview.tell({
      type: 'update',
      version: 1,
      face: 'github',
      blocks: [{ key: 'a', line: 0, html }],
    });
    await preview.page.evaluate(touchEverything, { events: TOUCHES, isLinkSafe: true });
    await preview.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'alert(1)';
      document.body.append(script);
      location.href = 'http://preview.localhost/elsewhere';
    });
    await preview.page.waitForURL('http://preview.localhost/elsewhere');
    assertSeen(preview.happened, [
      ...dangers.map(({ seen }) => seen),
      'dialog 1',
      'preview.localhost/elsewhere',
    ]);
    await preview.close();
    preview = await openPreviewPage();
  });

  test('the policy blocks what it forbids, even if it gets into the page', async () => {
    const dangers = [
      ...DANGERS.map(({ html }) => html),
      '<p style="background: url(https://evil.example/b)">x</p>',
      '<iframe srcdoc="<script>alert(3)</script>"></iframe>',
      '<form action="https://evil.example/d"><button>x</button></form>',
      '<object data="https://evil.example/e"></object><embed src="https://evil.example/f">',
      '<base href="https://evil.example/">',
      '<link rel="stylesheet" href="https://evil.example/g.css">',
    ];
    await preview.load();
    await preview.untilPosted('ready');
    await preview.tell({
      type: 'update',
      version: 1,
      face: 'github',
      blocks: [{ key: 'a', line: 0, html: dangers.join('') }],
    });
    await preview.page.evaluate(touchEverything, { events: TOUCHES, isLinkSafe: true });
    const { happened } = preview;
    assert.ok(happened.length >= dangers.length - 1, happened.join('\n'));
    // A blocked frame shows the browser's own page; one without an address has this page's policy.
    for (const one of happened)
      assert.match(one, /^console .*Content Security Policy|^navigation (?:chrome-error:|about:srcdoc$)/);
  });

  // Tested without the policy, which is only the second defence.
  for (const attack of ATTACKS) {
    test(`does nothing for ${JSON.stringify(attack)}`, async () => {
      assert.deepEqual(await visit(attackedReport(attack), true), []);
    });
  }

  test('violates nothing in its policy', async () => {
    for (let first = 0; first < ATTACKS.length; first += AT_ONCE) {
      const attacks = ATTACKS.slice(first, first + AT_ONCE);
      assert.deepEqual(await visit(attacks.map(attackedReport).join('\n'), false), [], attacks.join('\n'));
    }
  });

  test('does not change the page’s own parts', async () => {
    await visit(attackedReport(ATTACKS.join('\n\n')), false);
    assert.deepEqual(
      await preview.page.evaluate(() => [
        document.querySelectorAll('main#page').length,
        document.querySelectorAll('script, style, link, meta, base, iframe, object, form').length,
        document.baseURI === location.href,
      ]),
      [1, 6, true],
    );
  });
});

suite('a report in the preview that requests files elsewhere', () => {
  const WAYS = [
    '../../secret.png',
    '../../../../../../../../etc/passwd',
    'figures/../../../secret.png',
    '%2e%2e/%2e%2e/secret.png',
    '%2e%2e%2f%2e%2e%2fsecret.png',
    '..%2f..%2fsecret.png',
    '.%2e/%2e./secret.png',
    '%252e%252e/%252e%252e/secret.png',
    '%252e%252e%252f%252e%252e%252fsecret.png',
    '..\\\\..\\\\secret.png',
    '..%5c..%5csecret.png',
    './/..//..//..//secret.png',
    '..;/..;/secret.png',
    '..%00/..%00/secret.png',
    '%c0%ae%c0%ae/%c0%ae%c0%ae/secret.png',
    '\uff0e\uff0e/\uff0e\uff0e/secret.png',
    '..%0a/..%09/secret.png',
    'C:\\\\secret.png',
    'C:/secret.png',
    '\\\\\\\\server\\\\share\\\\secret.png',
    '//server/share/secret.png',
    '/%5Cserver/secret.png',
    '/secret.png',
    'file:///etc/passwd',
    'file:secret.png',
    'vscode-resource:/secret.png',
    'vscode-file://vscode-app/secret.png',
    'https+vscode-resource://secret.png',
    'http://file+resources.localhost/secret.png',
    'command:workbench.action.quit',
    'vscode://publisher.extension/secret',
    '?secret.png',
    '#secret.png',
  ];
  let preview: PreviewPage;
  before(async () => {
    preview = await openPreviewPage();
  });
  after(() => preview.close());

  test('gets those in the workspace, and requests nothing else', async () => {
    const images = WAYS.flatMap((way) => [`![A](<${way}>)`, `<img src="${way.replaceAll('\\\\', '\\')}">`]);
    const own = ['![Own](figures/own.png)', '![Two](<two words.png>)', '![Above](../above.png)'];
    await preview.load();
    await preview.untilPosted('ready');
    await preview.tell(updateOf(attackedReport([...own, ...images].join('\n'))));
    await preview.page.evaluate(() =>
      Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))),
    );
    assert.deepEqual(preview.happened, []);
    for (const figure of ['figures/own.png', 'two words.png', '../above.png'])
      assert.ok(preview.figures.includes(figure), figure);
    for (const figure of preview.figures) {
      const { href } = new URL(
        figure.split('/').map(encodeURIComponent).join('/'),
        'http://x/workspace/reports/',
      );
      assert.ok(href.startsWith('http://x/workspace/'), figure);
    }
    const refused = await preview.page
      .locator('.missing-image', { hasText: 'outside the workspace' })
      .count();
    assert.ok(refused > 10, `Only ${refused} were refused.`);
  });

  test('says what it does not show', async () => {
    await preview.load();
    await preview.untilPosted('ready');
    await preview.tell(updateOf(attackedReport('![Mine](gone.png) ![Theirs](../../theirs.png)')));
    const stand = (name: string): Promise<string> =>
      preview.page.locator('.missing-image', { hasText: name }).first().innerText();
    assert.equal(await stand('Mine'), 'Mine (gone.png: not found, or not an image)');
    assert.equal(await stand('Theirs'), 'Theirs (../../theirs.png: not shown: outside the workspace)');
  });
});

test('the exact policy of panels', () => {
  const SOURCE = "'self' https://*.vscode-cdn.net";
  const html = panelHtml(
    { cspSource: SOURCE, nonce: 'abc', script: '', styles: [] },
    { language: 'en', title: '', images: SOURCE, data: {}, body: '' },
  );
  assert.equal(
    /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1],
    "default-src 'none'; img-src 'self' https://*.vscode-cdn.net; style-src 'self' https://*.vscode-cdn.net; " +
      "script-src 'nonce-abc'; base-uri 'none'; form-action 'none'",
  );
});
