import { Range } from 'vscode';
import type * as Protocol from '../../../common/protocol';

/** Converts a range from the server to VS Code's type. */
export function rangeOf({ start, end }: Protocol.Range): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Converts a range to plain data for messages; VS Code's own objects are serialised differently. */
export function plainRange({ start, end }: Range): Protocol.Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
