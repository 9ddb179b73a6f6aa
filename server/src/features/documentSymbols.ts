import * as l10n from '@vscode/l10n';
import type { Connection, DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { SymbolKind } from '../lsp';
import { doneIn } from '../report/checklist';
import { countLines, documentLine } from '../report/documentLines';
import { lineLength } from '../text/lines';
import { position, range, type Position } from '../text/position';
import type { ChecklistGroup, Question, Report } from '../report/report';
import { sectionsOf, type Section } from '../report/sections';
import { inDocument } from '../report/positions';
import type { OpenReports } from '../workspace/openReports';
import type { ClientSupport } from '../workspace/clientCapabilities';
import { countsText } from '../wording/questionCounts';
import { questionTitle } from '../report/questionTitle';

/** Lists the checklist's groups, and the sections with their questions. */
export function registerDocumentSymbols(
  connection: Connection,
  reports: OpenReports,
  { nestedSymbols }: ClientSupport,
): void {
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const analysis = await reports.current(uri);
    if (!analysis) return null;
    const symbols = symbolsOf(analysis.report);
    return nestedSymbols ? symbols : flatten(symbols, uri);
  });
}

function symbolsOf(report: Report): DocumentSymbol[] {
  const checklist = report.checklist.groups.length === 0 ? [] : [checklistSymbol(report)];
  const sections = sectionsOf(report);
  const symbols = sections.flatMap((section, index) => sectionSymbols(report, section, sections[index + 1]));
  return [...checklist, ...symbols];
}

function checklistSymbol(report: Report): DocumentSymbol {
  const { groups, done, total } = report.checklist;
  const children = groups.map(groupSymbol);
  const first = groups[0]?.heading?.range ?? groups[0]?.items[0]?.range ?? range(0, 0, 0, 0);
  const end = children.reduce((last, child) => Math.max(last, child.range.end.line), first.end.line);
  return {
    name: l10n.t('Checklist'),
    detail: `${done}/${total}`,
    kind: SymbolKind.Namespace,
    range: { start: first.start, end: endOfLine(report, end) },
    selectionRange: first,
    children,
  };
}

function groupSymbol({ title, heading, items }: ChecklistGroup): DocumentSymbol {
  const first = heading?.range ?? items[0]?.range ?? range(0, 0, 0, 0);
  const last = items.at(-1)?.range ?? first;
  return {
    name: title.trim() || l10n.t('Checklist'),
    detail: `${doneIn(items)}/${items.length}`,
    kind: SymbolKind.Array,
    range: { start: first.start, end: last.end },
    selectionRange: first,
  };
}

function sectionSymbols(report: Report, section: Section, next: Section | undefined): DocumentSymbol[] {
  const children = section.questions.flatMap((index) => {
    const question = report.questions[index];
    return question ? [questionSymbol(report, question)] : [];
  });
  if (section.title.trim() === '') return children;
  const end = (next?.line ?? countLines(report)) - 1;
  return [
    {
      name: section.title,
      kind: SymbolKind.Namespace,
      range: { start: position(section.line, 0), end: endOfLine(report, end) },
      selectionRange: { start: position(section.line, 0), end: endOfLine(report, section.line) },
      children,
    },
  ];
}

function questionSymbol(report: Report, question: Question): DocumentSymbol {
  const { number, line, block } = question;
  const end = line + (block.sectionHeadings[0]?.range.start.line ?? block.lines.length) - 1;
  const title = questionTitle(block);
  const name = l10n.t('Question {0}', number);
  return {
    name: title === '' ? name : `${name}: ${title}`,
    detail: countsText(question),
    kind: SymbolKind.String,
    range: { start: position(line, 0), end: endOfLine(report, end) },
    selectionRange: inDocument(question, block.heading.range),
  };
}

function flatten(
  symbols: readonly DocumentSymbol[],
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range: place, children = [] }) => [
    { name, kind, location: { uri, range: place }, ...(containerName !== undefined && { containerName }) },
    ...flatten(children, uri, name),
  ]);
}

function endOfLine(report: Report, line: number): Position {
  return position(line, lineLength(documentLine(report, line)));
}
