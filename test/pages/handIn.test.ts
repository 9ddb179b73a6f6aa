import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { axeViolations } from '../support/axe';
import { lines, STREET_REPORT } from '../support/streetReport';
import { openPreviewPage, updateOf, type PreviewPage, type UpdateOptions } from './previewPage';

const ANSWER = lines(
  '- [ ] Paint them',
  '- [X] Count them',
  '',
  '```python',
  'count(houses)',
  '# three',
  '```',
  '',
  'We wrote `<path>` and <path>.',
);
/** The front matter of the template is dropped at the start. */
const FRONT_MATTER = '---\nlayout: default\nnav_exclude: true\n---\n\n';
const REPORT = FRONT_MATTER + STREET_REPORT.replace('Three houses only.', ANSWER);
const FIGURE = '![A house](figures/house.png)';

suite('The hand-in page in a preview', () => {
  let preview: PreviewPage;
  before(async () => {
    preview = await openPreviewPage();
  });
  after(() => preview.close());
  beforeEach(async () => {
    await preview.load();
    await preview.untilPosted('ready');
  });

  async function show(text: string, options: UpdateOptions = {}): Promise<void> {
    await preview.tell(updateOf(text, { face: 'hand-in', ...options }));
  }

  test('is requested by its button, and says what it is', async () => {
    await show(REPORT, { face: 'github' });
    const button = (name: string) => preview.page.getByRole('button', { name, exact: true });
    assert.equal(await button('GitHub').getAttribute('aria-pressed'), 'true');
    await button('Hand-in').click();
    assert.deepEqual(await preview.untilPosted('face'), { type: 'face', face: 'hand-in' });
    await show(REPORT);
    assert.equal(await button('Hand-in').getAttribute('aria-pressed'), 'true');
    assert.equal(await button('GitHub').getAttribute('aria-pressed'), 'false');
    assert.match(await preview.page.locator('#about').innerText(), /report\.html/);
  });

  test('looks like HTML without a style in a browser', async () => {
    await show(REPORT);
    const looks = await preview.page.locator('#page h1', { hasText: 'three' }).evaluate((heading) => {
      const { fontFamily, fontSize, color, borderBottomWidth } = getComputedStyle(heading);
      const page = heading.closest('#page');
      return [fontFamily, fontSize, color, borderBottomWidth, page && getComputedStyle(page).backgroundColor];
    });
    assert.deepEqual(looks, ['serif', '32px', 'rgb(0, 0, 0)', '0px', 'rgb(255, 255, 255)']);
    assert.match(await preview.page.locator('#page').innerText(), /We wrote <path> and \./);
  });

  test('keeps the line at its top when GitHub’s page is shown instead, and back', async () => {
    const long = REPORT.replace('Nobody we know.', 'Nobody we know.\n\n'.repeat(80));
    await show(long, { face: 'github' });
    await preview.tell({ type: 'scroll', line: 90 });
    const before = (await preview.state()).line;
    assert.ok(Math.abs(before - 90) < 1, String(before));
    await show(long);
    await preview.tell({ type: 'lock', isLocked: false });
    const after = (await preview.state()).line;
    assert.ok(Math.abs(after - 90) < 1, String(after));
  });

  test('marks the line of the cursor', async () => {
    await show(REPORT);
    await preview.tell({ type: 'cursor', line: 25 });
    assert.deepEqual(await preview.page.locator('[data-cursor]').allInnerTexts(), [
      '```python count(houses)',
    ]);
  });

  test('ticks a box at its text, by mouse and with Space', async () => {
    await show(REPORT, { version: 4 });
    const box = (name: string) => preview.page.getByRole('checkbox', { name });
    const text = (name: string): Promise<string> =>
      box(name).evaluate((one) => getComputedStyle(one, '::before').content);
    assert.equal(await text('Paint them'), '"[ ]"');
    assert.equal(await text('Count them'), '"[X]"');
    await box('Paint them').click();
    assert.deepEqual(await preview.untilPosted('tick'), {
      type: 'tick',
      box: 0,
      version: 4,
      line: 21,
      done: true,
      tries: 0,
    });
    await show(REPORT.replace('- [ ] Paint', '- [x] Paint'), { version: 5 });
    assert.ok(await box('Paint them').isChecked());
    await preview.tell({ type: 'ticked', box: 0, outcome: 'written' });
    await box('Count them').focus();
    await preview.page.keyboard.press('Space');
    const ticks = ((await preview.posted()) as { type: string; line?: number }[]).filter(
      ({ type }) => type === 'tick',
    );
    assert.deepEqual(ticks.at(-1), { type: 'tick', box: 1, version: 5, line: 22, done: false, tries: 0 });
  });

  test('shows figures in their own size, and only from the workspace', async () => {
    await show(REPORT.replace('Often.', `${FIGURE} ![Web](https://example.org/x.png)`));
    await preview.page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    assert.deepEqual(preview.figures, ['figures/house.png']);
    assert.equal(await preview.page.locator('.remote-image').count(), 1);
    assert.deepEqual(preview.happened, []);
  });

  test('has the bar of each question', async () => {
    await show(REPORT, { problems: [[], []] });
    assert.equal(await preview.page.locator('.question-bar-button').count(), 3);
    await preview.page.locator('.question-bar-button').first().click();
    assert.ok(await preview.page.locator('.question-problems').first().isVisible());
  });

  test('is mentioned on the bars of the answers that differ on it', async () => {
    for (const face of ['github', 'hand-in'] as const) {
      await show(REPORT, { face });
      const buttons = preview.page.locator('.difference:visible');
      assert.deepEqual(await buttons.allInnerTexts(), ['differs in the hand-in']);
      await buttons.click();
    }
    const messages = ((await preview.posted()) as { type: string }[]).filter(
      ({ type }) => type === 'compare',
    );
    assert.deepEqual(messages, Array(2).fill({ type: 'compare', question: '1-0', isOn: true }));
    await show(REPORT.replace(ANSWER, 'No difference.'));
    assert.equal(await preview.page.locator('.difference:visible').count(), 0);
  });

  test('is shown next to GitHub’s page in a question that is compared', async () => {
    for (const face of ['github', 'hand-in'] as const) {
      await show(REPORT, { face, compared: ['1-0'] });
      const [left, right] = [
        preview.page.locator('.faces > .github'),
        preview.page.locator('.faces > .hand-in'),
      ];
      assert.equal(await left.locator('pre').innerText(), 'count(houses)\n# three\n');
      assert.equal(await right.locator('h1').innerText(), 'three');
      const boxes = await Promise.all([left.boundingBox(), right.boundingBox()]);
      assert.equal(boxes[0]?.y, boxes[1]?.y);
      assert.ok((boxes[0]?.x ?? 0) < (boxes[1]?.x ?? 0));
      assert.equal(await preview.page.locator('.question-bar-button').count(), 3);
      const button = left.locator('.difference');
      assert.equal(await button.getAttribute('aria-pressed'), 'true');
      await button.click();
    }
    const messages = ((await preview.posted()) as { type: string }[]).filter(
      ({ type }) => type === 'compare',
    );
    assert.deepEqual(messages, Array(2).fill({ type: 'compare', question: '1-0', isOn: false }));
  });

  for (const theme of ['light', 'dark', 'high-contrast']) {
    test(`axe finds no problems in the hand-in page and next to it, ${theme}`, async () => {
      await show(REPORT.replace('# three', 'three'), { compared: ['1-0'] });
      await preview.page.evaluate((kind) => {
        document.title = 'Preview';
        document.body.classList.add(`vscode-${kind}`);
        const [background, text] = kind === 'light' ? ['#fff', '#333'] : ['#1e1e1e', '#ddd'];
        for (const [name, value] of [
          ['editor-background', background],
          ['editor-foreground', text],
          ['descriptionForeground', text],
          ['textLink-foreground', text],
        ])
          document.documentElement.style.setProperty(`--vscode-${String(name)}`, String(value));
      }, theme);
      await preview.page.locator('.question-bar-button').first().click();
      assert.deepEqual(await axeViolations(preview.page), []);
    });
  }
});
