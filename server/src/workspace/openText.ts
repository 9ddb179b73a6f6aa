import type {
  Range as LspRange,
  TextDocumentContentChangeEvent,
  TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextChange } from '../report/editReport';
import { comparePositions, position, type Position } from '../report/position';

/** The text of an open document, and how it came about. */
export interface OpenText {
  readonly uri: string;
  readonly document: TextDocument;
  /** The changes since `forgetChanges`, in order; null where the whole text was replaced. */
  changes: TextChange[] | null;
}

/** Texts for `TextDocuments` that remember their changes. */
export const OPEN_TEXTS: TextDocumentsConfiguration<OpenText> = {
  create: (uri, languageId, version, text) => ({
    uri,
    document: TextDocument.create(uri, languageId, version, text),
    changes: null,
  }),
  update(text, events, version) {
    for (const event of events) applyChange(text, event, version);
    return text;
  },
};

/** Starts to remember anew: the text as it is now is known. */
export function forgetChanges(text: OpenText): void {
  text.changes = [];
}

function applyChange(text: OpenText, event: TextDocumentContentChangeEvent, version: number): void {
  const { document, changes } = text;
  if (!('range' in event)) {
    TextDocument.update(document, [event], version);
    text.changes = null;
    return;
  }
  const change = { range: wellFormed(event.range, document), text: event.text };
  TextDocument.update(document, [change], version);
  changes?.push(change);
}

/**
 * The range with its ends in order and inside the document. The protocol promises that lines exist; `TextDocument` loses
 * count of them where they don't.
 */
function wellFormed({ start, end }: LspRange, document: TextDocument): LspRange {
  const [first, second] = comparePositions(start, end) <= 0 ? [start, end] : [end, start];
  return { start: inside(first, document), end: inside(second, document) };
}

function inside({ line, character }: Position, document: TextDocument): Position {
  if (line < 0) return position(0, 0);
  return document.positionAt(document.offsetAt({ line, character: Math.max(0, character) }));
}
