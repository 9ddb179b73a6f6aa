import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import { words } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import {
  closeAll,
  diagnosticsOf,
  openReport,
  problemsOf,
  show,
  untilProblems,
  type OpenReport,
} from './support/reports';

const NAME = '.mlops-report.json';
const TOO_SHORT = { answers: { 5: words(20) } };

suite('The configuration file', () => {
  teardown(async () => {
    await closeAll();
    await disk.remove(workspaceFile()).catch(() => undefined); // most tests don't create one
  });

  test('applies at once, and its problems are reported once', async () => {
    const report = await openReport(TOO_SHORT);
    await eventually('the problem is there', () => codes(report).includes('answer-too-short'));
    const file = report.beside(NAME);
    await disk.write(file, '{\n  "rules": { "answer-too-short": "off", "todo-lft": "off" }\n}\n');
    await untilProblems(report.document, []);
    await eventually('the file has a problem', () => diagnosticsOf(file).length === 1);
    equal(diagnosticsOf(file)[0]?.range.start.line, 1);
    await show(file);
    await eventually('only the editor reports it', () => diagnosticsOf(file).length === 0);
  });

  test('is created by a quick fix, and saved', async () => {
    const report = await openReport(TOO_SHORT);
    await eventually('the problem is there', () => codes(report).includes('answer-too-short'));
    await turnOff(report);
    const file = workspaceFile();
    await eventually('the file is saved', async () =>
      (await disk.read(file).catch(() => '')).includes('"answer-too-short": "off"'),
    );
    await untilProblems(report.document, []);
  });

  test('is not edited while it has unsaved changes', async () => {
    const report = await openReport(TOO_SHORT);
    await eventually('the problem is there', () => codes(report).includes('answer-too-short'));
    const file = report.beside(NAME);
    await disk.write(file, '{ "rules": {} }');
    const editor = await show(file);
    ok(
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), '// mine\n');
      }),
      'The edit was refused.',
    );
    await show(report.uri);
    const [action] = await fixesAt(report);
    ok(action, 'There is no fix.');
    equal(action.edit, undefined);
    equal(editor.document.getText(), '// mine\n{ "rules": {} }');
  });

  test('reports nothing in a folder while `mlopsReport.enabled` is off', async () => {
    const settings = vscode.workspace.getConfiguration('mlopsReport');
    const report = await openReport(TOO_SHORT);
    await eventually('the problem is there', () => codes(report).includes('answer-too-short'));
    await settings.update('enabled', false, vscode.ConfigurationTarget.Workspace);
    await eventually('the problems are gone', () => problemsOf(report.document).length === 0);
    await settings.update('enabled', undefined, vscode.ConfigurationTarget.Workspace);
    await eventually('the problem is there again', () => codes(report).includes('answer-too-short'));
  });
});

/** The file that a quick fix creates if there is none, in the workspace folder. */
function workspaceFile(): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  ok(root, 'No folder is open.');
  return vscode.Uri.joinPath(root, NAME);
}

function codes({ document }: OpenReport): string[] {
  return problemsOf(document).map(({ code }) => code);
}

/** The fixes that turn off the rule of the first problem, as the menu gets them when one is chosen. */
async function fixesAt({ uri }: OpenReport): Promise<vscode.CodeAction[]> {
  const [problem] = diagnosticsOf(uri);
  ok(problem, 'There is no problem.');
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    problem.range,
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
  return actions.filter(({ title }) => title.startsWith('Turn off answer-too-short in this '));
}

async function turnOff(report: OpenReport): Promise<void> {
  const [action] = await fixesAt(report);
  ok(action?.edit && action.command, 'There is no fix.');
  ok(await vscode.workspace.applyEdit(action.edit), 'The fix was refused.');
  await vscode.commands.executeCommand(
    action.command.command,
    ...((action.command.arguments ?? []) as unknown[]),
  );
}
