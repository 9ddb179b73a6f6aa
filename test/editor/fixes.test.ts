import * as vscode from 'vscode';
import { figurePaths, makeReport, words } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import {
  type OpenReport,
  closeAll,
  openReport,
  openText,
  problemsOf,
  untilProblems,
} from './support/reports';
import { eventually } from '../support/eventually';
import { until } from './support/until';

suite('Quick fixes', () => {
  teardown(closeAll);

  test('make a link to an image file an image, in one undo step', async () => {
    const report = await openReport({ answers: { 20: '[All machines](figures/q20.png)' } });
    const before = report.document.getText();
    await applyOnlyFix(report, 'figure-link');
    ok(report.document.getText().includes('![All machines](figures/q20.png)'), 'There is no image.');
    await untilProblems(report.document, []);
    await vscode.commands.executeCommand('undo');
    equal(report.document.getText() === before, true, 'One undo does not restore the text.');
  });

  test('remove a placeholder below an answer', async () => {
    const report = await openReport({ answers: { 5: `${words(150)}\n\n--- question 5 fill here ---` } });
    await applyOnlyFix(report, 'placeholder-left');
    await untilProblems(report.document, []);
    ok(!report.document.getText().includes('question 5 fill here'), 'The placeholder is still there.');
  });

  test('insert an image that no answer uses yet, and select its description', async () => {
    const options = { answers: { 20: 'See the next answer.' } };
    const figures = figurePaths(options).map((path) => path.replace('q20', 'machines'));
    const report = await openText(makeReport(options), { figures });
    const { document, editor } = report;
    await putCursorOn(report, 'figures-too-few');
    const before = document.getText();
    await applyAsKeyboardDoes();
    await until(
      'the description is selected',
      [vscode.window.onDidChangeTextEditorSelection],
      () => document.getText(editor.selection) === 'description',
    );
    equal(document.lineAt(editor.selection.start).text, '![description](figures/machines.png)');
    await untilProblems(document, [{ code: 'figure-alt', text: 'description' }]);
    await vscode.commands.executeCommand('undo');
    equal(document.getText() === before, true, 'One undo does not restore the text.');
  });

  test('keep CRLF', async () => {
    const report = await openReport({ lineEnd: '\r\n', answers: { 20: '[All machines](figures/q20.png)' } });
    await applyOnlyFix(report, 'figure-link');
    await untilProblems(report.document, []);
    await report.document.save();
    const text = await disk.read(report.uri);
    equal(text.replaceAll('\r\n', '').includes('\n'), false, 'There is an LF without CR.');
  });

  test('fix all safe problems with Fix All', async () => {
    const report = await openReport({
      answers: { 20: '[All machines](figures/q20.png)', 21: '[All builds](figures/q21.png)' },
    });
    await untilProblems(report.document, [
      { code: 'figure-link', text: '[All machines](figures/q20.png)' },
      { code: 'figure-link', text: '[All builds](figures/q21.png)' },
    ]);
    await vscode.commands.executeCommand('editor.action.codeAction', {
      kind: vscode.CodeActionKind.SourceFixAll.value,
      apply: 'first',
    });
    await untilProblems(report.document, []);
  });
});

async function putCursorOn({ document, editor }: OpenReport, code: string): Promise<void> {
  const found = await eventually(`there is ${code}`, () =>
    problemsOf(document).find((problem) => problem.code === code),
  );
  const [range] = vscode.languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => document.getText(diagnostic.range) === found.text && codeOf(diagnostic) === code)
    .map((diagnostic) => diagnostic.range);
  ok(range, `There is no ${code}.`);
  editor.selection = new vscode.Selection(range.start, range.start);
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function fixesAt({ uri, editor }: OpenReport): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    editor.selection,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Applies the first quick fix at the cursor through the editor, including its snippet. */
async function applyAsKeyboardDoes(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: vscode.CodeActionKind.QuickFix.value,
    apply: 'first',
  });
}

async function applyOnlyFix(report: OpenReport, code: string): Promise<void> {
  await putCursorOn(report, code);
  const fixes = (await fixesAt(report)).filter(({ title }) => !title.startsWith('Turn off '));
  equal(
    fixes.map(({ isPreferred }) => isPreferred),
    [true],
    'There is not exactly one preferred fix',
  );
  const before = report.document.version;
  await applyAsKeyboardDoes();
  await eventually('the fix is applied', () => report.document.version > before);
}
