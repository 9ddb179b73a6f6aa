import { DiagnosticSeverity, languages, type Uri } from 'vscode';
import type { QuestionSummary } from '../../common/protocol';

/** The source of the extension's problems. */
const SOURCE = 'MLOps Report';

/** What is wrong with the questions of a report, as the editor shows it; hints are left out. */
export function problemMessages(uri: Uri): (question: QuestionSummary) => string[] {
  const problems = languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === SOURCE && severity !== DiagnosticSeverity.Hint)
    .map(({ message, range }) => ({ message, line: range.start.line }))
    .sort((a, b) => a.line - b.line);
  return ({ line, endLine }) =>
    problems
      .filter((problem) => problem.line >= line && problem.line < endLine)
      .map(({ message }) => message);
}
