import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  closePage,
  exportHtml,
  ping,
  toggleItems,
  type ItemEdit,
  type PageChangedParams,
} from '../../common/protocol';
import type { PageBlock } from '../../common/pageBlock';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { lines, STREET_REPORT } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';

test('a page is sent whole when it is opened, and then only its changes', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  const first = await server.openPage(REPORT);
  assert.deepEqual([first.version, first.blocks?.map(({ line }) => line)], [1, [0, 8, 18, 26]]);
  assert.match(first.blocks?.[2]?.html ?? '', /Who lives there\?/);
  assert.deepEqual(
    questionsOf(first).map(({ problems }) => problems),
    [
      {
        count: 1,
        text: '1 problem',
        severity: 'warning',
        more: 0,
        list: [
          {
            code: 'answer-too-short',
            severity: 'warning',
            message: '3 words so far; this question asks for 5–10. Write at least 2 more.',
            line: 6,
            character: 2,
          },
        ],
      },
      { count: 0, text: 'no problems', severity: null, more: 0, list: [] },
      { count: 0, text: 'no problems', severity: null, more: 0, list: [] },
    ],
  );

  // A change above a question moves it, but changes neither its page nor its problems.
  await server.change(REPORT, 2, { range: rangeAt(0, 0, 0, 0), text: '\n' });
  const moved = await server.pages.next();
  assert.equal(moved.version, 2);
  assert.deepEqual(
    questionsOf(moved).map(({ line, html, problems }) => [line, html, problems]),
    [
      [9, undefined, undefined],
      [19, undefined, undefined],
      [27, undefined, undefined],
    ],
  );
  assert.deepEqual(
    questionsOf(moved).map(({ key, problemsKey }) => [key, problemsKey]),
    questionsOf(first).map(({ key, problemsKey }) => [key, problemsKey]),
  );

  await server.change(REPORT, 3, { range: rangeAt(17, 17, 17, 17), text: ' TODO' });
  const changed = await server.pages.next();
  assert.equal(changed.version, 3);
  assert.deepEqual(
    questionsOf(changed).map(({ html, problems }) => [
      html?.includes('TODO'),
      problems?.list.map(({ line, character }) => [line, character]),
    ]),
    [
      [
        true,
        [
          [6, 2],
          [8, 18],
        ],
      ],
      [undefined, undefined],
      [undefined, undefined],
    ],
  );
});

test('a page can show the hand-in, and both versions of a question', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  const first = await server.openPage(REPORT, { face: 'hand-in' });
  assert.equal(first.face, 'hand-in');
  assert.match(questionsOf(first)[1]?.html ?? '', /^<div class="hand-in"><section class="question"/);
  assert.ok(questionsOf(first).every(({ problems }) => problems !== undefined));

  await server.change(REPORT, 2, { range: rangeAt(24, 0, 24, 6), text: 'Some<one>body' });
  const next = await server.pages.next();
  assert.deepEqual(
    [next.face, questionsOf(next).map(({ html }) => html !== undefined)],
    ['hand-in', [false, true, false]],
  );
  assert.match(questionsOf(next)[1]?.html ?? '', />Somebody we know\.</);

  const both = await server.openPage(REPORT, { face: 'github', compared: ['2-0', '9-0'] });
  assert.deepEqual(
    questionsOf(both).map(({ html }) => html?.startsWith('<div class="faces"><div class="github">')),
    [false, true, false],
  );
  await server.change(REPORT, 3, { range: rangeAt(24, 0, 24, 0), text: 'Now ' });
  const changed = await server.pages.next(({ page }) => page === both.page);
  assert.deepEqual(
    questionsOf(changed).map(({ html }) => html !== undefined),
    [false, true, false],
  );
});

test('each page gets the changes it lacks until it is closed', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  const one = await server.openPage(REPORT);
  await server.change(REPORT, 2, { range: rangeAt(24, 0, 24, 6), text: 'Someone' });
  await server.pages.next();
  const other = await server.openPage(REPORT);
  assert.ok(questionsOf(other).every(({ html, problems }) => html !== undefined && problems !== undefined));
  await server.connection.sendNotification(closePage, { page: one.page });
  await server.change(REPORT, 3, { range: rangeAt(32, 0, 32, 6), text: 'Always.' });
  const next = await server.pages.next();
  assert.deepEqual(
    [next.page, questionsOf(next).map(({ html }) => html !== undefined)],
    [other.page, [false, false, true]],
  );
  await server.openPage(REPORT);
  assert.ok(!server.pages.all.some(({ page, version }) => page === one.page && version === 3));
});

