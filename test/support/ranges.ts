import type { Range } from '../../server/src/text/position';

/** A protocol range from lines and characters that count from 0. */
export function rangeAt(
  startLine: number,
  startCharacter: number,
  endLine: number,
  endCharacter: number,
): Range {
  return {
    start: { line: startLine, character: startCharacter },
    end: { line: endLine, character: endCharacter },
  };
}
