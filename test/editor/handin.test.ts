import * as vscode from 'vscode';
import { HAND_IN_CODES } from '../../common/codes';
import { words } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { closeAll, openReport, problemsOf, untilProblems } from './support/reports';

const ANSWER = `${words(150)}\n* one\n\n\`\`\`\nmake\n\`\`\``;

suite('Hints on the hand-in page', () => {
  teardown(async () => {
    await closeAll();
    await vscode.workspace
      .getConfiguration('mlopsReport')
      .update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('are turned off together by a quick fix, without any other rule', async () => {
    const configuration = vscode.workspace.getConfiguration('mlopsReport');
    await configuration.update('rules', { 'figure-alt': 'warning' }, vscode.ConfigurationTarget.Workspace);
    const { document, uri } = await openReport({ answers: { 4: ANSWER } });
    await untilProblems(document, [
      { code: 'handin-list', text: '* one' },
      { code: 'handin-code', text: '```' },
    ]);
    const [hint] = vscode.languages.getDiagnostics(uri);
    ok(hint, 'There is no hint.');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      hint.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const off = actions.filter(({ command }) => command?.command === 'mlopsReport.turnOffHandInHints');
    equal(off.length, 1);
    await vscode.commands.executeCommand('mlopsReport.turnOffHandInHints');
    await untilProblems(document, []);
    equal(problemsOf(document).length, 0);
    const rules = vscode.workspace.getConfiguration('mlopsReport').inspect('rules')?.workspaceValue;
    equal(
      JSON.stringify(rules),
      JSON.stringify({
        'figure-alt': 'warning',
        ...Object.fromEntries(HAND_IN_CODES.map((code) => [code, 'off'])),
      }),
    );
  });
});
