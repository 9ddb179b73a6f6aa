import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { FromPage } from '../../client/webview/messages';
import type { Problem } from '../../server/src/rules/rule';
import type { Severity } from '../../common/severity';
import { range } from '../../server/src/text/position';
import { eventually } from '../support/eventually';
import { lines, STREET_REPORT } from '../support/streetReport';
import { WIDE_REPORT } from '../support/wideReport';
import { openPreviewPage, updateOf, type PreviewPage } from './previewPage';

const ANSWER = lines(
  'Three houses only.',
  '',
  '- [ ] Paint them',
  '- [X] Count them',
  '',
  '<details><summary>More</summary>',
  '',
  'Behind the summary.',
  '',
  '</details>',
);
const REPORT = STREET_REPORT.replace('Three houses only.', ANSWER);

function problem(line: number, severity: Severity, message: string): Problem {
  return { code: 'todo-left', question: 1, index: 0, range: range(line, 3, line, 9), message, severity };
}

suite('The page of a preview', () => {
  let preview: PreviewPage;
  before(async () => {
    preview = await openPreviewPage();
  });
  after(() => preview.close());
  beforeEach(async () => {
    await preview.load();
    await preview.untilPosted('ready');
  });

  suite('a notice', () => {
    const OLD = 'This page is out of date because the language server is not responding.';
    const status = () => preview.page.getByRole('status');

    test('stays above the last page shown, until the page is up to date', async () => {
      await preview.tell(updateOf(REPORT, { version: 1 }));
      assert.equal(await status().innerText(), '');
      await preview.tell({ type: 'notice', text: OLD });
      assert.equal(await status().innerText(), OLD);
      await preview.page.getByText('Behind the summary.').evaluate((one) => {
        one.closest('details')?.setAttribute('open', '');
        one.scrollIntoView({ block: 'start' });
      });
      const box = await preview.page.getByText(OLD).boundingBox();
      assert.equal(box?.y, 0);
      assert.ok(await preview.page.getByText('Behind the summary.').isVisible());
      await preview.tell(updateOf(`${REPORT}\n`, { version: 2 }));
      assert.equal(await preview.page.getByText(OLD).isVisible(), false);
      assert.equal(await status().innerText(), '');
    });

    test('is announced again when it changes, in the reader’s language', async () => {
      await preview.tell({ type: 'notice', text: OLD });
      await preview.tell({ type: 'notice', text: 'There is no such file.' });
      assert.equal(await status().innerText(), 'There is no such file.');
      assert.equal(await status().locator('p').getAttribute('lang'), 'en');
    });
  });

  suite('boxes', () => {
    const box = (name: string) => preview.page.getByRole('checkbox', { name });

    test('tick their line in the version that is shown, by mouse and with Space', async () => {
      await preview.tell(updateOf(REPORT, { version: 7 }));
      await box('Draw a plan').click();
      assert.deepEqual(await preview.untilPosted('tick'), {
        type: 'tick',
        box: 0,
        version: 7,
        line: 4,
        done: true,
        tries: 0,
      });
      await preview.tell(updateOf(REPORT.replace('* [ ] Draw', '* [x] Draw'), { version: 8 }));
      await preview.tell({ type: 'ticked', box: 0, outcome: 'written' });
      await box('Count them').focus();
      await preview.page.keyboard.press('Space');
      assert.deepEqual((await ticks()).at(-1), {
        type: 'tick',
        box: 1,
        version: 8,
        line: 19,
        done: false,
        tries: 0,
      });
      assert.equal(await box('Draw a plan').isChecked(), true);
      assert.equal(await box('Count them').evaluate((one) => one === document.activeElement), true);
    });

    test('wait for each other, and for the version after the previous tick', async () => {
      await preview.tell(updateOf(REPORT, { version: 1 }));
      await box('Draw a plan').click();
      await box('Paint them').click();
      await box('Paint them').click();
      assert.equal((await ticks()).length, 1);
      await preview.tell(updateOf(`\n${REPORT.replace('* [ ] Draw', '* [X] Draw')}`, { version: 3 }));
      assert.equal(await box('Paint them').isChecked(), false);
      await preview.tell({ type: 'ticked', box: 0, outcome: 'written' });
      // The second box, ticked and cleared again, is sent as in the document.
      assert.deepEqual(
        (await ticks()).map(({ line, version, done }) => [line, version, done]),
        [
          [4, 1, true],
          [19, 3, true],
        ],
      );
    });

    test('send the tick once more, for the page that is shown then, if the document has changed', async () => {
      await preview.tell(updateOf(REPORT, { version: 1 }));
      await box('Paint them').click();
      await preview.tell(updateOf(`\n\n${REPORT}`, { version: 2 }));
      assert.equal(await box('Paint them').isChecked(), true);
      await preview.tell({ type: 'ticked', box: 0, outcome: 'again' });
      const [, again] = await ticks();
      assert.deepEqual([again?.line, again?.version, again?.tries], [20, 2, 1]);
    });

    test('do not send the tick again if the box already has that state', async () => {
      await preview.tell(updateOf(REPORT, { version: 1 }));
      await box('Paint them').click();
      await preview.tell(updateOf(REPORT.replace('- [ ] Paint', '- [x] Paint'), { version: 2 }));
      await preview.tell({ type: 'ticked', box: 0, outcome: 'again' });
      assert.equal((await ticks()).length, 1);
      assert.equal(await box('Paint them').isChecked(), true);
    });

    test('report it if their item is gone', async () => {
      await preview.tell(updateOf(REPORT, { version: 1 }));
      await box('Paint them').click();
      await preview.tell(updateOf(STREET_REPORT, { version: 2 }));
      await preview.tell({ type: 'ticked', box: 0, outcome: 'again' });
      await preview.untilPosted('tickLost');
      assert.equal((await ticks()).length, 1);
    });

    test('are reset if the tick is refused', async () => {
      await preview.tell(updateOf(REPORT));
      await box('Paint them').click();
      await box('Count them').click();
      await preview.tell({ type: 'ticked', box: 0, outcome: 'refused' });
      assert.equal(await box('Paint them').isChecked(), false);
      assert.equal(await box('Count them').isChecked(), false);
      await preview.tell({ type: 'ticked', box: 1, outcome: 'refused' });
      assert.equal(await box('Count them').isChecked(), true);
    });

    test('are disabled outside a task list', async () => {
      await preview.tell(
        updateOf(STREET_REPORT.replace('Often.', '<ul><li><input type="checkbox"> a</li></ul>')),
      );
      assert.equal(await preview.page.locator('section li input').isDisabled(), true);
    });

    async function ticks(): Promise<{ line: number; version: number; done: boolean; tries: number }[]> {
      const messages = (await preview.posted()) as { type: string }[];
      return messages.filter(({ type }) => type === 'tick') as never;
    }
  });

  suite('bars', () => {
    const PROBLEMS = [problem(14, 'warning', 'Too <b>short</b>.'), problem(16, 'hint', 'No word.')];
    const bar = (place: number) => preview.page.locator('.question-bar-button').nth(place);

    test('show how many problems a question has', async () => {
      await preview.tell(updateOf(REPORT, { problems: [PROBLEMS, [problem(25, 'hint', 'A hint.')], []] }));
      assert.equal(await bar(0).innerText(), '17 / 5–10 words, 1 problem');
      assert.equal(await bar(1).innerText(), 'answered, hints only');
      assert.equal(await bar(2).innerText(), 'answered, no problems');
      await preview.tell(updateOf(REPORT, { problems: [[...PROBLEMS, problem(17, 'error', 'Bad.')]] }));
      assert.equal(await bar(0).innerText(), '17 / 5–10 words, 2 problems');
      assert.equal(await bar(0).locator('.problem-count').getAttribute('data-severity'), 'error');
    });

    test('show and hide the problems by mouse, Enter and Space, and say so', async () => {
      await preview.tell(updateOf(REPORT, { problems: [PROBLEMS] }));
      const button = preview.page.getByRole('button', { name: '17 / 5–10 words, 1 problem' });
      const list = preview.page.locator('.question-problems').first();
      assert.equal(await list.isVisible(), false);
      assert.equal(await button.getAttribute('aria-expanded'), 'false');
      await button.click();
      assert.equal(await button.getAttribute('aria-expanded'), 'true');
      assert.equal(await button.getAttribute('aria-controls'), await list.getAttribute('id'));
      assert.deepEqual(await list.locator('li').allInnerTexts(), [
        'Warning Too <b>short</b>.',
        'Hint No word.',
      ]);
      await preview.page.keyboard.press('Enter');
      assert.equal(await list.isVisible(), false);
      await preview.page.keyboard.press('Space');
      assert.equal(await list.isVisible(), true);
    });

    test('go to a problem, wherever its question is by then', async () => {
      await preview.tell(updateOf(REPORT, { problems: [PROBLEMS] }));
      await bar(0).click();
      const { blocks } = updateOf(REPORT, { problems: [PROBLEMS] });
      const moved = blocks.map(({ key, line, problemsKey }) => ({
        key,
        line: line + 2,
        ...(problemsKey !== undefined && { problemsKey }),
      }));
      await preview.tell({ type: 'update', version: 2, face: 'github', blocks: moved });
      await preview.page.getByRole('button', { name: 'Too <b>short</b>.' }).press('Enter');
      assert.deepEqual(await preview.untilPosted('openSource'), {
        type: 'openSource',
        line: 16,
        character: 3,
      });
    });

    test('stay open when problems change, and keep the focus', async () => {
      await preview.tell(updateOf(REPORT, { problems: [PROBLEMS] }));
      await bar(0).click();
      const second = preview.page.getByRole('button', { name: 'Hint' });
      await second.focus();
      const changed = REPORT.replace('Three houses', 'Three tall houses');
      const found = [...PROBLEMS, problem(17, 'error', 'Bad.')];
      await preview.tell(updateOf(changed, { version: 2, problems: [found] }));
      assert.equal(await bar(0).innerText(), '18 / 5–10 words, 2 problems');
      assert.equal(await bar(0).getAttribute('aria-expanded'), 'true');
      assert.equal(await preview.page.locator('.question-problems li').count(), 3);
      assert.equal(await second.evaluate((one) => one === document.activeElement), true);
    });

    test('stay with their question when another one is inserted before it', async () => {
      await preview.tell(updateOf(REPORT, { problems: [[], PROBLEMS] }));
      await bar(1).click();
      const fresh = lines('### Question 9', '', '> Answer:', '', 'Nine.', '', '### Question 1');
      const more = REPORT.replace('### Question 1', fresh).replace('Nobody we know.', 'Nobody at all.');
      await preview.tell(updateOf(more, { version: 2, problems: [[], [], PROBLEMS] }));
      assert.deepEqual(await openBars(), ['Question 2']);
    });

    test('show text in backticks as code, and nothing as HTML', async () => {
      const message = 'Write `a <b>c</b>` for `d`, not `.';
      await preview.tell(updateOf(REPORT, { problems: [[problem(14, 'warning', message)]] }));
      await bar(0).click();
      const item = preview.page.locator('.question-problems li').first();
      assert.equal(await item.innerText(), 'Warning Write a <b>c</b> for d, not `.');
      assert.deepEqual(await item.locator('code').allTextContents(), ['a <b>c</b>', 'd']);
    });

    test('are open again when the page is restored', async () => {
      await preview.tell(updateOf(REPORT, { problems: [PROBLEMS] }));
      await bar(0).click();
      await preview.load({ state: await preview.state() });
      await preview.tell(updateOf(REPORT, { problems: [PROBLEMS] }));
      assert.deepEqual(await openBars(), ['Question 1']);
    });

    test('say that there are no problems, or more than are listed', async () => {
      const many = Array.from({ length: 60 }, (_, index) => problem(14, 'warning', `Number ${index}.`));
      await preview.tell(updateOf(REPORT, { problems: [many, []] }));
      await bar(0).click();
      await bar(1).click();
      assert.equal(await bar(0).innerText(), '17 / 5–10 words, 60 problems');
      const lists = preview.page.locator('.question-problems');
      assert.equal(await lists.first().locator('li').count(), 50);
      assert.equal(await lists.first().locator('p').innerText(), '10 more are in the Problems panel.');
      assert.equal(await lists.nth(1).innerText(), 'no problems');
      await preview.tell(updateOf(REPORT, { version: 2, problems: [[], PROBLEMS] }));
      assert.equal(await lists.first().innerText(), 'no problems');
      assert.equal(await lists.nth(1).locator('li').count(), 2);
      assert.equal(await lists.nth(1).locator('p').count(), 0);
    });

    function openBars(): Promise<(string | null)[]> {
      return preview.page
        .locator('section', { has: preview.page.locator('[aria-expanded=true]') })
        .locator('h3')
        .allTextContents();
    }
  });

  suite('the cursor', () => {
    const marked = (): Promise<(string | null)[]> => preview.page.locator('[data-cursor]').allTextContents();

    test('is shown at the innermost element of its line, else of the line before', async () => {
      await preview.tell(updateOf(REPORT));
      const seen: (string | undefined)[] = [];
      for (const line of [0, 1, 4, 6, 12, 16, 18]) {
        await preview.tell({ type: 'cursor', line });
        seen.push((await marked()).map((text) => text?.trim()).join('|'));
      }
      assert.deepEqual(seen, [
        'The street',
        'The street',
        'Draw a plan (M1)',
        'Water the plants, and\nthe trees (M2+M3)',
        'Recommended answer length: 5-10 words.',
        'Three houses only.',
        'Paint them',
      ]);
      await preview.tell({ type: 'cursor' });
      assert.deepEqual(await marked(), []);
    });

    test('stays visible when the page changes', async () => {
      await preview.tell(updateOf(REPORT));
      await preview.tell({ type: 'cursor', line: 16 });
      await preview.tell(updateOf(REPORT.replace('Three houses', 'Three tall houses'), { version: 2 }));
      assert.deepEqual(await marked(), ['Three tall houses only.']);
    });
  });

  test('keeps its scroll position, the selection and open details while the text changes', async () => {
    const long = REPORT.replace('Often.', Array.from({ length: 80 }, (_, day) => `Day ${day}.`).join('\n\n'));
    await preview.tell(updateOf(long));
    const { page } = preview;
    await page.locator('summary').click();
    await page.getByText('Day 40.').evaluate((paragraph) => {
      getSelection()?.selectAllChildren(paragraph);
      paragraph.scrollIntoView({ block: 'start' });
    });
    const placeOf = (): Promise<[number, string | undefined]> =>
      page
        .getByText('Day 40.')
        .evaluate((paragraph) => [
          Math.abs(Math.round(paragraph.getBoundingClientRect().top)),
          getSelection()?.toString().trim(),
        ]);
    const before = await placeOf();
    assert.deepEqual(before, [0, 'Day 40.']);
    await preview.tell(updateOf(long.replace('Day 60.', 'Day sixty.'), { version: 2 }));
    await preview.tell(
      updateOf(`${long.replace('Three houses', 'Three tall houses')}\n\nMore.`, { version: 3 }),
    );
    await page.getByText('More.', { exact: true }).waitFor();
    assert.deepEqual(await placeOf(), before);
    assert.ok(await page.locator('details').evaluate((details: HTMLDetailsElement) => details.open));
  });

  test('reports only scrolling by the reader, however late the browser reports its own', async () => {
    const { page } = preview;
    const long = REPORT.replace('Often.', Array.from({ length: 80 }, (_, day) => `Day ${day}.`).join('\n\n'));
    await preview.tell(updateOf(long));
    await page.evaluate(async () => {
      const busy = new Promise<void>((resolve) => {
        addEventListener(
          'message',
          () => {
            const end = performance.now() + 500;
            while (performance.now() < end);
            requestAnimationFrame(() =>
              requestAnimationFrame(() =>
                requestAnimationFrame(() => {
                  resolve();
                }),
              ),
            );
          },
          { once: true },
        );
      });
      postMessage({ type: 'scroll', line: 60 }, '*');
      await busy;
    });
    const scrolled = async () =>
      ((await preview.posted()) as FromPage[]).filter(({ type }) => type === 'scrolled');
    assert.ok((await page.evaluate(() => scrollY)) > 0);
    assert.deepEqual(await scrolled(), []);
    await page.mouse.wheel(0, -100);
    await preview.untilPosted('scrolled');
  });

  test('leaves details to the reader, unless the text opens or closes them', async () => {
    const { page } = preview;
    const isOpen = (): Promise<boolean> =>
      page.locator('details').evaluate((details: HTMLDetailsElement) => details.open);
    const opened = REPORT.replace('<details>', '<details open>');
    await preview.tell(updateOf(opened));
    await page.locator('summary').click();
    await preview.tell(updateOf(opened.replace('Behind', 'Right behind'), { version: 2 }));
    assert.equal(await isOpen(), false);
    await preview.tell(updateOf(REPORT, { version: 3 }));
    await preview.tell(updateOf(opened, { version: 4 }));
    assert.equal(await isOpen(), true);
  });

  test('fits a narrow panel, and does not scroll sideways', async () => {
    const size = preview.page.viewportSize();
    await preview.page.setViewportSize({ width: 300, height: 800 });
    await preview.tell(updateOf(WIDE_REPORT));
    await preview.page
      .getByRole('button', { name: /problems/ })
      .first()
      .click();
    assert.equal(await preview.page.evaluate(() => document.documentElement.scrollWidth), 300);
    if (size) await preview.page.setViewportSize(size);
  });

  test('has a heading for its footnotes that only screen readers see', async () => {
    await preview.tell(updateOf(WIDE_REPORT));
    const box = await preview.page.getByRole('heading', { name: 'Footnotes' }).boundingBox();
    assert.deepEqual([box?.width, box?.height], [1, 1]);
  });

  test('uses the font settings of the user', async () => {
    const letters = (): Promise<string[]> =>
      preview.page.evaluate(() => {
        const { fontFamily, fontSize, lineHeight } = getComputedStyle(document.body);
        return [fontFamily.split(',')[0] ?? '', fontSize, lineHeight];
      });
    const usual = await letters();
    await preview.tell({ type: 'font', font: { family: 'serif', size: 20, lineHeight: 2 } });
    assert.deepEqual(await letters(), ['serif', '20px', '40px']);
    await preview.tell({ type: 'font', font: {} });
    assert.deepEqual(await letters(), usual);
    assert.deepEqual(preview.happened, []);
  });

  test('requests the whole page if an update refers to a block that it does not have', async () => {
    await preview.tell({ type: 'update', version: 1, face: 'github', blocks: [{ key: 'unknown', line: 0 }] });
    const readies = async (): Promise<number> =>
      ((await preview.posted()) as { type: string }[]).filter(({ type }) => type === 'ready').length;
    await eventually('it has requested the page again', async () => (await readies()) === 2);
  });

  test('keeps the state for its panel from the start', async () => {
    const fresh = { uri: 'file:///workspace/reports/README.md', isLocked: false, line: 0, open: [] };
    assert.deepEqual(await preview.state(), fresh);
    await preview.tell({ type: 'lock', isLocked: true });
    assert.deepEqual(await preview.state(), { ...fresh, isLocked: true });
    await preview.load({ state: { ...fresh, uri: 'file:///elsewhere.md', line: 9, open: ['1-0'] } });
    assert.deepEqual(await preview.state(), fresh);
  });

  test('ignores messages that do not come from the extension', async () => {
    await preview.tell(updateOf(REPORT));
    const before = await preview.page.locator('#page').innerHTML();
    const hostile: unknown[] = [
      null,
      'update',
      { type: 'update', version: 1, face: 'github', blocks: [{ key: 'a', line: 0, html: ['<b>x</b>'] }] },
      { type: 'update', version: 1, blocks: 'all' },
      { type: 'notice', text: { toString: 1 } },
      { type: 'scroll', line: -1 },
      { type: 'evil', html: '<b>x</b>' },
    ];
    for (const message of hostile) await preview.tell(message);
    assert.equal(await preview.page.locator('#page').innerHTML(), before);
    assert.equal(await preview.page.locator('#notice').isVisible(), false);
    assert.deepEqual(preview.happened, []);
  });
});
