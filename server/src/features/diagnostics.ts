import * as l10n from '@vscode/l10n';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from '../lsp';
import { ruleHref } from '../../../common/codes';
import type { Problem } from '../rules/rule';
import type { Severity } from '../../../common/severity';
import type { ConfigurationProblem } from '../workspace/configurationFile';
import type { OpenReports } from '../workspace/openReports';

/** The source of all our diagnostics. */
export const SOURCE = 'MLOps Report';

/** Maximum number of problems shown for a document. */
const MAX_DIAGNOSTICS = 1000;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Publishes the problems of each open report with their version. */
export function publishDiagnostics(connection: Connection, reports: OpenReports): void {
  const published = new Set<string>();
  reports.listen('Publishing problems', ({ uri, version, analysis, isOpen }) => {
    if (!analysis && !published.has(uri)) return;
    if (analysis) published.add(uri);
    else published.delete(uri);
    const diagnostics = analysis ? diagnosticsOf(analysis.problems) : [];
    void connection.sendDiagnostics(isOpen ? { uri, version, diagnostics } : { uri, diagnostics });
  });
}

/** Publishes the problems of a configuration file. */
export function publishConfigurationProblems(
  connection: Connection,
  uri: string,
  problems: readonly ConfigurationProblem[],
): void {
  const diagnostics = problems.map(({ range, message }): Diagnostic => ({
    range,
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    message,
  }));
  void connection.sendDiagnostics({ uri, diagnostics });
}

/** Problems as diagnostics; only the most serious ones if there are too many. */
function diagnosticsOf(problems: readonly Problem[]): Diagnostic[] {
  if (problems.length <= MAX_DIAGNOSTICS) return problems.map(diagnosticOf);
  const byGravity = problems.toSorted((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]);
  return byGravity.slice(0, MAX_DIAGNOSTICS).map(diagnosticOf);
}

/** A problem as a diagnostic; `data` holds the number of its question, or null. */
export function diagnosticOf(problem: Problem): Diagnostic {
  return {
    range: problem.range,
    severity: SEVERITIES[problem.severity],
    code: problem.code,
    codeDescription: { href: ruleHref(problem.code) },
    source: SOURCE,
    message: messageOf(problem),
    ...(problem.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    data: { question: problem.question },
  };
}

/** A problem's message with its question, for lists that don't show the line: `Q25: …`. */
function messageOf({ message, question }: Problem): string {
  if (question === null || message.startsWith(l10n.t('Question {0}', question))) return message;
  return l10n.t('Q{0}: {1}', question, message);
}
