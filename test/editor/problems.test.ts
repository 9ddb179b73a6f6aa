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

  test('are empty in a good report', async () => {
    const { document, uri } = await openReport();
    equal(problemsOf(document), []);
    equal((await untilSummary(uri, 'known')).questions.length, 31);
  });

  test('have a range, severity, message and link to the documentation', async () => {
    const { uri } = await openReport({ placeholders: [5] });
    const [diagnostic, ...others] = diagnosticsOf(uri);
    ok(diagnostic, 'There is no diagnostic.');
    equal(others.length, 0);
    equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    equal(diagnostic.message, 'Question 5 has no answer yet. It asks for 100 to 200 words.');
    ok(typeof diagnostic.code === 'object', 'The code has no link.');
    ok(diagnostic.code.target.toString().endsWith('#answer-missing'), 'The code has another link.');
  });

  test('follow each change and undo', async () => {
    const { document } = await openReport({ placeholders: [5] });
    const missing = { code: 'answer-missing', text: placeholder(5) };
    await untilProblems(document, [missing]);
    await replace(document, placeholder(5), words(150));
    await untilProblems(document, []);
    await vscode.commands.executeCommand('undo');
    await untilProblems(document, [missing]);
  });

  test('are cleared when the report is closed', async () => {
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

  test('change their severity with the settings', async () => {
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
    test(`are at most one information in ${name}`, async function () {
      this.timeout(60_000); // VS Code itself is slow on long files.
      const uri = freshUri('reports/README.md');
      await disk.write(uri, text);
      await show(uri);
      // The server works on documents in order: when it knows the next one, it has finished this one.
      await openReport();
      const severities = diagnosticsOf(uri).map(({ severity }) => severity);
      ok(severities.length <= 1, `There are ${severities.length} problems.`);
      ok(
        severities.every((severity) => severity >= vscode.DiagnosticSeverity.Information),
        'The problem is more than an information.',
      );
      equal((await extensionApi()).serverState, 'running');
    });
  }
});
