import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  exportHtml,
  ping,
  render,
  toggleItem,
  type RenderResult,
  type ToggleItemResult,
} from '../../common/protocol';
import type { PageBlock } from '../../common/pageBlock';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { lines, STREET_REPORT } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';

test('a question comes with its problems, and only those that are not known come again', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  const first = await page(server, []);
  assert.ok(first);
  assert.deepEqual(
    questionsOf(first).map(({ problems }) => problems),
    [
      {
        count: 1,
        more: 0,
        list: [
          {
            severity: 'warning',
            message: 'This answer has 3 words; 5 to 10 are asked for. 2 more to go.',
            line: 6,
            character: 2,
          },
        ],
      },
      { count: 0, more: 0, list: [] },
      { count: 0, more: 0, list: [] },
    ],
  );
  const keys = first.blocks.flatMap(({ key, problemsKey = key }) => [key, problemsKey]);

  // What stands above moves a question, but neither its page nor its problems.
  await server.change(REPORT, 2, { range: rangeAt(0, 0, 0, 0), text: '\n' });
  const moved = await page(server, keys);
  assert.ok(moved);
  assert.deepEqual(
    questionsOf(moved).map(({ line, html, problems }) => [line, html, problems]),
    [
      [9, undefined, undefined],
      [19, undefined, undefined],
      [27, undefined, undefined],
    ],
  );
  assert.deepEqual(
    moved.blocks.map(({ problemsKey }) => problemsKey),
    first.blocks.map(({ problemsKey }) => problemsKey),
  );

  await server.change(REPORT, 3, { range: rangeAt(17, 17, 17, 17), text: ' TODO' });
  const changed = await page(server, keys);
  assert.equal(changed?.version, 3);
  assert.deepEqual(
    questionsOf(changed).map(({ problems }) =>
      problems?.list.map(({ line, character }) => [line, character]),
    ),
    [
      [
        [6, 2],
        [8, 18],
      ],
      undefined,
      undefined,
    ],
  );
});

test('problems are those of the version that is shown', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  const asked = page(server, []);
  await server.change(REPORT, 2, { range: rangeAt(16, 0, 16, 17), text: 'One two three four five.' });
  const later = page(server, []);
  const shown = (result: RenderResult | null): unknown[] => [
    result?.version,
    result && questionsOf(result)[0]?.problems?.count,
  ];
  const [earlier, latest] = [shown(await asked), shown(await later)];
  assert.deepEqual(latest, [2, 0]);
  assert.deepEqual(earlier, earlier[0] === 1 ? [1, 1] : latest);
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

test('a task list without a tick takes the mark of the checklist', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT.replace('Often.', '- [ ] Rest'));
  assert.deepEqual((await toggle(server, 1, 32, true))?.newText, 'X');
});

test('nothing is ticked that is no task, is so already, or is of another version', async (t) => {
  const server = await startServerProcess(t);
  const answer = lines('- [x] Paint', '', '```', '- [ ] Code', '```', '', '- []', '', '[ ] text');
  await server.open(REPORT, STREET_REPORT.replace('Often.', answer));
  assert.equal(await toggle(server, 1, 32, true), null);
  for (const line of [31, 33, 35, 38, 40, 99]) assert.equal(await toggle(server, 1, line, true), null);
  assert.equal(await toggle(server, 2, 32, false), null);
  assert.notEqual(await toggle(server, 1, 32, false), null);
});

function questionsOf({ blocks }: RenderResult): PageBlock[] {
  return blocks.filter(({ problemsKey }) => problemsKey !== undefined);
}

function page(server: ServerProcess, known: readonly string[]): Promise<RenderResult | null> {
  return server.connection.sendRequest(render, { uri: REPORT, known });
}

function toggle(
  server: ServerProcess,
  version: number,
  line: number,
  done: boolean,
): Promise<ToggleItemResult | null> {
  return server.connection.sendRequest(toggleItem, { uri: REPORT, version, line, done });
}

test('others have their turn while a page is made', async (t) => {
  const server = await startServerProcess(t);
  // Each another formula, for the server remembers those that it has drawn.
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
    () => server.connection.sendRequest(render, { uri: REPORT, known: [] }),
    () => server.connection.sendRequest(exportHtml, { uri: other }),
  ]) {
    const answered: string[] = [];
    const page = request().then(() => answered.push('page'));
    // One after the other: each is sent when the server has answered the one before.
    for (let index = 0; index < 3; index++) {
      await server.connection.sendRequest(ping);
      answered.push('ping');
    }
    await page;
    assert.deepEqual(answered, ['ping', 'ping', 'ping', 'page']);
  }
});
