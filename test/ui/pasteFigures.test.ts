import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { eventually } from '../support/eventually';
import { addImages } from './support/addImages';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
const QUESTION = 14;
const HEADING = `### Question ${QUESTION}`;

suite('Images pasted or dropped into a report', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.openFile(REPORT);
    await workbench.statusItem(/to go/).waitFor();
  });
  after(async () => {
    await workbench.close();
  });

  test('are saved in the folder “figures” with a name made from the question', async () => {
    await goToAnswer();
    await addImages(workbench.page, 'paste', ['image.png']);
    await untilSaved(`![description](figures/q${QUESTION}-1.png)`);
    assert.equal(await contentOf(`q${QUESTION}-1.png`), 'image.png');
    await workbench.takePicture('pasted-figure');
  });

  test('never replace another image, and keep their extension', async () => {
    await goToAnswer();
    await addImages(workbench.page, 'paste', ['one.JPG', 'two.gif']);
    const text = await untilSaved(`(figures/q${QUESTION}-3.gif)`);
    assert.match(
      text,
      new RegExp(
        `!\\[description\\]\\(figures/q${QUESTION}-2\\.JPG\\)\\n\\n!\\[description\\]\\(figures/q${QUESTION}-3\\.gif\\)`,
        'u',
      ),
    );
    assert.equal(await contentOf(`q${QUESTION}-1.png`), 'image.png');
    assert.equal(await contentOf(`q${QUESTION}-2.JPG`), 'one.JPG');
  });

  test('can be dropped', async () => {
    await goToAnswer();
    await addImages(workbench.page, 'drop', ['dropped.png']);
    await untilSaved(`(figures/q${QUESTION}-4.png)`);
    assert.equal(await contentOf(`q${QUESTION}-4.png`), 'dropped.png');
  });

  test('stay inside a block quote', async () => {
    const lines = (await text()).split(/\r?\n/u);
    const line = lines.findIndex((each, index) => index > lines.indexOf(HEADING) && each.startsWith('> *'));
    assert.ok(line > 0);
    await workbench.goTo(line + 1, 3);
    await addImages(workbench.page, 'paste', ['five.png', 'six.png']);
    const one = `> ![description](figures/q${QUESTION}-5.png)`;
    const other = `> ![description](figures/q${QUESTION}-6.png)`;
    await untilSaved(`${one}\n>\n${other}`);
  });

  test('are deleted when their text is undone', async () => {
    await goToAnswer();
    await addImages(workbench.page, 'paste', ['undone.png']);
    await untilSaved(`(figures/q${QUESTION}-7.png)`);
    const path = join(workbench.folder, 'reports/figures', `q${QUESTION}-7.png`);
    await eventually('the file is there', () => existsSync(path));
    await workbench.undo();
    await eventually('the file is gone', () => !existsSync(path));
    await workbench.save();
    assert.ok(!(await text()).includes(`(figures/q${QUESTION}-7.png)`));
  });

  test('get the usual extension where Windows calls a JPEG .jfif', async () => {
    await goToAnswer();
    await addImages(workbench.page, 'paste', ['photo.jfif']);
    await untilSaved(`(figures/q${QUESTION}-7.jpg)`);
    assert.equal(await contentOf(`q${QUESTION}-7.jpg`), 'photo.jfif');
  });

  test('are not handled anywhere else', async () => {
    const names = await readdir(join(workbench.folder, 'reports'));
    assert.deepEqual(
      names.filter((name) => /\.(?:png|jpe?g|jfif|gif)$/iu.test(name)),
      [],
    );
  });

  /** Puts the cursor on the line below `Answer:`. */
  async function goToAnswer(): Promise<void> {
    const lines = (await text()).split(/\r?\n/u);
    const question = lines.indexOf(HEADING);
    const answer = lines.findIndex((line, index) => index > question && line.includes('Answer:'));
    assert.ok(question >= 0 && answer > question);
    await workbench.goTo(answer + 2);
  }

  /** Waits until the editor contains a text, saves it, and returns the content of the file. */
  async function untilSaved(wanted: string): Promise<string> {
    await workbench.page.locator('.tab.active.dirty').waitFor();
    await workbench.save();
    await eventually(`the file contains ${wanted}`, async () => (await text()).includes(wanted));
    return text();
  }

  function text(): Promise<string> {
    return readFile(join(workbench.folder, REPORT), 'utf8');
  }

  async function contentOf(name: string): Promise<string> {
    const path = join(workbench.folder, 'reports/figures', name);
    await eventually(`${name} is there`, () => existsSync(path));
    return readFile(path, 'utf8');
  }
});
