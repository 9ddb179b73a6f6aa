import {
  ANYTHING,
  IN_A_NAME,
  matchPath,
  pathPattern,
  type CharacterSet,
  type MatchOptions,
  type PathMatch,
  type PatternPart,
} from './pathPattern';

/** Maximum length of a glob, in UTF-16 units. */
export const MAX_GLOB_LENGTH = 200;

/** Maximum number of globs in a list. */
export const MAX_GLOBS = 100;

/** Maximum length of a path, in UTF-16 units: Linux allows no longer ones. */
const MAX_PATH_LENGTH = 4096;

/** How a glob is matched. */
export interface GlobOptions extends Partial<MatchOptions> {
  /** Whether letter case does not matter. */
  readonly ignoreCase?: boolean;
}

/** Matches paths, with `/` between their parts, against a glob. */
export type Glob = (path: string) => PathMatch;

const NO_MATCH: PathMatch = { isWhole: false, isStart: false, work: 0 };

/**
 * Parses a glob with the meaning of LSP's `Pattern`: `*` and `?` in a name, `**` for any folders, `{a,b}`, `[a-z]` and
 * `[!a-z]`. Every other character, and an unclosed bracket or brace, is taken literally. Matching takes time linear in
 * the length of the path, whatever the glob.
 */
export function readGlob(glob: string, { ignoreCase = false, dot = true }: GlobOptions = {}): Glob {
  const folded = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  const characters = Array.from(folded(glob));
  const pattern = pathPattern(readParts({ characters, closing: closingBraces(characters) }));
  return (path) => (path.length > MAX_PATH_LENGTH ? NO_MATCH : matchPath(pattern, folded(path), { dot }));
}

/** Whether a text contains a glob's wildcard. */
export function isGlob(text: string): boolean {
  const characters = Array.from(text);
  return (
    /[*?]/u.test(text) ||
    closingBraces(characters).size > 0 ||
    characters.some((_, index) => readSet(characters, index) !== null)
  );
}

interface Source {
  readonly characters: readonly string[];
  /** The closing brace of each opening one, if it has one. */
  readonly closing: ReadonlyMap<number, number>;
}

function closingBraces(characters: readonly string[]): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index];
    if (character === '[') index = (readSet(characters, index)?.end ?? index + 1) - 1;
    else if (character === '{') open.push(index);
    else if (character === '}') {
      const start = open.pop();
      if (start !== undefined) closing.set(start, index);
    }
  }
  return closing;
}

/** The parsed part of a branch of braces, or of the whole glob. */
interface Branch {
  readonly parts: PatternPart[];
  /** Whether the next character begins a name. */
  isNameStart: boolean;
}

interface Braces {
  readonly branches: Branch[];
  readonly end: number;
}

function readParts({ characters, closing }: Source): readonly PatternPart[] {
  const whole: Branch = { parts: [], isNameStart: true };
  const open: Braces[] = [];
  let branch = whole;
  for (let index = 0; index < characters.length;) {
    const character = characters[index] ?? '';
    const braces = open.at(-1);
    const end = closing.get(index);
    const set = character === '[' ? readSet(characters, index) : null;
    if (end !== undefined) {
      const first: Branch = { parts: [], isNameStart: branch.isNameStart };
      open.push({ branches: [branch, first], end });
      branch = first;
      index++;
    } else if (braces && character === ',') {
      branch = { parts: [], isNameStart: braces.branches[0]?.isNameStart ?? false };
      braces.branches.push(branch);
      index++;
    } else if (braces?.end === index) {
      const [outer = whole, ...inner] = braces.branches;
      outer.parts.push({ kind: 'either', branches: inner.map(({ parts }) => parts) });
      outer.isNameStart = inner.every(({ isNameStart }) => isNameStart);
      open.pop();
      branch = outer;
      index++;
    } else if (set) {
      branch.parts.push({ kind: 'one', set: set.has });
      branch.isNameStart = false;
      index = set.end;
    } else if (character === '*') {
      index = readStars(characters, index, branch, braces?.end);
    } else if (character === '/' && isFoldersBelow(characters, index, braces?.end)) {
      // Everything below a folder, and the folder itself.
      const below: PatternPart[] = [slash(), { kind: 'many', set: ANYTHING }];
      branch.parts.push({ kind: 'either', branches: [[], below] });
      index = afterStars(characters, index + 1);
    } else {
      branch.parts.push(
        character === '?' ? { kind: 'one', set: IN_A_NAME } : { kind: 'character', code: codeOf(character) },
      );
      branch.isNameStart = character === '/';
      index++;
    }
  }
  return whole.parts;
}

/** Reads `*`, `**` or `**` and the slash after it; gives the index after that. */
function readStars(
  characters: readonly string[],
  start: number,
  branch: Branch,
  bracesEnd: number | undefined,
): number {
  const end = afterStars(characters, start);
  if (!branch.isNameStart || end - start < 2) {
    branch.parts.push({ kind: 'many', set: IN_A_NAME });
    branch.isNameStart = false;
    return end;
  }
  if (characters[end] === '/') {
    branch.parts.push({ kind: 'repeated', parts: [{ kind: 'many', set: IN_A_NAME }, slash()] });
    return end + 1;
  }
  const set = isEnd(characters, end, bracesEnd) ? ANYTHING : IN_A_NAME;
  branch.parts.push({ kind: 'many', set });
  branch.isNameStart = false;
  return end;
}

/** Whether a slash and the `**` after it end a branch. */
function isFoldersBelow(
  characters: readonly string[],
  index: number,
  bracesEnd: number | undefined,
): boolean {
  const end = afterStars(characters, index + 1);
  return end - index > 2 && isEnd(characters, end, bracesEnd);
}

/** Whether a branch ends at an index. */
function isEnd(characters: readonly string[], index: number, bracesEnd: number | undefined): boolean {
  if (index >= characters.length) return true;
  return bracesEnd !== undefined && (index === bracesEnd || characters[index] === ',');
}

function afterStars(characters: readonly string[], start: number): number {
  let end = start;
  while (characters[end] === '*') end++;
  return end;
}

function slash(): PatternPart {
  return { kind: 'character', code: codeOf('/') };
}

/** The characters in brackets, and the index after them. */
interface ReadSet {
  readonly has: CharacterSet;
  readonly end: number;
}

/** Reads `[…]`; null if no set begins. A `]` right at the start belongs to the set. */
function readSet(characters: readonly string[], start: number): ReadSet | null {
  if (characters[start] !== '[') return null;
  const isNegated = characters[start + 1] === '!' || characters[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  const end = characters.indexOf(']', first + 1);
  if (end < 0) return null;
  const ranges: (readonly [from: number, to: number])[] = [];
  for (let index = first; index < end; index++) {
    const from = codeOf(characters[index]);
    const isRange = characters[index + 1] === '-' && index + 2 < end;
    if (isRange) index += 2;
    ranges.push([from, codeOf(characters[index])]);
  }
  const has: CharacterSet = (code) =>
    IN_A_NAME(code) && ranges.some(([from, to]) => from <= code && code <= to) !== isNegated;
  return { has, end: end + 1 };
}

function codeOf(character = ''): number {
  return character.codePointAt(0) ?? 0;
}
