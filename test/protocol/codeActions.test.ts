import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CodeAction,
  CodeActionContext,
  Diagnostic,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { VSCODE } from '../support/languageClient';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { lines, STREET_REPORT } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';

/** Two malformed boxes, and dashes of the placeholder around the answer to question 2. */
const BROKEN = STREET_REPORT.replace('* [ ]', '* []')
  .replace('* [X]', '* [X ]')
  .replace('Nobody we know.', '--- Nobody we know. ---');

const WHOLE = rangeAt(0, 0, 40, 0);
const FIRST_BOX = rangeAt(4, 2, 4, 4);

test('a fix has its diagnostic, and edits for the version of the document', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, BROKEN);
  const { diagnostics } = await server.diagnostics.next();
  const shown = diagnostics.filter(({ range }) => range.start.line === 4);
  assert.deepEqual(
    shown.map(({ code }) => code),
    ['checkbox-malformed'],
  );
  const actions = await server.codeActions(REPORT, rangeAt(4, 3, 4, 3), {
    diagnostics: shown,
    only: ['quickfix'],
  });
  assert.deepEqual(actions, [
    {
      title: 'Write `[ ]`',
      kind: 'quickfix',
      diagnostics: shown,
      isPreferred: true,
      edit: versioned(1, { range: FIRST_BOX, newText: '[ ]' }),
    },
    {
      title: 'Fix all 2 checkbox-malformed problems',
      kind: 'quickfix',
      diagnostics: shown,
      edit: versioned(
        1,
        { range: FIRST_BOX, newText: '[ ]' },
        { range: rangeAt(5, 2, 5, 6), newText: '[x]' },
      ),
    },
  ]);
});

test('fixes are for the latest version, even just after a change', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, BROKEN);
  await server.change(REPORT, 2, { range: rangeAt(0, 0, 0, 0), text: '\n' });
  const [fix] = await server.codeActions(REPORT, rangeAt(5, 2, 5, 2));
  assert.deepEqual(fix?.edit, versioned(2, { range: rangeAt(5, 2, 5, 4), newText: '[ ]' }));
});

test('a blank line below `Answer:` offers what the answer lacks', async (t) => {
  const server = await startServerProcess(t);
  const text = [1, 2, 3]
    .map(
      (number) =>
        `### Question ${number}\n\n> **Insert 1-2 images of street ${number}.**\n>\n> Answer:\n\n${number === 2 ? '' : '![a](a.png)'}\n`,
    )
    .join('\n');
  await server.open(REPORT, text);
  const titlesAt = async (line: number): Promise<string[]> =>
    (await server.codeActions(REPORT, rangeAt(line, 0, line, 0), { only: ['quickfix'] })).map(
      ({ title }) => title,
    );
  const marker = text.split('\n').findIndex((line, index) => index > 9 && line === '> Answer:');
  assert.deepEqual(await titlesAt(marker), ['Insert a figure']);
  assert.deepEqual(await titlesAt(marker + 1), ['Insert a figure']);
  assert.deepEqual(await titlesAt(marker - 3), []);
});

test('lines without problems offer only Fix All', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, BROKEN);
  const titles = (await server.codeActions(REPORT, rangeAt(0, 0, 3, 0))).map(({ title }) => title);
  assert.deepEqual(titles, ['Fix all safe problems in this report']);
  assert.deepEqual(await server.codeActions(REPORT, rangeAt(0, 0, 3, 0), { only: ['quickfix'] }), []);
  assert.deepEqual(await server.codeActions('file:///not/open.md', WHOLE), []);
  await server.close(REPORT);
  assert.deepEqual(await server.codeActions(REPORT, WHOLE), []);
});

