import {
  ANYTHING,
  IN_A_NAME,
  matchPath,
  pathPattern,
  type CharacterSet,
  type PathPattern,
  type PatternPart,
} from '../text/pathPattern';

/** Maximum length of a rule, and maximum number of rules in a file. */
const MAX_RULE_LENGTH = 1000;
const MAX_RULES = 2000;

/** A line of a `.gitignore` file. Its texts have one character per byte, because git compares bytes. */
interface IgnoreRule {
  /** Whether it begins with `!`. */
  readonly isException: boolean;
  readonly isForFolders: boolean;
  /** Whether it is matched against the name only, not against the path from the file's folder. */
  readonly isForNames: boolean;
  /** The literal start of the name or path. */
  readonly literal: string;
  /** The pattern after that; null if there is none. */
  readonly rest: PathPattern | null;
}

/** The rules of a `.gitignore` file, the last one first: it decides. */
export type IgnoreRules = readonly IgnoreRule[];

/** Limits the work of all matching together; once it is used up, nothing is ignored. */
export interface IgnoreBudget {
  /** Steps left, as counted by `matchPath`. */
  steps: number;
}

/** Parses a `.gitignore` file as git 2.39 does (gitignore(5), dir.c). Null for a file with too many rules. */
export function readIgnoreRules(bytes: Buffer): IgnoreRules | null {
  const text = bytes.toString('latin1').replace(/^\xEF\xBB\xBF/u, '');
  const lines = text.split('\n');
  if (lines.length > MAX_RULES) return null;
  return lines
    .map((line) => withoutEnd(line.replace(/\r$/u, '')))
    .filter((line) => line !== '' && !line.startsWith('#') && line.length <= MAX_RULE_LENGTH)
    .map(readRule)
    .filter((rule) => rule !== null)
    .reverse();
}

/** The rules for a folder: its own and, before them, those of the folders above. */
export interface IgnoreFile {
  /** The folder of the file, from the first folder, ending with `/`; empty for the first. */
  readonly folder: string;
  readonly rules: IgnoreRules;
}

/**
 * Whether a file or folder itself is ignored; check the folders above it first.
 * @param files Those of the folders above it, outermost first.
 * @param path From the first folder, with `/` between its parts.
 */
export function isIgnored(
  files: readonly IgnoreFile[],
  path: string,
  isFolder: boolean,
  budget: IgnoreBudget,
): boolean {
  for (const { folder, rules } of files.toReversed()) {
    const isIt = isIgnoredBy(rules, path.slice(folder.length), isFolder, budget);
    if (isIt !== null) return isIt;
  }
  return false;
}

/** Null if no rule matches. */
function isIgnoredBy(
  rules: IgnoreRules,
  path: string,
  isFolder: boolean,
  budget: IgnoreBudget,
): boolean | null {
  const bytes = Buffer.from(path).toString('latin1');
  const name = bytes.slice(bytes.lastIndexOf('/') + 1);
  for (const rule of rules) {
    if (rule.isForFolders && !isFolder) continue;
    if (matchesRule(rule, rule.isForNames ? name : bytes, budget)) return !rule.isException;
  }
  return null;
}

function matchesRule({ literal, rest }: IgnoreRule, text: string, budget: IgnoreBudget): boolean {
  if (budget.steps-- <= 0 || !text.startsWith(literal)) return false;
  if (rest === null) return text.length === literal.length;
  const { isWhole, work } = matchPath(rest, text.slice(literal.length));
  budget.steps -= work;
  return isWhole;
}

/** The line up to a NUL, where git ends a text, without trailing spaces other than an escaped one. */
function withoutEnd(line: string): string {
  const nul = line.indexOf('\0');
  const text = nul < 0 ? line : line.slice(0, nul);
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  let backslashes = 0;
  while (text[end - 1 - backslashes] === '\\') backslashes++;
  const isEscaped = backslashes % 2 === 1 && end < text.length;
  return text.slice(0, isEscaped ? end + 1 : end);
}

