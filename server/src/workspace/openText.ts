import type {
  Range as LspRange,
  TextDocumentContentChangeEvent,
  TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { holdQuestions, looksLikeReport } from '../report/detect';
import { documentLines, eachLine } from '../report/documentLines';
import { editReport, type TextChange } from '../report/editReport';
import { parseReport } from '../report/parse';
import { comparePositions, position, type Position } from '../text/position';
import type { Report } from '../report/report';

/** The text of an open document. */
export interface OpenText {
  readonly uri: string;
  readonly languageId: string;
  /** Of the newest text. */
  version: number;
  /**
   * The text `changes` apply to: a `TextDocument` until it is first parsed, then the `Report`, so an edit never needs
   * the whole text.
   */
  base: TextDocument | Report;
  /** The changes since, in order. */
  changes: TextChange[];
}

/** With more changes at once, such as a replace-all, parsing the whole text is faster. */
const MAX_CHANGES = 32;

/** Texts for `TextDocuments`. */
export const OPEN_TEXTS: TextDocumentsConfiguration<OpenText> = {
  create: (uri, languageId, version, text) => ({
    uri,
    languageId,
    version,
    base: TextDocument.create(uri, languageId, version, text),
    changes: [],
  }),
  update(text, events, version) {
    for (const event of events) applyChange(text, event);
    text.version = version;
    return text;
  },
};

/** The newest text as a report. Unchanged parts are not parsed again. */
export function reportOf(text: OpenText): Report {
  text.base = isReport(text.base)
    ? text.changes.reduce(editReport, text.base)
    : parseReport(text.base.getText());
  text.changes = [];
  return text.base;
}

/** Whether the newest text is a report by its content. */
export function isReportByContent(text: OpenText): boolean {
  return isReport(text.base) ? holdQuestions(eachLine(reportOf(text))) : looksLikeReport(text.base.getText());
}

function isReport(base: TextDocument | Report): base is Report {
  return 'questions' in base;
}

function applyChange(text: OpenText, event: TextDocumentContentChangeEvent): void {
  if (!('range' in event)) {
    text.base = TextDocument.create(text.uri, text.languageId, text.version, event.text);
    text.changes = [];
    return;
  }
  if (isReport(text.base) && text.changes.length < MAX_CHANGES) {
    text.changes.push({ range: ordered(event.range), text: event.text });
    return;
  }
  const document = documentOf(text);
  TextDocument.update(document, [{ range: inside(ordered(event.range), document), text: event.text }], 0);
}

/** The newest text as a document, to which further changes are applied immediately. */
function documentOf(text: OpenText): TextDocument {
  if (!isReport(text.base)) return text.base;
  const lines = documentLines(reportOf(text));
  const document = TextDocument.create(text.uri, text.languageId, text.version, lines.join(''));
  text.base = document;
  return document;
}

/** The range with its ends in order and not negative. */
function ordered({ start, end }: LspRange): LspRange {
  const [first, second] = comparePositions(start, end) <= 0 ? [start, end] : [end, start];
  return { start: notNegative(first), end: notNegative(second) };
}

function notNegative({ line, character }: Position): Position {
  return line < 0 ? position(0, 0) : position(line, Math.max(0, character));
}

/** The protocol guarantees that lines exist; without this, `TextDocument` miscounts lines that don't. */
function inside({ start, end }: LspRange, document: TextDocument): LspRange {
  return {
    start: document.positionAt(document.offsetAt(start)),
    end: document.positionAt(document.offsetAt(end)),
  };
}
