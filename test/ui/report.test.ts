import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Workbench, openWorkbench } from './support/workbench';

suite('A report in VS Code', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });
  after(async () => {
    await workbench.close();
  });

  test('shows squiggles and what is left', async () => {
    await workbench.openFile('reports/README.md');
    await workbench.statusItem(/answered/).waitFor();
    await workbench.takePicture('open');
    assert.ok(await workbench.statusItem(/answered/).innerText());
  });
});
