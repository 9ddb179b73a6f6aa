import * as l10n from '@vscode/l10n';
import type { CompletionItem, Connection } from 'vscode-languageserver';
import { CompletionItemKind } from '../../lsp';
import { lineText } from '../../text/lines';
import { comparePositions, position, range, type Position } from '../../text/position';
import type { Question, QuestionBlock } from '../../report/report';
import { encodeTarget } from '../../text/figureTarget';
import { inDocument, questionAt } from '../../report/positions';
import { proseOf } from '../../report/prose';
import type { Analysis } from '../../workspace/analysis';
import type { Configuration } from '../../workspace/configuration';
import type { OpenReports } from '../../workspace/openReports';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { figureChoices, type FigureChoice } from './figureChoices';
import { describeFile, thumbnail } from '../figures/figureFile';
import { markupFor } from '../markup';
import { targetAtCursor, type TargetAtCursor } from './targetAtCursor';

/** The characters that trigger the completion of figures. */
export const COMPLETION_TRIGGERS: readonly string[] = ['(', '/', '"'];

/** The services that completion needs. */
export interface CompletionContext {
  readonly reports: OpenReports;
  readonly configuration: Configuration;
  readonly support: ClientSupport;
}

/** The data needed to resolve an item. */
interface ItemData {
  readonly uri: string;
  readonly path: string;
}

/**
 * Completes the files of figures where an answer is about to show one: in the target of an image, of `<img>`, and of a
 * link, which then becomes an image.
 * An editor that completes paths lists the folder that is being typed, one at a time. There, only what it doesn't list
 * is offered: the figures of all folders while none has been typed.
 */
export function registerCompletion(connection: Connection, context: CompletionContext): void {
  const { reports, configuration, support } = context;
  const markup = markupFor(support.documentationFormats);

  connection.onCompletion(async ({ textDocument: { uri }, position: cursor }, token) => {
    const analysis = await reports.current(uri);
    const place = analysis && placeAt(analysis, cursor);
    const files = place && reports.filesOf(uri);
    if (!files || token.isCancellationRequested) return null;
    const typed = place.text.slice(place.target.start, cursor.character);
    const isListed = support.markdownFeatures && (await configuration.completesPaths(uri));
    if (isListed && typed.includes('/')) return null;
    const choices = await figureChoices(analysis.report, place.question, files);
    return choices
      .filter(({ path }) => !isListed || path.includes('/'))
      .map((choice, index) => itemOf(choice, index, place.target, uri, cursor.line));
  });

  connection.onCompletionResolve(async (item) => {
    const { uri, path } = item.data as ItemData;
    const file = reports.uriFrom(uri, path);
    const files = reports.filesOf(uri);
    const facts = files && (await describeFile(files, path));
    if (!file || !facts) return item;
    const paragraphs = [...thumbnail(file.toString(), markup, support), facts];
    return { ...item, documentation: markup.content(paragraphs) };
  });
}

/** Where an answer is about to name a file. */
interface Place {
  readonly question: Question;
  /** The line. */
  readonly text: string;
  readonly target: TargetAtCursor;
}

function placeAt({ report }: Analysis, cursor: Position): Place | null {
  const question = questionAt(report, cursor.line);
  const answer = question?.block.answer;
  if (!question || !answer) return null;
  const { start, end } = inDocument(question, answer.range);
  if (comparePositions(cursor, start) < 0 || comparePositions(end, cursor) < 0) return null;
  const text = lineText(question.block.lines, cursor.line - question.line);
  const target = targetAtCursor(text, cursor.character);
  return target && isProse(question.block, position(cursor.line - question.line, target.open))
    ? { question, text, target }
    : null;
}

/** Whether a character of an answer is outside code blocks and code spans. */
function isProse(block: QuestionBlock, { line, character }: Position): boolean {
  const prose = proseOf(block).find((one) => one.line === line);
  return prose?.kind === 'text' && prose.text[character] !== '`';
}

function itemOf(
  { path, usedIn }: FigureChoice,
  index: number,
  { kind, open, start, end, closing }: TargetAtCursor,
  uri: string,
  line: number,
): CompletionItem {
  const encoded = encodeTarget(path);
  return {
    label: path,
    labelDetails: { description: usageText(usedIn) },
    kind: CompletionItemKind.File,
    // An exclamation mark sorts before everything that editors offer themselves, headings with their `#` too.
    sortText: `!${String(index).padStart(4, '0')}`,
    filterText: encoded,
    textEdit: { range: range(line, start, line, end), newText: encoded + closing },
    // The checker doesn't count a link to an image as a figure.
    ...(kind === 'link' && {
      additionalTextEdits: [{ range: range(line, open, line, open), newText: '!' }],
    }),
    data: { uri, path } satisfies ItemData,
  };
}

function usageText(usedIn: readonly number[]): string {
  if (usedIn.length === 0) return l10n.t('not used yet');
  return usedIn.length === 1
    ? l10n.t('in question {0}', usedIn.join(', '))
    : l10n.t('in questions {0}', usedIn.join(', '));
}
