import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Workbench, openWorkbench } from './support/workbench';

suite("The checker's verdict", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });
  after(async () => {
    await workbench.close();
  });

  test('lists the questions with warnings first, each with its counts', async () => {
    await show('reports/README.md');
    assert.match(await title(), /^22 of 31 questions pass\. The checker can read the report\.$/);
    assert.match(await row(/Question 4/), /62 words, 38 too few \(100–200\)/);
    assert.match(await row(/Question 19/), /0 figures, 1 too few \(1–2\)/);
    await workbench.takePicture('verdict');
    await workbench.page.keyboard.press('Escape');
  });

  test('goes to the picked question', async () => {
    await show('reports/README.md');
    await workbench.page.keyboard.type('Question 22');
    await workbench.choose('Question 22');
    const breadcrumbs = workbench.page.locator('.breadcrumbs-control', { hasText: 'Question 22' });
    await breadcrumbs.waitFor();
    await workbench.statusItem(/Q22: /).waitFor();
  });

  test('says why the checker refuses a report, and where', async () => {
    await show('refused/reports/README.md');
    assert.match(
      await title(),
      /^The course's checker refuses this report: it finds 30 answers instead of 31\.$/,
    );
    assert.match(await row(/^Line \d+/), /is missing in question 12/);
    await workbench.takePicture('verdict-refused');
    await workbench.page.keyboard.press('Escape');
  });

  test('is in the status bar, for screen readers too', async () => {
    await workbench.openReport('refused/reports/README.md');
    const item = workbench.statusItem(/to go/).locator('[aria-label]').first();
    assert.match(
      (await item.getAttribute('aria-label')) ?? '',
      /^Report: 1 question to go\. The course's checker refuses this report: it finds 30 answers instead of 31\.$/,
    );
  });

  async function show(path: string): Promise<void> {
    await workbench.openReport(path);
    await workbench.statusItem(/to go/).click();
    await workbench.page.locator('.quick-input-titlebar', { hasText: 'checker' }).waitFor();
  }

  function title(): Promise<string> {
    return workbench.page.locator('.quick-input-title').innerText();
  }

  function row(text: RegExp): Promise<string> {
    return workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: text })
      .first()
      .innerText();
  }
});