test("the context's diagnostics choose the fixes, wherever the range is", async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, BROKEN);
  const { diagnostics } = await server.diagnostics.next();
  const [first, second] = diagnostics.filter(({ code }) => code === 'checkbox-malformed');
  assert.ok(first && second);
  const fixesIn = async (
    range: Range,
    ...named: Diagnostic[]
  ): Promise<(readonly [string, number | undefined])[]> =>
    (await server.codeActions(REPORT, range, { diagnostics: named })).map(
      (action) => [action.title, action.diagnostics?.[0]?.range.start.line] as const,
    );
  const ofSecond = ['Write `[x]`', 5];
  const all = ['Fix all safe problems in this report', undefined];
  const same = ['Fix all 2 checkbox-malformed problems', 5];
  assert.deepEqual(await fixesIn(rangeAt(5, 0, 5, 0), second), [ofSecond, same, all]);
  // An empty range: each action might apply.
  assert.deepEqual(await fixesIn(WHOLE, second), [ofSecond]);
  assert.deepEqual(await fixesIn(rangeAt(0, 0, 0, 0), second), [ofSecond]);
  const { range, code, message } = second;
  const bare: Diagnostic = { range, message, ...(code !== undefined && { code }) };
  assert.deepEqual(await fixesIn(WHOLE, bare), [ofSecond]);
  assert.deepEqual(await fixesIn(WHOLE, { ...second, range: rangeAt(9, 0, 9, 1) }), []);
  // Diagnostics of other servers are ignored.
  const foreign = { ...second, source: 'markdownlint', code: 'MD004' };
  assert.deepEqual((await fixesIn(FIRST_BOX, foreign))[0], ['Write `[ ]`', 4]);
});

test("without diagnostics, the range's lines choose the fixes", async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, BROKEN);
  const fixed = async (...range: [number, number, number, number]): Promise<(number | undefined)[]> =>
    (await server.codeActions(REPORT, rangeAt(...range), { only: ['quickfix'] }))
      .filter(({ title }) => title.startsWith('Write'))
      .map(({ diagnostics }) => diagnostics?.[0]?.range.start.line);
  assert.deepEqual(await fixed(4, 0, 4, 0), [4]);
  assert.deepEqual(await fixed(4, 19, 4, 19), [4]);
  assert.deepEqual(await fixed(4, 0, 5, 0), [4]);
  assert.deepEqual(await fixed(4, 0, 5, 1), [4, 5]);
  assert.deepEqual(await fixed(3, 0, 4, 0), []);
  assert.deepEqual(await fixed(6, 0, 6, 0), []);
});

test('only the requested kinds are returned', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, BROKEN);
  const kinds = async (...only: string[]): Promise<(string | undefined)[]> =>
    (await server.codeActions(REPORT, FIRST_BOX, { only })).map(({ kind }) => kind);
  assert.deepEqual(await kinds('quickfix'), ['quickfix', 'quickfix']);
  assert.deepEqual(await kinds(''), ['quickfix', 'quickfix', 'source.fixAll.mlopsReport']);
  assert.deepEqual(await kinds('source'), ['source.fixAll.mlopsReport']);
  assert.deepEqual(await kinds('source.fixAll'), ['source.fixAll.mlopsReport']);
  assert.deepEqual(await kinds('source.fixAll.mlopsReport'), ['source.fixAll.mlopsReport']);
  assert.deepEqual(await kinds('source.fixAll.other', 'refactor', 'source.fix'), []);
});

test('a kind below `quickfix` can be requested', async (t) => {
  const server = await startServerProcess(t);
  const conflict = '<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> main\n';
  await server.open(REPORT, BROKEN + conflict);
  const line = BROKEN.split('\n').length - 1;
  const kinds = async (...only: string[]): Promise<(string | undefined)[]> =>
    (await server.codeActions(REPORT, rangeAt(line, 0, line, 0), { only })).map(({ kind }) => kind);
  assert.deepEqual(await kinds('quickfix.mergeConflict'), [
    'quickfix.mergeConflict.first',
    'quickfix.mergeConflict.second',
    'quickfix.mergeConflict.both',
  ]);
  assert.deepEqual(await kinds('quickfix.mergeConflict.both'), ['quickfix.mergeConflict.both']);
});

test('Fix All fixes everything safe at once, and nothing safe is left', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, BROKEN);
  const [action] = await server.codeActions(REPORT, rangeAt(0, 0, 0, 0), { only: ['source.fixAll'] });
  const edits = editsOf(action);
  assert.deepEqual(
    edits.map(({ newText }) => newText),
    ['[ ]', '[x]', '', ''],
  );
  assert.deepEqual(
    edits.map(({ range }) => range.start.line),
    [4, 5, 24, 24],
  );
  await server.change(
    REPORT,
    2,
    ...edits.toReversed().map(({ range, newText }) => ({ range, text: newText })),
  );
  const { diagnostics } = await server.diagnostics.next(({ version }) => version === 2);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['answer-too-short'],
  );
  assert.deepEqual(await server.codeActions(REPORT, WHOLE, { only: ['source.fixAll'] }), []);
});

