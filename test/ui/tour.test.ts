import type { Locator } from 'playwright-core';
import { after, before, suite, test } from 'node:test';
import { eventually } from '../support/eventually';
import type { TOUR } from './support/tour';
import { type Workbench, openWorkbench } from './support/workbench';

/** Gives the report more room. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.folding': false,
  'editor.glyphMargin': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 15,
  'editor.lineNumbersMinChars': 3,
  'editor.minimap.enabled': false,
  'editor.quickSuggestions': { comments: 'off', other: 'off', strings: 'off' },
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};
const SIZE = { width: 1080, height: 675 };
const REPORT = 'reports/README.md';
/** From the wording of question 12 to the second blank line below its `Answer:`. */
const LINES_TO_ANSWER = 9;
const BEGINNING = 'We start a run by `uv run train`, ';
const REST =
  'and every setting of `configs/` can be given on that line, as in `uv run train model=small seed=3`. Hydra reads them, writes them beside the weights, and refuses names that it does not know. A sweep over many of them is one file more, which W&B reads: it starts the runs and stops those that lead nowhere.';

suite('The tour in the README', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench(SETTINGS);
    await workbench.page.setViewportSize(SIZE);
  });
  after(async () => {
    await workbench.close();
  });

  test('shows a problem, an answer, a figure, the preview and the verdict', async () => {
    const { page } = workbench;
    await workbench.openReport(REPORT);
    await workbench.showChecklist();
    await workbench.goToText(REPORT, 'How do you start a run');
    await page.locator('.squiggly-warning').first().waitFor();
    await takePicture('tour-problems');

    await workbench.goToText(REPORT, 'How do you start a run');
    for (let line = 0; line < LINES_TO_ANSWER; line++) await page.keyboard.press('ArrowDown');
    await workbench.statusItem(/Q12: /).waitFor();
    await page.keyboard.insertText(BEGINNING);
    await workbench.statusItem(/Q12: ([1-9]\b|4\d)/).waitFor();
    await takePicture('tour-typing');
    await page.keyboard.insertText(REST);
    await workbench.statusItem(/Q12: (fits|[5-9]\d)/).waitFor();
    await takePicture('tour-counted');
    await workbench.save();

    await workbench.goToText(REPORT, '[The images in the registry]');
    await workbench.quickFix('image');
    await takePicture('tour-fix');
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: '![The images in the registry]' }).waitFor();
    await takePicture('tour-fixed');
    await workbench.save();

    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.runCommand('MLOps Report: Open Report Page to the Side');
    await workbench.goToText(REPORT, '[The images in the registry]');
    const figure = workbench.preview().locator('img[src*="registry"]');
    await eventually('the figure is shown', () =>
      figure.evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
    );
    await takePicture('tour-page');

    await workbench.runCommand('MLOps Report: Check My Report', verdictRow());
    await takePicture('tour-verdict');
  });

  function takePicture(name: (typeof TOUR)[number]['name']): Promise<string> {
    return workbench.takePicture(name);
  }

  const verdictRow = (): Locator =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Question 4' });
});
