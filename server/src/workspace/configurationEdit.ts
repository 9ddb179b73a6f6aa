import { createScanner, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { RuleCode } from '../../../common/codes';
import type { Range } from '../text/position';
import { rangeAt, readConfiguration } from './configurationFile';

/** Replaces a range of a configuration file by a new text. */
export interface ConfigurationEdit {
  readonly range: Range;
  readonly newText: string;
}

// The package exports its token kinds as a `const enum`, which has no value when files are compiled in isolation.
const COMMA = 5;
const LINE_BREAK = 14;
const END = 17;

/** Counts in UTF-16 units from the start of the text. */
interface Splice {
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}

/**
 * The edits of a configuration file that turn a rule off. Everything else in the file, including comments and layout,
 * stays. Null for a text that is not a configuration, or if no safe edit exists.
 */
export function turnOffEdits(text: string, code: RuleCode): readonly ConfigurationEdit[] | null {
  const splices = splicesOf(text, code);
  if (!splices) return null;
  const { configuration, problems } = readConfiguration(spliced(text, splices));
  if (configuration.rules[code] !== 'off' || problems.length > readConfiguration(text).problems.length)
    return null;
  return splices.map(({ offset, length, newText }) => ({ range: rangeAt(text, offset, length), newText }));
}

function splicesOf(text: string, code: RuleCode): readonly Splice[] | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  if (errors.length > 0) return null;
  if (!root) return [{ offset: text.length, length: 0, newText: newFile(code) }];
  if (root.type !== 'object') return null;
  const rules = valueOf(root, 'rules');
  if (!rules)
    return insertion(text, root, (indent, unit, lineEnd) =>
      lineEnd === ''
        ? `"rules": { "${code}": "off" }`
        : `"rules": {${lineEnd}${indent}${unit}"${code}": "off"${lineEnd}${indent}}`,
    );
  if (rules.type !== 'object') return null;
  const level = valueOf(rules, code);
  if (level) return [{ offset: level.offset, length: level.length, newText: '"off"' }];
  return insertion(text, rules, () => `"${code}": "off"`);
}

function newFile(code: RuleCode): string {
  return `{\n  "rules": {\n    "${code}": "off"\n  }\n}\n`;
}

/** The value of a key; if the key is repeated, the last one, which counts. */
function valueOf({ children = [] }: Node, key: string): Node | undefined {
  return children.findLast(({ children: [name] = [] }) => name?.value === key)?.children?.[1];
}

/** A property as text: on lines indented by `indent` plus `unit`; on one line if `lineEnd` is empty. */
type WriteProperty = (indent: string, unit: string, lineEnd: string) => string;

/** Inserts a property after the last one of an object, and after the comment beside it. */
function insertion(text: string, object: Node, write: WriteProperty): readonly Splice[] {
  const last = object.children?.at(-1);
  const from = last ? last.offset + last.length : object.offset + 1;
  const end = object.offset + object.length - 1;
  const { comma, lineBreak } = behind(text, from, end);
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const unit = /^[ \t]+(?=\S)/mu.exec(text)?.[0] ?? '  ';
  const indent = indentAt(text, object.offset) + unit;
  if (lineBreak !== null) {
    const own = last && isFirstOfLine(text, last.offset) ? indentAt(text, last.offset) : indent;
    const line = `${lineEnd}${own}${write(own, unit, lineEnd)}${comma === null ? '' : ','}`;
    const separator = last && comma === null ? [{ offset: from, length: 0, newText: ',' }] : [];
    return [...separator, { offset: lineBreak, length: 0, newText: line }];
  }
  if (last) {
    const newText = `${comma === null ? ',' : ''} ${write(indent, unit, '')}`;
    return [{ offset: comma === null ? from : comma + 1, length: 0, newText }];
  }
  if (text.slice(from, end).trim() !== '')
    return [{ offset: end, length: 0, newText: `${write(indent, unit, '')} ` }];
  const newText = `${lineEnd}${indent}${write(indent, unit, lineEnd)}${lineEnd}${indentAt(text, object.offset)}`;
  return [{ offset: from, length: end - from, newText }];
}

/** Finds the comma between two offsets that only comments surround, and the first line end after it. */
function behind(
  text: string,
  from: number,
  end: number,
): { readonly comma: number | null; readonly lineBreak: number | null } {
  const scanner = createScanner(text);
  scanner.setPosition(from);
  let comma: number | null = null;
  let lineBreak: number | null = null;
  for (let kind: number = scanner.scan(); scanner.getTokenOffset() < end; kind = scanner.scan()) {
    if (kind === END) break;
    if (kind === COMMA) [comma, lineBreak] = [scanner.getTokenOffset(), null];
    else if (kind === LINE_BREAK) lineBreak ??= scanner.getTokenOffset();
  }
  return { comma, lineBreak };
}

/** The indentation of the line of an offset. */
function indentAt(text: string, offset: number): string {
  return /^[ \t]*/u.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
}

function isFirstOfLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The text after splices, which are in order. */
function spliced(text: string, splices: readonly Splice[]): string {
  let from = 0;
  const parts: string[] = [];
  for (const { offset, length, newText } of splices) {
    parts.push(text.slice(from, offset), newText);
    from = offset + length;
  }
  return parts.join('') + text.slice(from);
}
