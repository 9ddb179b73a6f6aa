import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node';
import { words } from '../test/support/makeReport';
import type { Sample } from './reports';

/** A series of edits; after the last one the text is as before. */
export interface Trace {
  readonly name: string;
  readonly changes: readonly TextDocumentContentChangeEvent[];
}

/** Typing, line breaks, a paste, a heading and a fence in the middle of a report, each undone. */
export function tracesIn({ line }: Sample): Trace[] {
  const end = words(12).length;
  return [
    { name: 'letters', changes: [...typed(' and so on', line, end), erased(line, end, ' and so on'.length)] },
    { name: 'newline', changes: [insert(line, 20, '\n'), joined(line, 20)] },
    { name: 'paste', changes: [insert(line, 0, `${words(80)}\n\n`), cut(line, `${words(80)}\n\n`)] },
    { name: 'heading', changes: [...typed('### ', line, 0), erased(line, 0, 4)] },
    {
      name: 'fence',
      changes: [...typed('```', line, 0), insert(line, 3, '\n'), joined(line, 3), erased(line, 0, 3)],
    },
    { name: 'undo', changes: [erased(line, 0, 10), insert(line, 0, words(12).slice(0, 10))] },
  ];
}

/** Breaks and restores the heading of a question, so that two questions become one and two again. */
export function headingTrace({ text, line }: Sample): Trace {
  const lines = text.split('\n');
  const heading = lines.findLastIndex((one, index) => index < line && one.startsWith('### Question '));
  return { name: 'a broken heading', changes: [erased(heading, 0, 1), insert(heading, 0, '#')] };
}

/** Inserts text into a line. */
export function insert(line: number, character: number, text: string): TextDocumentContentChangeEvent {
  return { range: { start: { line, character }, end: { line, character } }, text };
}

function typed(text: string, line: number, character: number): TextDocumentContentChangeEvent[] {
  return Array.from(text, (letter, index) => insert(line, character + index, letter));
}

/** Deletes the given number of characters from a line. */
export function erased(line: number, character: number, length: number): TextDocumentContentChangeEvent {
  return { range: { start: { line, character }, end: { line, character: character + length } }, text: '' };
}

function joined(line: number, character: number): TextDocumentContentChangeEvent {
  return { range: { start: { line, character }, end: { line: line + 1, character: 0 } }, text: '' };
}

function cut(line: number, text: string): TextDocumentContentChangeEvent {
  const lines = text.split('\n');
  return {
    range: { start: { line, character: 0 }, end: { line: line + lines.length - 1, character: 0 } },
    text: '',
  };
}