test('a page stays with its document when that is reopened, and is notified when it is no longer a report', async (t) => {
  const server = await startServerProcess(t);
  const notes = 'file:///nowhere/notes.md';
  const first = await server.openPage(notes);
  assert.equal(first.blocks, null);
  await server.open(notes, STREET_REPORT);
  assert.equal((await server.pages.next()).blocks?.length, 4);
  await server.change(notes, 2, { text: '# Notes' });
  assert.deepEqual(await server.pages.next(), { page: first.page, version: 2, face: 'github', blocks: null });
  await server.close(notes);
  await server.open(notes, STREET_REPORT);
  const again = await server.pages.next();
  assert.ok(again.blocks?.every(({ html }) => html !== undefined));
});

test('a client that does not ask for summaries gets none', async (t) => {
  const server = await startServerProcess(t, { initializationOptions: { reportChanged: false } });
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  await server.openPage(REPORT);
  assert.equal(server.reports.all.length, 0);
});

test('a task list in an answer is ticked like the checklist', async (t) => {
  const server = await startServerProcess(t);
  const answer = lines('- [x] Paint', '  1. [ ] Walls', '- [ ] 🏠 Count', '', '> - [ ] Rest');
  await server.open(REPORT, STREET_REPORT.replace('Often.', answer));
  assert.deepEqual(await toggle(server, 1, 32, false), { range: rangeAt(32, 3, 32, 4), newText: ' ' });
  assert.deepEqual(await toggle(server, 1, 33, true), { range: rangeAt(33, 6, 33, 7), newText: 'x' });
  assert.deepEqual(await toggle(server, 1, 34, true), { range: rangeAt(34, 3, 34, 4), newText: 'x' });
  assert.deepEqual(await toggle(server, 1, 36, true), { range: rangeAt(36, 5, 36, 6), newText: 'x' });
});

test("a task list without ticks uses the checklist's mark", async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT.replace('Often.', '- [ ] Rest'));
  assert.deepEqual((await toggle(server, 1, 32, true))?.newText, 'X');
});

test('nothing is ticked that is not a task, already in that state, or in another version', async (t) => {
  const server = await startServerProcess(t);
  const answer = lines('- [x] Paint', '', '```', '- [ ] Code', '```', '', '- []', '', '[ ] text');
  await server.open(REPORT, STREET_REPORT.replace('Often.', answer));
  assert.equal(await toggle(server, 1, 32, true), null);
  for (const line of [31, 33, 35, 38, 40, 99]) assert.equal(await toggle(server, 1, line, true), null);
  assert.equal(await toggle(server, 2, 32, false), null);
  assert.notEqual(await toggle(server, 1, 32, false), null);
});

function questionsOf({ blocks }: PageChangedParams): PageBlock[] {
  return blocks?.filter(({ problemsKey }) => problemsKey !== undefined) ?? [];
}

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

test('other requests are answered while a page is rendered', async (t) => {
  const server = await startServerProcess(t);
  // Each formula is different, because the server caches rendered ones.
  const cells = (name: string): string =>
    `\`\`\`math\n\\begin{matrix}${name}${'a&'.repeat(15)}${'\\\\'.repeat(30)}\\end{matrix}\n\`\`\`\n\n`;
  const report = (names: readonly string[]): string => {
    const questions = Array.from({ length: 20 }, (_, index) => {
      const formulas = names.map((name) => cells(`${name}_{${index}}`));
      return `### Question ${index + 1}\n\n> What?\n>\n> Answer:\n\nNumber ${index}.\n\n${formulas.join('')}`;
    });
    return `# A report\n\n${questions.join('\n')}`;
  };
  const other = 'file:///nowhere/report/README.md';
  await server.open(REPORT, report(['x', 'y', 'z']));
  await server.open(other, report(['u', 'v', 'w']));
  await server.reports.next(({ uri }) => uri === other);
  for (const request of [
    () => server.openPage(REPORT),
    () => server.connection.sendRequest(exportHtml, { uri: other, isHandIn: false }),
  ]) {
    const answered: string[] = [];
    const page = request().then(() => answered.push('page'));
    // Each is sent after the server has answered the one before.
    for (let index = 0; index < 3; index++) {
      await server.connection.sendRequest(ping);
      answered.push('ping');
    }
    await page;
    assert.deepEqual(answered, ['ping', 'ping', 'ping', 'page']);
  }
});
