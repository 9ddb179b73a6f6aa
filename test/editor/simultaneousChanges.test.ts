import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { type OpenReport, closeAll, extensionApi, openReport, replace } from './support/reports';
import { eventually } from '../support/eventually';

const ON_DISK = 'Written by another program.';
const IN_EDITOR = 'Typed by a person.';

suite('Changes on disk, in the tree and in the editor', () => {
  teardown(closeAll);

  test('are all kept if they come one after the other', async () => {
    const report = await openReport();
    await writeOnDisk(report);
    await eventually('the editor has reloaded the file', () => report.document.getText().includes(ON_DISK));
    await tickFirst();
    await typeIn(report);
    ok(await report.document.save(), 'The report was not saved.');
    const text = await disk.read(report.uri);
    equal([text.includes(ON_DISK), text.includes(IN_EDITOR), openBoxes(text)], [true, true, 1]);
  });

  test('are all kept if they come at the same time', async () => {
    const report = await openReport();
    const before = openBoxes(report.document.getText());
    await Promise.all([tickFirst(), writeOnDisk(report), typeIn(report)]);
    const inEditor = report.document.getText();
    equal(
      [openBoxes(inEditor), inEditor.includes(IN_EDITOR)],
      [before - 1, true],
      'The editor lost a change',
    );
    const onDisk = await disk.read(report.uri);
    ok(onDisk.includes(ON_DISK), 'The disk lost a change.');
  });

  test('update the tree', async () => {
    const report = await openReport();
    const api = await extensionApi();
    const left = (): number =>
      [...api.checklist.rows.values()].filter((row) => row.kind === 'item' && !row.done).length;
    await eventually('the tree has items', () => left() > 0);
    const before = left();
    await disk.write(report.uri, report.document.getText().replace('[ ]', '[x]'));
    await eventually('the tree follows the file', () => left() === before - 1);
  });
});

/** Adds a line to the first answer that has prose, like a pull of somebody else's work. */
async function writeOnDisk({ uri, document }: OpenReport): Promise<void> {
  await disk.write(uri, document.getText().replace('### Question 4', `${ON_DISK}\n\n### Question 4`));
}

async function typeIn({ document }: OpenReport): Promise<void> {
  await replace(document, '### Question 10', `${IN_EDITOR}\n\n### Question 10`);
}

async function tickFirst(): Promise<void> {
  const api = await extensionApi();
  const open = await eventually('there is an open item', () =>
    [...api.checklist.rows.values()].find((row) => row.kind === 'item' && !row.done),
  );
  await api.tick([{ id: open.id, done: true }]);
}

function openBoxes(text: string): number {
  return text.split('* [ ]').length - 1;
}
