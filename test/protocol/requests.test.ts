import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toggleItems, type ItemEdit } from '../../common/protocol';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { lines, STREET_REPORT } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';

test('each version of a report has a summary', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  const { uri, version, report } = await server.reports.next();
  assert.deepEqual([uri, version, report?.edition, report?.problems], [REPORT, 1, null, 1]);
  assert.deepEqual(
    report?.questions.map(({ number, title, state, problems }) => [number, title, state, problems.text]),
    [
      [1, 'How long is the street?', 'answered', '1 problem'],
      [2, 'Who lives there?', 'answered', 'no problems'],
      [3, 'Does it rain?', 'answered', 'no problems'],
    ],
  );
  assert.deepEqual(
    report.checklist.groups[0]?.items.map(({ text, done }) => [text, done]),
    [
      ['Draw a plan', false],
      ['Water the plants, and the trees', true],
    ],
  );

  await server.change(REPORT, 2, { range: rangeAt(32, 0, 32, 6), text: '' });
  const next = await server.reports.next();
  assert.deepEqual([next.version, next.report?.questions[2]?.state, next.report?.problems], [2, 'empty', 2]);
});

test('ticking changes only the character between the brackets', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  // The list already has a capital X.
  assert.deepEqual(await toggle(server, 1, 4, true), { range: rangeAt(4, 3, 4, 4), newText: 'X' });
  assert.deepEqual(await toggle(server, 1, 5, false), { range: rangeAt(5, 3, 5, 4), newText: ' ' });
});

test('ticking uses the mark of the group, else of the whole list, else a small x', async (t) => {
  const server = await startServerProcess(t);
  const marks = async (version: number, ...items: string[]): Promise<string[]> => {
    const [first = '', second = ''] = items;
    const text = lines(
      '# Report',
      '### Week 1',
      '',
      ...first.split('|'),
      '',
      '### Week 2',
      '',
      ...second.split('|'),
      '',
      '### Question 1',
      '> Answer:',
      '',
    );
    await server.change(REPORT, version, { text });
    const open = text.split('\n').flatMap((line, number) => (line.includes('[ ]') ? [number] : []));
    const results = await Promise.all(open.map((line) => toggle(server, version, line, true)));
    return results.map((result) => result?.newText ?? 'refused');
  };
  await server.open(REPORT, '');
  assert.deepEqual(await marks(2, '* [ ] a|* [x] b', '* [ ] c|* [X] d'), ['x', 'X']);
  assert.deepEqual(await marks(3, '* [ ] a', '* [ ] c|* [X] d'), ['X', 'X']);
  assert.deepEqual(await marks(4, '* [ ] a', '* [ ] c'), ['x', 'x']);
  assert.deepEqual(await marks(5, '* [X] a|* [X] b|* [x] c|* [ ] d', '* [x] e'), ['X']);
});

test('ticking is exact with Windows line ends, tabs and wide characters', async (t) => {
  const server = await startServerProcess(t);
  const text = lines(
    '# Réport 🏠',
    '',
    '-\t[ ] 🏠 Draw',
    '+ [x] Rest',
    '1. [ ] Count',
    '',
    '### Question 1',
    '> Answer:',
  ).replaceAll('\n', '\r\n');
  await server.open(REPORT, text);
  assert.deepEqual(await toggle(server, 1, 2, true), { range: rangeAt(2, 3, 2, 4), newText: 'x' });
  assert.deepEqual(await toggle(server, 1, 3, false), { range: rangeAt(3, 3, 3, 4), newText: ' ' });
});

test('ticking repairs a malformed box', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT.replace('* [ ]', '* []').replace('* [X]', '* [x ]'));
  assert.deepEqual(await toggle(server, 1, 4, true), { range: rangeAt(4, 3, 4, 3), newText: 'x' });
  assert.deepEqual(await toggle(server, 1, 5, false), { range: rangeAt(5, 3, 5, 5), newText: ' ' });
});

test('ticking is refused if the document has changed or there is nothing to tick', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  await server.change(REPORT, 2, { range: rangeAt(0, 0, 0, 0), text: '\n' });
  assert.equal(await toggle(server, 1, 4, true), null);
  assert.equal(await toggle(server, 3, 5, true), null);
  assert.equal(await toggle(server, 2, 4, true), null);
  assert.equal(await toggle(server, 2, 6, true), null);
  assert.equal(await toggle(server, 2, 5, false), null);
  assert.notEqual(await toggle(server, 2, 5, true), null);
  await server.close(REPORT);
  assert.equal(await toggle(server, 2, 5, true), null);
});

async function toggle(
  server: ServerProcess,
  version: number,
  line: number,
  done: boolean,
): Promise<ItemEdit | null> {
  const edits = await server.connection.sendRequest(toggleItems, {
    uri: REPORT,
    version,
    items: [{ line, done }],
  });
  return edits?.[0] ?? null;
}
