import * as vscode from 'vscode';
import type { SampleProblems } from '../support/sampleProblems';
import { equal, ok } from './support/assert';
import { closeAll, diagnosticsOf, show, untilSummary } from './support/reports';
import { until } from './support/until';

/** The problems that the command line finds in the samples; set when the tests are bundled. */
declare const SAMPLE_PROBLEMS: SampleProblems;

suite('Samples', () => {
  teardown(closeAll);

  test('exist', () => {
    ok(Object.keys(SAMPLE_PROBLEMS).length > 1, 'The command line finds no samples.');
  });

  for (const [path, problems] of Object.entries(SAMPLE_PROBLEMS)) {
    test(`${path} has the problems that the command line prints`, async () => {
      const uri = vscode.Uri.joinPath(
        vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.parse(''),
        path,
      );
      await show(uri);
      await untilSummary(uri, 'it is a report');
      await until(
        'the number of problems is the same',
        [vscode.languages.onDidChangeDiagnostics],
        () => diagnosticsOf(uri).length === problems.length,
      );
      equal(
        diagnosticsOf(uri).map(printed),
        problems.map(({ code, severity, message, range }) => ({ code, severity, message, range })),
      );
    });
  }
});

const SEVERITIES = ['error', 'warning', 'information', 'hint'];

function printed({ code, severity, message, range: { start, end } }: vscode.Diagnostic): object {
  return {
    code: typeof code === 'object' ? code.value : code,
    severity: SEVERITIES[severity],
    // The editor names the question, because its list of problems shows nothing of the text.
    message: message.replace(/^Q\d+: /, ''),
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
  };
}
