import * as l10n from '@vscode/l10n';
import type { Difference, DifferenceKind } from '../../handin/compare/compareReport';
import { spanOf } from '../../text/codeAndComments';
import { lineText } from '../../text/lines';
import { range } from '../../text/position';
import type { Question } from '../../report/report';
import type { TextEdit } from '../rule';

/** Replaces part of a line; offsets are characters of the line. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Finds what to change at a difference: `line` is its first line, `start` and `end` are characters of it. Null if not
 * certain.
 */
type Fixer = (line: string, start: number, end: number) => Change | null;

/** The kinds of differences within a line that can be fixed there. */
const FIXERS = {
  link: bracketAddress,
  escape: writePlainly,
  break: breakByBlanks,
  heading: escapeHash,
  eaten: writeAsCode,
} as const satisfies Partial<Record<DifferenceKind, Fixer>>;

/** A kind that `inlineFix` may fix. */
export type InlineKind = keyof typeof FIXERS;

/** Whether `inlineFix` may fix a kind. */
export function isInlineKind(kind: DifferenceKind): kind is InlineKind {
  return Object.hasOwn(FIXERS, kind);
}

/** The edit that fixes a difference within a line; null if none is certain. */
export function inlineFix(
  kind: InlineKind,
  { range: place }: Difference,
  { block, line: first }: Question,
): TextEdit | null {
  // Code can't be written in another way.
  if (spanOf(block.verbatim, place.start.line - first)) return null;
  const { line, character } = place.start;
  const text = lineText(block.lines, line - first);
  const end = place.end.line === line ? place.end.character : text.length;
  const change = FIXERS[kind](text, character, end);
  if (!change) return null;
  return { range: range(line, change.start, line, change.end), newText: change.newText };
}

/** The title of the fix of a kind. */
export function inlineFixTitle(kind: InlineKind): string {
  switch (kind) {
    case 'link':
      return l10n.t('Put the addresses in this answer in angle brackets');
    case 'escape':
      return l10n.t('Remove the backslashes in this answer');
    case 'break':
      return l10n.t('Break the lines in this answer with two spaces');
    case 'eaten':
      return l10n.t('Write the lost text in this answer as code');
    case 'heading':
      return l10n.t('Put a backslash before `#` in this answer');
  }
}

const ADDRESS = /^(?:https?|ftp):\/\/[^\s<>]+$/i;
const WWW = /^www\.[^\s<>()[\]]+$/i;
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** GitHub shows an address in angle brackets as it shows a bare one. */
function bracketAddress(line: string, start: number, end: number): Change | null {
  const address = line.slice(start, end);
  if (line[start - 1] === '<' || line[start - 1] === '(' || line[start - 1] === '[') {
    if (line[start - 1] !== '(' || line[start - 2] === ']') return null;
  }
  if (ADDRESS.test(address) || MAIL.test(address)) return { start, end, newText: `<${address}>` };
  return WWW.test(address) ? { start, end, newText: `[${address}](http://${address})` } : null;
}

/** The references to use for characters that may have a meaning without their backslash. */
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  $: '&#36;',
  '~': '&#126;',
  ':': '&#58;',
  '=': '&#61;',
  '@': '&#64;',
  '/': '&#47;',
  '|': '&#124;',
};

/** Characters without a meaning in Markdown. */
const PLAIN = '%,;?\'"^';

function writePlainly(line: string, start: number): Change | null {
  if (line[start] !== '\\') return null;
  const character = line[start + 1] ?? '';
  const newText = REFERENCES[character] ?? (character !== '' && PLAIN.includes(character) ? character : null);
  return newText === null ? null : { start, end: start + 2, newText };
}

function breakByBlanks(line: string): Change | null {
  const end = line.length;
  const isBreak = line.endsWith('\\') && !line.endsWith('\\\\') && line.slice(0, -1).trim() !== '';
  return isBreak ? { start: end - 1, end, newText: '  ' } : null;
}

/** For a `#` that GitHub does not read as a heading because no space follows. */
function escapeHash(line: string, start: number): Change | null {
  return /^#{1,6}[^#\s]/.test(line.slice(start)) ? { start, end: start, newText: '\\' } : null;
}

function writeAsCode(line: string, start: number, end: number): Change | null {
  const text = line.slice(start, end);
  const isAlone = line[start - 1] !== '`' && line[end] !== '`' && line[start - 1] !== '\\';
  if (!isAlone || text.includes('`') || !text.startsWith('<') || !text.endsWith('>')) return null;
  return { start, end, newText: `\`${text}\`` };
}
