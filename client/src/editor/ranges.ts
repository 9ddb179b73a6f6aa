import { Range } from 'vscode';
import type * as Protocol from '../../../common/protocol';

/** A range that the server told, as the editor's own. */
export function rangeOf({ start, end }: Protocol.Range): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** A range as the server reads it: messages hold plain data, and VS Code's own objects become something else on the way. */
export function plainRange({ start, end }: Range): Protocol.Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
