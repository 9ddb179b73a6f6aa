import * as vscode from 'vscode';
import { makeReport, placeholder, words } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import {
  closeAll,
  diagnosticsOf,
  extensionApi,
  freshUri,
  openReport,
  openText,
  problemsOf,
  replace,
  show,
  untilProblems,
  untilSummary,
} from './support/reports';
import { until } from './support/until';

suite('Problems', () => {
  teardown(closeAll);

  test('are none in a good report', async () => {
    const { document, uri } = await openReport();
    equal(problemsOf(document), []);
    equal((await untilSummary(uri, 'known')).questions.length, 31);
  });

  test('come with range, severity, message and documentation', async () => {
    const { uri } = await openReport({ placeholders: [5] });
    const [diagnostic, ...others] = diagnosticsOf(uri);
    ok(diagnostic, 'There is no diagnostic.');
    equal(others.length, 0);
    equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    equal(diagnostic.message, 'Question 5 has no answer yet. It asks for 100 to 200 words.');
    ok(typeof diagnostic.code === 'object', 'The code leads nowhere.');
    ok(diagnostic.code.target.toString().endsWith('#answer-missing'), 'The code leads elsewhere.');
  });

  test('follow each change, and the undoing of it', async () => {
    const { document } = await openReport({ placeholders: [5] });
    const missing = { code: 'answer-missing', text: placeholder(5) };
    await untilProblems(document, [missing]);
    await replace(document, placeholder(5), words(150));
    await untilProblems(document, []);
    await vscode.commands.executeCommand('undo');
    await untilProblems(document, [missing]);
  });

  test('vanish when the report is closed', async () => {
    const { uri } = await openReport({ placeholders: [5] });
    await closeAll();
    await until(
      'no problem is left',
      [vscode.languages.onDidChangeDiagnostics],
      () => diagnosticsOf(uri).length === 0,
    );
  });

  test('are found in any Markdown file with questions and answers', async () => {
    const { document } = await openText(makeReport({ placeholders: [5] }), {
      path: 'notes/exam.md',
      figures: [
        'figures/q14.png',
        'figures/q19.png',
        'figures/q20.png',
        'figures/q21.png',
        'figures/q29.png',
      ],
    });
    await untilProblems(document, [{ code: 'answer-missing', text: placeholder(5) }]);
  });

  test('have the severity of the settings at once', async () => {
    const { document, uri } = await openReport({ placeholders: [5] });
    const settings = vscode.workspace.getConfiguration('mlopsReport');
    try {
      await settings.update('rules', { 'answer-missing': 'error' }, vscode.ConfigurationTarget.Workspace);
      await until(
        'the problem is an error',
        [vscode.languages.onDidChangeDiagnostics],
        () => diagnosticsOf(uri)[0]?.severity === vscode.DiagnosticSeverity.Error,
      );
      await settings.update('rules', { 'answer-missing': 'off' }, vscode.ConfigurationTarget.Workspace);
      await untilProblems(document, []);
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await untilProblems(document, [{ code: 'answer-missing', text: placeholder(5) }]);
  });

  for (const [name, text] of [
    ['an empty file', ''],
    ['a file without questions', '# To be written\n'],
    ['a file of five megabytes', `# Long\n\n${'A line of text that says nothing.\n'.repeat(150_000)}`],
  ] as const) {
    test(`are at most one remark in ${name}`, async function () {
      this.timeout(60_000); // VS Code itself is slow on long files
      const uri = freshUri('reports/README.md');
      await disk.write(uri, text);
      await show(uri);
      // The server goes through documents in turn: when it knows the next one, it is done with this one.
      await openReport();
      const severities = diagnosticsOf(uri).map(({ severity }) => severity);
      ok(severities.length <= 1, `There are ${severities.length} problems.`);
      ok(
        severities.every((severity) => severity >= vscode.DiagnosticSeverity.Information),
        'It is more than a remark.',
      );
      equal((await extensionApi()).serverState, 'running');
    });
  }
});
