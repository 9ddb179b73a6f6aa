import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import type {
  CodeAction,
  Hover,
  MarkupContent,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { folderWith } from '../../support/folderWith';
import { replay, type Replay } from '../../support/replay';

/*
 * Recorded sessions of real clients with `test/clients/editors`: a report is opened, a problem on line 5 is fixed from the start of the
 * line, and the result is inspected.
 */

/** The problems in the recorded report, by line from 0; without `figures-too-few` if settings are given. */
const PROBLEMS = [
  '4 checkbox-malformed',
  '5 checkbox-malformed',
  '15 answer-too-long',
  '25 placeholder-dashes',
];

async function replayed(t: TestContext, name: string): Promise<Replay> {
  return replay(t, name, await folderWith({ 'reports/figures/plan.png': 'png' }));
}

function codes({ diagnostics }: PublishDiagnosticsParams): string[] {
  return diagnostics.map(({ range, code }) => `${range.start.line} ${String(code)}`);
}

function hoverOf({ answers }: Replay): MarkupContent {
  const hover = answers.find(({ method }) => method === 'textDocument/hover')?.result as Hover;
  return hover.contents as MarkupContent;
}

for (const [name, client, hasSettings] of [
  ['neovim', 'Neovim 0.7.2', true],
  ['eglot', 'Emacs 28.2, eglot 1.9', true],
  // It sends null as initialization options.
  ['lsp-mode', 'Emacs 28.2, lsp-mode 8.0.0', false],
  ['ale', 'Vim 9.0 (9.0.2142), ALE 3.3.0', true],
] as const) {
  suite(client, () => {
    test("starts the server, gets all problems at once, and fixes the one on the cursor's line", async (t) => {
      const session = await replayed(t, name);
      assert.equal(session.client, client);
      const [first, second] = session.published;
      assert.ok(first && second);
      const problems = hasSettings ? PROBLEMS : PROBLEMS.toSpliced(3, 0, '23 figures-too-few');
      assert.deepEqual(codes(first), problems);
      assert.deepEqual(codes(second), problems.slice(1));
      const actions = session.answers.find(({ method }) => method === 'textDocument/codeAction')
        ?.result as CodeAction[];
      assert.deepEqual(
        actions.map(({ title }) => title),
        [
          'Write `[ ]`',
          'Fix all 2 checkbox-malformed problems',
          // Needs a client that can create files.
          ...(name === 'lsp-mode' ? ['Turn off checkbox-malformed in this folder'] : []),
          'Fix all safe problems in this report',
        ],
      );
    });
  });
}

suite('clients', () => {
  test('Neovim gets Markdown, and the references of a figure', async (t) => {
    const session = await replayed(t, 'neovim');
    assert.equal(hoverOf(session).kind, 'markdown');
    const references = session.answers.find(({ method }) => method === 'textDocument/references');
    assert.equal((references?.result as unknown[]).length, 1);
    assert.equal(session.status, 0);
  });

  test('ALE gets plain text', async (t) => {
    const { kind, value } = hoverOf(await replayed(t, 'ale'));
    assert.equal(kind, 'plaintext');
    assert.match(value, /^Question 1\nLimits: 5–10 words,/);
  });

  test('eglot gets file watchers with absolute paths', async (t) => {
    const session = await replayed(t, 'eglot');
    assert.ok(session.asked.includes('client/registerCapability'));
  });
});
