import type { Work } from '../work';
import { changeLines, findLine, type Block, type IsLine } from './block';

/** Width of an indent. */
export const INDENT = 4;

/** An indent. */
export const INDENTATION = '    ';

const isIndentedLine: IsLine = (text, lineStart, end) =>
  lineStart + INDENT <= end && text.startsWith(INDENTATION, lineStart);

/** Whether a block starts with an indent. */
export function isIndented({ of, start, end }: Block): boolean {
  return isIndentedLine(of.text, start, end);
}

/** Removes up to this many indents from each line. */
export function dedent(block: Block, indents: number, work: Work): Block {
  const isUnchanged = indents === 0 || findLine(block, isIndentedLine) === -1;
  if (isUnchanged || !work.spend(block.end - block.start)) return block;
  const indentation = INDENTATION.repeat(indents);
  return changeLines(block, indentation, (line) =>
    line.startsWith(indentation) ? line.slice(indentation.length) : line,
  );
}