const SPECIAL = /[*?[\\]/u;

/** Null for a rule that matches nothing. */
function readRule(line: string): IgnoreRule | null {
  const isException = line.startsWith('!');
  const written = isException ? line.slice(1) : line;
  const isForFolders = written.endsWith('/');
  const pattern = isForFolders ? written.slice(0, -1) : written;
  const isForNames = !pattern.includes('/');
  const path = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  const special = path.search(SPECIAL);
  const literal = special < 0 ? path : path.slice(0, special);
  const parts = special < 0 ? null : readParts(path.slice(special), isForNames);
  if (special >= 0 && parts === null) return null;
  return { isException, isForFolders, isForNames, literal, rest: parts && pathPattern(parts) };
}

/** Parses the part after the literal start (git's wildmatch.c); null if it matches nothing. */
function readParts(pattern: string, isForNames: boolean): readonly PatternPart[] | null {
  const parts: PatternPart[] = [];
  for (let index = 0; index < pattern.length;) {
    const character = pattern[index];
    if (character === '*') {
      index = readStars(pattern, index, isForNames, parts);
    } else if (character === '[') {
      const set = readSet(pattern, index);
      if (set === null) return null;
      parts.push({ kind: 'one', set: set.has });
      index = set.end;
    } else if (character === '?') {
      parts.push({ kind: 'one', set: IN_A_NAME });
      index++;
    } else {
      if (character === '\\') index++;
      if (index >= pattern.length) return null;
      parts.push({ kind: 'character', code: pattern.charCodeAt(index) });
      index++;
    }
  }
  return parts;
}

/** Reads stars, and the slash after two that stand for folders; gives the index after that. */
function readStars(pattern: string, start: number, isForNames: boolean, parts: PatternPart[]): number {
  let end = start;
  while (pattern[end] === '*') end++;
  const isAlone = start === 0 || pattern[start - 1] === '/';
  const slash = pattern[end] === '/' ? end : pattern.startsWith('\\/', end) ? end + 1 : -1;
  const standsForFolders =
    !isForNames && end - start > 1 && isAlone && (slash >= 0 || end === pattern.length);
  if (!standsForFolders) {
    parts.push({ kind: 'many', set: IN_A_NAME });
    return end;
  }
  if (slash < 0) {
    parts.push({ kind: 'many', set: ANYTHING });
    return end;
  }
  const folders: PatternPart[] = [
    { kind: 'many', set: ANYTHING },
    { kind: 'character', code: '/'.charCodeAt(0) },
  ];
  // The stars may match no folder only if the slash is not escaped.
  parts.push({ kind: 'either', branches: slash === end ? [[], folders] : [folders] });
  return slash + 1;
}

interface ReadSet {
  readonly has: CharacterSet;
  readonly end: number;
}

/** Reads `[…]`; null if it does not end, or names an unknown class. */
function readSet(pattern: string, start: number): ReadSet | null {
  const isNegated = pattern[start + 1] === '!' || pattern[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  const sets: CharacterSet[] = [];
  let before = 0;
  for (let index = first; index < pattern.length; index++) {
    const character = pattern[index];
    if (character === ']' && index > first) {
      const has: CharacterSet = (code) => IN_A_NAME(code) && sets.some((set) => set(code)) !== isNegated;
      return { has, end: index + 1 };
    }
    const next = pattern[index + 1];
    if (character === '-' && before > 0 && next !== undefined && next !== ']') {
      index += next === '\\' ? 2 : 1;
      if (index >= pattern.length) return null;
      const [from, to] = [before, pattern.charCodeAt(index)];
      sets.push((code) => from <= code && code <= to);
      before = 0;
    } else if (character === '[' && next === ':') {
      const end = pattern.indexOf(']', index + 2);
      if (end < 0) return null;
      if (pattern[end - 1] === ':' && end - 1 >= index + 2) {
        const known = CLASSES.get(pattern.slice(index + 2, end - 1));
        if (!known) return null;
        sets.push((code) => known.test(String.fromCharCode(code)));
        index = end;
        before = 0;
      } else {
        sets.push(only('['));
        before = '['.charCodeAt(0);
      }
    } else {
      if (character === '\\') index++;
      if (index >= pattern.length) return null;
      before = pattern.charCodeAt(index);
      sets.push(only(pattern[index] ?? ''));
    }
  }
  return null;
}

function only(character: string): CharacterSet {
  return (code) => code === character.charCodeAt(0);
}

/** The POSIX character classes, in ASCII. */
const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[a-zA-Z\d]/u],
  ['alpha', /[a-zA-Z]/u],
  ['blank', /[ \t]/u],
  ['cntrl', /[\x00-\x1f\x7f]/u],
  ['digit', /\d/u],
  ['graph', /[!-~]/u],
  ['lower', /[a-z]/u],
  ['print', /[ -~]/u],
  ['punct', /[!-/:-@[-`{-~]/u],
  ['space', /[ \t\n\v\f\r]/u],
  ['upper', /[A-Z]/u],
  ['xdigit', /[a-fA-F\d]/u],
]);
