import type { Definition } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { lineText, type Lines } from '../text/lines';
import type { Range } from '../text/position';
import type { LineSpan } from '../text/codeAndComments';
import { isInCodeOrComment, unquote } from '../text/codeAndComments';

/** The target of a link reference definition. */
export interface DefinitionTarget {
  /** Of the target as written, with its angle brackets where it has them. */
  readonly range: Range;
  /** With Markdown's escapes and entities resolved, percent signs as written. */
  readonly target: string;
}

const LABEL = /^ {0,3}\[(?!\^)(?:[^[\]\\]|\\.){1,999}\]:[ \t]*/u;
const TARGET = /^[ \t]*(<(?:[^<>\\]|\\.)*>|[^\s<]\S*)/u;

/** The targets of the link reference definitions (CommonMark) outside code and comments, on their label's line or the next. */
export function definitionTargets(lines: Lines, verbatim: readonly LineSpan[]): DefinitionTarget[] {
  return [...lines.keys()].flatMap((line) => {
    const text = lineText(lines, line);
    if (!text.includes(']:') || isInCodeOrComment(verbatim, line)) return [];
    const { start } = unquote(text);
    const label = LABEL.exec(text.slice(start))?.[0];
    if (label === undefined) return [];
    const behind = start + label.length;
    if (text.slice(behind).trim() !== '') return targetAt(lines, line, behind);
    return targetAt(lines, line + 1, unquote(lineText(lines, line + 1)).start);
  });
}

function targetAt(lines: Lines, line: number, from: number): DefinitionTarget[] {
  const match = TARGET.exec(lineText(lines, line).slice(from));
  if (!match?.[1]) return [];
  const end = from + match[0].length;
  const definition = fromMarkdown(`[label]: ${match[1]}`).children.find(isDefinition);
  if (!definition) return [];
  const range = { start: { line, character: end - match[1].length }, end: { line, character: end } };
  return [{ range, target: definition.url }];
}

function isDefinition(node: { readonly type: string }): node is Definition {
  return node.type === 'definition';
}
