import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { makeRepository } from '../support/git';
import { figurePaths, makeReport } from '../support/makeReport';
import { type Workbench, openWorkbench } from './support/workbench';

const API = 'Create a FastAPI application that can do inference using your model';
const DOCKER = 'Construct one or multiple docker files for your code';
const REPORT = makeReport({
  checklist: { 'Week 2': [`* [x] ${API} (M22)`, `* [ ] ${DOCKER} (M10)`] },
  answers: { 4: 'Too short.' },
});

suite('Readiness and evidence', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ 'git.enabled': true });
    const made = makeRepository(workbench.folder);
    await made.write({
      'reports/README.md': REPORT,
      ...Object.fromEntries(figurePaths().map((path) => [`reports/${path}`, path])),
      'dockerfiles/train.dockerfile': 'FROM scratch\n',
    });
    made.commit('Begin');
    await workbench.openReport('reports/README.md');
  });
  after(async () => {
    await workbench.close();
  });

  test('the list shows what to do before the hand-in, and a row goes to its place', async () => {
    const title = workbench.page.locator('.quick-input-title', { hasText: 'Not ready' });
    await workbench.runCommand('MLOps Report: Ready to Hand In?', title);
    const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'Not pushed' }).first().waitFor();
    await rows.filter({ hasText: 'Line ' }).first().waitFor();
    await workbench.takePicture('ready-to-hand-in');
    await workbench.choose('Question 4');
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Question 4' }).waitFor();
  });

  test('an unticked item with evidence says so, and a click ticks it', async () => {
    await workbench.showChecklist();
    const box = await workbench.checkbox(DOCKER);
    const row = workbench.page.locator('.sidebar .monaco-list-row', { hasText: DOCKER });
    await row.filter({ hasText: 'there, but not ticked' }).waitFor();
    await row.hover();
    await workbench.page
      .locator('.workbench-hover', { hasText: 'dockerfiles/train.dockerfile' })
      .first()
      .waitFor();
    await workbench.takePicture('there-not-ticked');
    await box.click();
    await row.filter({ hasNotText: 'there, but not ticked' }).waitFor();
    assert.equal(await box.getAttribute('aria-checked'), 'true');
  });
});