test('a client without versioned edits gets plain ones', async (t) => {
  const workspace = { ...VSCODE.workspace, workspaceEdit: {} };
  const server = await startServerProcess(t, { capabilities: { workspace } });
  await server.open(REPORT, BROKEN);
  const [fix] = await server.codeActions(REPORT, FIRST_BOX);
  assert.deepEqual(fix?.edit, { changes: { [REPORT]: [{ range: FIRST_BOX, newText: '[ ]' }] } });
});

test('a rule that is off offers no fix', async (t) => {
  const server = await startServerProcess(t, { settings: { rules: { 'checkbox-malformed': 'off' } } });
  await server.open(REPORT, BROKEN);
  const titles = (await server.codeActions(REPORT, FIRST_BOX)).map(({ title }) => title);
  assert.deepEqual(titles, ['Fix all safe problems in this report']);
  assert.deepEqual(await server.codeActions(REPORT, FIRST_BOX, { only: ['quickfix'] }), []);
});

test('an item is ticked or cleared on request if the cursor is on it', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  const toggles = async (range: Range, context: Partial<CodeActionContext> = {}): Promise<unknown[]> =>
    (await server.codeActions(REPORT, range, { only: ['refactor'], ...context })).map((action) => [
      action.title,
      action.kind,
      editsOf(action),
    ]);
  const clear = ['Clear this item', 'refactor.rewrite', [{ range: rangeAt(6, 3, 6, 4), newText: ' ' }]];
  const tick = ['Tick this item', 'refactor.rewrite', [{ range: rangeAt(7, 3, 7, 4), newText: 'x' }]];
  assert.deepEqual(await toggles(rangeAt(6, 0, 6, 0)), [clear]);
  assert.deepEqual(await toggles(rangeAt(8, 2, 8, 2)), [tick]);
  assert.deepEqual(await toggles(rangeAt(7, 2, 8, 3)), [tick]);
  assert.deepEqual(await toggles(rangeAt(6, 0, 7, 3)), []);
  assert.deepEqual(await toggles(rangeAt(5, 0, 5, 0)), []);
  assert.deepEqual(await toggles(rangeAt(20, 0, 20, 0)), []);
  assert.deepEqual(await toggles(rangeAt(6, 0, 6, 0), { triggerKind: 2 }), []);
  assert.deepEqual(await toggles(rangeAt(6, 0, 6, 0), { only: ['quickfix'] }), []);
});

test('none of several fixes is preferred', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, lines('### Question 1', '', '> Answer:', '', '--- We did it. ---', ''));
  const actions = await server.codeActions(REPORT, WHOLE, { only: ['quickfix'] });
  for (const { diagnostics = [], isPreferred } of actions) {
    const [fixed] = diagnostics;
    const same = actions.filter((action) => action.diagnostics?.[0]?.code === fixed?.code);
    assert.equal(isPreferred, same.length === 1);
  }
});

/** A question that asks for a figure and has none. */
const WITHOUT_FIGURE = STREET_REPORT.replace('Does it rain?', 'Does it rain? Include a figure.');

test('a figure is inserted as a snippet with a placeholder for its description', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, WITHOUT_FIGURE);
  const [edit] = editsOf(await figureFix(server));
  assert.ok(edit && 'snippet' in edit);
  assert.deepEqual(edit.snippet, {
    kind: 'snippet',
    value: '\n\n![${1:description}](figures/${2:q3.png})$0',
  });
  assert.deepEqual(edit.range, rangeAt(32, 6, 32, 6));
});

test('a client without snippets gets an image without a description', async (t) => {
  const workspace = { ...VSCODE.workspace, workspaceEdit: { documentChanges: true } };
  const server = await startServerProcess(t, { capabilities: { workspace } });
  await server.open(REPORT, WITHOUT_FIGURE);
  const fix = await figureFix(server);
  assert.deepEqual(
    fix.edit,
    versioned(1, { range: rangeAt(32, 6, 32, 6), newText: '\n\n![](figures/q3.png)' }),
  );
});

async function figureFix(server: ServerProcess): Promise<CodeAction> {
  const actions = await server.codeActions(REPORT, WHOLE, { only: ['quickfix'] });
  const [fix, ...others] = actions.filter(({ diagnostics }) => diagnostics?.[0]?.code === 'figures-too-few');
  assert.ok(fix);
  assert.deepEqual(others, []);
  return fix;
}

function versioned(version: number, ...edits: TextEdit[]): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri: REPORT, version }, edits }] };
}

function editsOf(action: CodeAction | undefined): TextEdit[] {
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  return change.edits as TextEdit[];
}
