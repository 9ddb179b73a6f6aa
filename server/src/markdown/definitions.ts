import { lineText, type Lines } from '../text/lines';
import type { LineSpan } from '../text/codeAndComments';
import { isInCodeOrComment, unquote } from '../text/codeAndComments';

const LABEL = /^ {0,3}\[(?!\^)(?:[^[\]\\]|\\.){1,999}\]:/;

/**
 * The link reference definitions (CommonMark) outside code and comments, one a line and without quote marks. The target may
 * stand on the line below its label; a title that stands on a line of its own is left out.
 */
export function definitionsIn(lines: Lines, verbatim: readonly LineSpan[]): string[] {
  const definitions: string[] = [];
  for (const [number, line] of lines.entries()) {
    if (!line.includes(']:') || isInCodeOrComment(verbatim, number)) continue;
    const content = contentOf(lines, number);
    const label = LABEL.exec(content)?.[0];
    if (label === undefined) continue;
    const target = content.slice(label.length).trim() || contentOf(lines, number + 1).trim();
    if (target !== '') definitions.push(`${label.trim()} ${target}`);
  }
  return definitions;
}

function contentOf(lines: Lines, number: number): string {
  const text = lineText(lines, number);
  return text.slice(unquote(text).start);
}
