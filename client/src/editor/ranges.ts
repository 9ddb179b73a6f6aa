import { Range } from 'vscode';
import type * as Protocol from '../../../common/protocol';

/** A range that the server told, as the editor's own. */
export function rangeOf({ start, end }: Protocol.Range): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
