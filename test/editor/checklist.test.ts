import * as vscode from 'vscode';
import type { ExtensionApi } from '../../client/src/api';
import type { ItemRow } from '../../client/src/views/checklistRows';
import { CHECKLIST } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { closeAll, extensionApi, openReport, replace } from './support/reports';
import { eventually } from '../support/eventually';

suite('Checklist', () => {
  let api: ExtensionApi;

  suiteSetup(async () => {
    api = await extensionApi();
  });
  teardown(closeAll);

  test('shows the groups with their items and how many are done', async () => {
    const { uri } = await openReport();
    await untilShown(uri);
    const groups = api.checklist.groups.map((id) => api.checklist.rows.get(id));
    equal(
      groups.map((group) => group?.kind === 'group' && [group.title, group.done, group.items.length]),
      Object.entries(CHECKLIST).map(([title, lines]) => [
        title,
        lines.filter((line) => /\[x\]/i.test(line)).length,
        lines.length,
      ]),
    );
  });

  test('ticks and clears a box in the report as one undo step that changes nothing else', async () => {
    const { uri, document } = await openReport();
    await untilShown(uri);
    const before = document.getText();
    const open = items().find(({ done }) => !done);
    ok(open, 'Every item is done.');
    await api.tick([{ id: open.id, done: true }]);
    const lines = before.split('\n');
    lines[open.line] = (lines[open.line] ?? '').replace('[ ]', '[x]');
    equal(document.getText() === lines.join('\n'), true, 'The text differs by more than the ticked box.');
    await eventually('the view follows', () => items().find(({ id }) => id === open.id)?.done);
    await api.tick([{ id: open.id, done: false }]);
    equal(document.getText() === before, true, 'The box is not cleared.');
    await vscode.commands.executeCommand('undo');
    equal(document.getText() === lines.join('\n'), true, 'One undo does not undo one tick.');
  });

  test('keeps CRLF and the capital X of other boxes', async () => {
    const { uri, document } = await openReport({ lineEnd: '\r\n' });
    await untilShown(uri);
    const before = document.getText();
    const open = items().filter(({ done }) => !done);
    await api.tick(open.map(({ id }) => ({ id, done: true })));
    await document.save();
    const written = await disk.read(uri);
    equal(written === before.replaceAll('[ ]', '[x]'), true, 'Not only the boxes have changed.');
    ok(written.includes('\r\n') && written.includes('[X]'), 'The report has neither CRLF nor [X].');
  });

  test('follows what is typed', async () => {
    const { uri, document } = await openReport();
    await untilShown(uri);
    const left = leftItems();
    await replace(document, '* [ ]', '* [x]');
    await eventually('one open item less is left', () => leftItems() === left - 1);
  });

  test('shows the report that has the focus', async () => {
    const first = await openReport({ checklist: { Only: ['* [ ] One thing'] } });
    await untilShown(first.uri);
    equal(
      items().map(({ text }) => text),
      ['One thing'],
    );
    const second = await openReport({ checklist: { Only: ['* [ ] Another thing'] } });
    await untilShown(second.uri);
    equal(
      items().map(({ text }) => text),
      ['Another thing'],
    );
  });

  test('is empty when no report is open', async () => {
    await openReport();
    await closeAll();
    await eventually(
      'nothing is shown',
      () => api.activeReport === null && api.checklist.groups.length === 0,
    );
    equal(api.badge, 0);
  });

  function leftItems(): number {
    return items().filter(({ done }) => !done).length;
  }

  function items(): ItemRow[] {
    return [...api.checklist.rows.values()].filter((row) => row.kind === 'item');
  }

  async function untilShown(uri: vscode.Uri): Promise<void> {
    await eventually(
      `${uri.path} is shown`,
      () => api.activeReport?.toString() === uri.toString() && api.checklist.groups.length > 0,
    );
  }
});
