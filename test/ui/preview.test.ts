import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
const ENCODED = 'https://example.org/a%2Fb%26c';
const LINKS = [
  '[web](https://example.org/page)',
  `[encoded](${ENCODED})`,
  '[notes](notes.txt)',
  '[outside](../../outside.md)',
  '[gone](gone.md)',
  '[question](#question-22)',
  '[script](javascript:alert(1))',
  '<a href="command:workbench.action.closeWindow">command</a>',
].join(' ');
const TASKS = '- [ ] Paint the wall\n- [x] Count the birds';
const DETAILS = '<details><summary>More</summary>\n\nBehind the summary.\n\n</details>';

suite('The page of a report', () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench();
    const file = join(workbench.folder, REPORT);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('\n\n', `\n\n${LINKS}\n\n${TASKS}\n\n${DETAILS}\n\n`));
    await writeFile(join(workbench.folder, 'reports/notes.txt'), 'Notes.');
    await workbench.openFile(REPORT);
    await workbench.statusItem(/to go/).waitFor();
    await workbench.runCommand('MLOps Report: Open Report Page to the Side');
    page = workbench.preview();
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor();
  });
  after(async () => {
    await workbench.close();
  });

  test('may run only its own script, and load only from the editor', async () => {
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; img-src 'self' https:\/\/\S+; style-src 'self' https:\/\/\S+; script-src 'nonce-[0-9a-f]{32}'; base-uri 'none'; form-action 'none'$/,
    );
  });

  test('changes in place: unchanged elements are kept', async () => {
    const marked = (): Promise<number> =>
      page.locator('#page').evaluate((root) => {
        const elements = [...root.querySelectorAll<HTMLElement & { isMarked?: true }>('*')];
        return elements.filter((element) => element.isMarked).length;
      });
    await page.locator('#page').evaluate((root) => {
      for (const element of root.querySelectorAll('*')) Object.assign(element, { isMarked: true });
    });
    const before = await marked();
    assert.ok(before > 500, `Only ${before} elements are on the page.`);
    await typeBehind('### Question 9', ' typed');
    await page.locator('h3', { hasText: 'Question 9 typed' }).waitFor();
    assert.equal(await marked(), before);
    await undo();
  });

  test('keeps its scroll position, the selection and open details while text is typed', async () => {
    const details = page.locator('details', { hasText: 'Behind the summary.' });
    await details.locator('summary').click();
    await page.locator('#page').evaluate((root) => {
      getSelection()?.selectAllChildren(root.querySelector('details[open] p') ?? root);
    });
    await typeBehind('# Nightjar', ' typed\n\nA new paragraph.');
    await page.locator('p', { hasText: 'A new paragraph.' }).waitFor();
    assert.equal(
      await page.locator('body').evaluate(() => getSelection()?.toString().trim()),
      'Behind the summary.',
    );
    assert.ok(await details.evaluate((element: HTMLDetailsElement) => element.open));
    await undo();
  });

  test('scrolls with the editor', async () => {
    await scrollToQuestion20();
    await goToText('# Nightjar');
    await eventually('the title can be seen', () => isInView('h1', 'Nightjar'));
  });

  test('goes to the source on a double click', async () => {
    await scrollToQuestion20();
    await page.locator('h3', { hasText: 'Question 21' }).dblclick();
    await workbench.statusItem(`Ln ${String(await lineOf('### Question 21'))}, Col 1`).waitFor();
    await workbench.page.keyboard.insertText('typed at once ');
    await page.locator('p, h3', { hasText: 'typed at once ### Question 21' }).waitFor();
    await undo();
  });

  test('ticks a box in the file, by mouse and with Space, and keeps its scroll position', async () => {
    const box = page.getByRole('checkbox', { name: 'Paint the wall' });
    // `defaultChecked` is what the text says; what the box shows may be ahead of it.
    const untilWritten = (done: boolean): Promise<true> =>
      eventually(`the text says ${String(done)}`, () =>
        box.evaluate(
          (one: HTMLInputElement, wanted) => one.defaultChecked === wanted && one.checked === wanted,
          done,
        ),
      );
    await box.click();
    await untilWritten(true);
    assert.ok(await box.evaluate((one) => one === document.activeElement));
    await workbench.page.keyboard.press('Space');
    await untilWritten(false);
    await workbench.page.keyboard.press('Space');
    await untilWritten(true);
    await showEditor();
    await workbench.save();
    assert.match(await readFile(join(workbench.folder, REPORT), 'utf8'), /^- \[x\] Paint the wall$/m);
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await untilWritten(false);
    await workbench.save();
  });

  test('resets a box if the file is read-only, and says so', async () => {
    const box = page.getByRole('checkbox', { name: 'Count the birds' });
    await showEditor();
    await workbench.runCommand('File: Set Active Editor Read-only in Session');
    await box.click();
    await notice(/README\.md can’t be changed here, so the box was not changed\./);
    assert.ok(await box.isChecked());
    await showEditor();
    await workbench.runCommand('File: Reset Active Editor Read-only in Session');
  });

  test('lists the problems of a question, and goes to each', async () => {
    const question = page.locator('section.question', { hasText: 'Question 14' }).first();
    const bar = question.locator('.question-bar-button');
    await openProblems(question);
    const problems = question.locator('.question-problems li button');
    await problems.first().waitFor();
    const counted = (await problems.allInnerTexts()).filter((text) => !text.startsWith('Hint'));
    assert.match(await bar.innerText(), new RegExp(`, ${counted.length} problems?$`));
    await problems.first().focus();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.monaco-editor.focused').waitFor();
    const [heading, next] = [await lineOf('### Question 14'), await lineOf('### Question 15')];
    await eventually('the cursor is in question 14', async () => {
      const line = Number(/Ln (\d+)/.exec(await workbench.statusItem(/Ln \d+/).innerText())?.[1]);
      return line > heading && line < next;
    });
    assert.equal(await bar.getAttribute('aria-expanded'), 'true');
  });

  test('marks the line of the cursor', async () => {
    await goToText('### Question 12');
    await page.locator('h3[data-cursor]', { hasText: 'Question 12' }).waitFor();
    assert.equal(await page.locator('[data-cursor]').count(), 1);
  });

  test('says why a figure is not shown, and shows it once its file exists', async () => {
    const missing = page.locator('.missing-image', { hasText: 'figures/sweep_run.png' });
    await missing.waitFor();
    assert.match(await missing.innerText(), /not found, or not an image/);
    const file = join(workbench.folder, 'reports/figures/sweep_run.png');
    await copyFile(join(workbench.folder, 'reports/figures/losses.png'), file);
    await missing.waitFor({ state: 'detached' });
    await rm(file);
    await missing.waitFor();
  });

  test('copies and opens an image by its menu', async () => {
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const image = page.getByRole('button', { name: 'my_image', exact: true });
    const choose = async (entry: string): Promise<void> => {
      await image.click({ button: 'right' });
      await workbench.chooseInMenu(entry);
    };
    await choose('Copy Image');
    await eventually('the image is on the clipboard', async () => {
      // Only a page with the focus may use the clipboard.
      await page.locator('h1').first().click();
      return page.locator('body').evaluate(async () => {
        const items = document.hasFocus() ? await navigator.clipboard.read() : [];
        return items.some(({ types }) => types.includes('image/png'));
      });
    });
    await choose('Open Image');
    await workbench.page.locator('.tab', { hasText: 'losses.png' }).waitFor();
    await workbench.runCommand('View: Close Editor');
  });

  test('opens links to the web only if the reader agrees', async () => {
    await page.locator('a', { hasText: 'web' }).first().click();
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'https://example.org/page' });
    await dialog.waitFor();
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('keeps web addresses as they are written', async () => {
    await page.locator('a', { hasText: 'encoded' }).first().click();
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'https://example.org/a' });
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await eventually('the browser asks for the address', () =>
      Promise.resolve(workbench.denied.includes(ENCODED)),
    );
  });

  test('resolves a merge conflict, in one undo step', async () => {
    const conflict = page.locator('.conflict');
    await conflict.getByRole('button', { name: 'Keep the second' }).click();
    await conflict.waitFor({ state: 'detached' });
    await page.locator('p', { hasText: 'An answer takes less than a quarter of a second.' }).waitFor();
    await showEditor();
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await conflict.waitFor();
  });

  test('follows links inside the page itself', async () => {
    await page.locator('a', { hasText: 'question' }).first().click();
    await eventually('question 22 can be seen', () => isInView('h3', 'Question 22'));
    await page.locator('body').evaluate(() => {
      scrollTo(0, 0);
    });
  });

  test('has no other links', async () => {
    for (const name of ['script', 'command']) {
      assert.equal(await page.locator('a', { hasText: name }).first().getAttribute('href'), null);
    }
    await page.locator('a', { hasText: 'outside' }).first().click();
    await notice(/outside\.md is outside the workspace/);
    await page.locator('a', { hasText: 'gone' }).first().click();
    await notice(/There is no file gone\.md/);
  });

  test('opens workspace files in the other column', async () => {
    await page.locator('a', { hasText: 'notes' }).first().click();
    await workbench.page.locator('.tab', { hasText: 'notes.txt' }).waitFor();
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor();
  });

  test('is restored at the same position after it was hidden', async () => {
    await scrollToQuestion20();
    await workbench.page.locator('.tab', { hasText: 'Report Page' }).click();
    await workbench.runCommand(
      'File: New Untitled Text File',
      workbench.page.locator('.tab', { hasText: 'Untitled-' }).first(),
    );
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor({ state: 'detached' });
    await workbench.page.locator('.tab', { hasText: 'Report Page' }).click();
    await eventually('question 20 can be seen', () => isInView('h3', 'Question 20'));
  });

  test('follows the theme and the zoom', async () => {
    await goToText('### Question 14');
    await openProblems(page.locator('section.question', { hasText: 'Question 14' }).first());
    const themes = {
      light: 'Default Light Modern',
      dark: 'Default Dark Modern',
      'high-contrast': 'Default High Contrast',
    };
    for (const [kind, theme] of Object.entries(themes)) {
      await writeSettings({ 'workbench.colorTheme': theme });
      await page.locator(`body.vscode-${kind}`).waitFor();
      // The body's colours are those of the theme.
      const colours = await page.locator('body').evaluate((body) => {
        const { color, backgroundColor } = getComputedStyle(body);
        const probe = body.appendChild(document.createElement('p'));
        probe.style.setProperty('color', 'var(--vscode-editor-background)');
        const background = getComputedStyle(probe).color;
        probe.style.setProperty('color', 'var(--vscode-editor-foreground)');
        const foreground = getComputedStyle(probe).color;
        probe.remove();
        return [color === foreground, backgroundColor === background, color !== backgroundColor];
      });
      assert.deepEqual(colours, [true, true, true], theme);
      await workbench.takePicture(`preview-${kind}`);
    }
    const size = (): Promise<string> =>
      page.locator('body').evaluate((body) => getComputedStyle(body).fontSize);
    await writeSettings({ 'markdown.preview.fontSize': 21 });
    await eventually('the text is larger', async () => (await size()) === '21px');
    await writeSettings({});
    await eventually('the text has its former size', async () => (await size()) === '14px');
  });

  test('offers to export the page if no browser can open it', async () => {
    await workbench.runCommand('MLOps Report: Open Page in Browser');
    await notice(/A browser can’t open the page from here\./);
  });

  test('finds words in the page', async () => {
    await showPreview();
    const find = workbench.page.locator('.simple-find-part.visible').first();
    await workbench.runCommand('MLOps Report: Find in Page', find.locator('input'));
    await workbench.page.keyboard.press('Escape');
  });

  test('stays locked to its report after a reload, and says when the file is gone', async () => {
    await showPreview();
    const locked = workbench.page.locator('.tab', { hasText: '[Report Page' });
    await workbench.runCommand('MLOps Report: Lock Preview to This Report', locked);
    await workbench.reload();
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor();
    await locked.waitFor();
    await rm(join(workbench.folder, REPORT));
    await page.locator('#notice', { hasText: 'README.md was deleted.' }).waitFor();
    assert.ok(await page.locator('h1', { hasText: 'Nightjar' }).isVisible());
  });

  async function writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await mkdir(join(workbench.folder, '.vscode'), { recursive: true });
    await writeFile(join(workbench.folder, '.vscode/settings.json'), JSON.stringify(settings));
  }

  /** Scrolls the editor to a question from far away: if the editor already shows it, neither the editor nor the page scrolls. */
  async function scrollToQuestion20(): Promise<void> {
    await goToText('# Nightjar');
    await eventually('the title can be seen', () => isInView('h1', 'Nightjar'));
    await goToText('### Question 20');
    await eventually('question 20 can be seen', () => isInView('h3', 'Question 20'));
  }

  /** Opens the list of a question's problems, if it is closed. */
  async function openProblems(question: Locator): Promise<void> {
    const bar = question.locator('.question-bar-button');
    if ((await bar.getAttribute('aria-expanded')) !== 'true') await bar.click();
    await question.locator('[aria-expanded=true]').waitFor();
  }

  async function showPreview(): Promise<void> {
    await workbench.page.locator('.tab', { hasText: 'Report Page' }).click();
    await workbench.page
      .locator('.editor-group-container.active .tab.active', { hasText: 'Report Page' })
      .waitFor();
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor();
  }

  async function isInView(selector: string, text: string): Promise<boolean> {
    const element = page.locator(selector, { hasText: text }).first();
    return element.evaluate((found) => {
      const { top, bottom } = found.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
  }

  /** Types at the end of a line that both the file and the editor contain. */
  async function typeBehind(line: string, text: string): Promise<void> {
    await goToText(line);
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.insertText(text);
  }

  async function goToText(text: string): Promise<void> {
    await showEditor();
    await workbench.goToText(REPORT, text);
  }

  async function showEditor(): Promise<void> {
    await workbench.page.locator('.tab[data-resource-name="README.md"]').click();
    await workbench.page
      .locator('.editor-group-container.active .tab.active[data-resource-name="README.md"]')
      .waitFor();
  }

  async function undo(): Promise<void> {
    await workbench.runCommand('File: Revert File');
    await page.locator('#page', { hasText: 'typed' }).waitFor({ state: 'detached' });
  }

  async function notice(text: RegExp): Promise<void> {
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.page.locator('.notification-list-item', { hasText: text }).waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
  }

  async function lineOf(text: string): Promise<number> {
    const lines = (await readFile(join(workbench.folder, REPORT), 'utf8')).split('\n');
    return lines.indexOf(text) + 1;
  }
});
