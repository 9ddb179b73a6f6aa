import * as l10n from '@vscode/l10n';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from '../lsp';
import { ruleHref } from '../../../common/codes';
import type { Problem } from '../rules/rule';
import type { Severity } from '../../../common/severity';
import type { ConfigurationProblem } from '../workspace/configurationFile';
import type { OpenReports } from '../workspace/openReports';

/** What all our diagnostics say that they come from. */
export const SOURCE = 'MLOps Report';

/** So many problems of a document are shown; a text that has more is not one that somebody is mending. */
const MOST_DIAGNOSTICS = 1000;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Publishes the problems of each open report with the version that they belong to. */
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

/** Publishes what is wrong with a configuration file. */
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

/** Problems as the protocol has them, the gravest ones where there are too many. */
function diagnosticsOf(problems: readonly Problem[]): Diagnostic[] {
  if (problems.length <= MOST_DIAGNOSTICS) return problems.map(diagnosticOf);
  const byGravity = problems.toSorted((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]);
  return byGravity.slice(0, MOST_DIAGNOSTICS).map(diagnosticOf);
}

/** A problem as the protocol has it; `data` tells the number of its question, or null. */
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

/** A problem's message with its question, as a list shows it without its line: `Q25: …`. */
function messageOf({ message, question }: Problem): string {
  if (question === null || message.startsWith(l10n.t('Question {0}', question))) return message;
  return l10n.t('Q{0}: {1}', question, message);
}
