import type { Connection, FoldingRange } from 'vscode-languageserver';
import { FoldingRangeKind } from '../lsp';
import type { ChecklistGroup, Question, Report } from '../report/report';
import type { OpenReports } from '../workspace/openReports';
import type { ClientSupport } from '../workspace/clientCapabilities';
import { promptFold } from '../report/promptFold';

/**
 * Folds prompts and the groups of the checklist. An editor that folds headings and block quotes by itself only gets the
 * prompts that it would fold together with their answers, or not at all.
 */
export function registerFolding(
  connection: Connection,
  reports: OpenReports,
  { markdownFeatures }: ClientSupport,
): void {
  connection.onFoldingRanges(async ({ textDocument: { uri } }) => {
    const analysis = await reports.current(uri);
    return analysis && foldsOf(analysis.report, markdownFeatures);
  });
}

function foldsOf({ checklist, questions }: Report, isMarkdownFolded: boolean): FoldingRange[] {
  const prompts = questions.flatMap((question) => promptRange(question, isMarkdownFolded));
  return isMarkdownFolded ? prompts : [...checklist.groups.flatMap(groupRange), ...prompts];
}

function promptRange({ line, block }: Question, isMarkdownFolded: boolean): FoldingRange[] {
  const fold = promptFold(block);
  if (!fold || (isMarkdownFolded && fold.isQuote)) return [];
  return [{ startLine: line + fold.start, endLine: line + fold.end, kind: FoldingRangeKind.Region }];
}

function groupRange({ heading, items }: ChecklistGroup): FoldingRange[] {
  const start = (heading ?? items[0])?.range.start.line;
  const end = items.at(-1)?.range.end.line;
  if (start === undefined || end === undefined || start >= end) return [];
  return [{ startLine: start, endLine: end, kind: FoldingRangeKind.Region }];
}
