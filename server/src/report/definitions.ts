import { lineText, type Lines } from './lines';
import type { LineSpan } from './report';
import { isVerbatim, unquote } from './verbatim';

const DEFINITION = /^ {0,3}\[(?!\^)(?:[^[\]\\]|\\.){1,999}\]:[ \t]*\S/;

/** The link reference definitions that stand on one line each (CommonMark), outside code and comments, without quote marks. */
export function definitionsIn(lines: Lines, verbatim: readonly LineSpan[]): string[] {
  const definitions: string[] = [];
  for (const [number, line] of lines.entries()) {
    if (!line.includes(']:') || isVerbatim(verbatim, number)) continue;
    const text = lineText(lines, number);
    const content = text.slice(unquote(text).start);
    if (DEFINITION.test(content)) definitions.push(content.trim());
  }
  return definitions;
}
