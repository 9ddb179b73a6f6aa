/** A set of characters, by code. */
export type CharacterSet = (code: number) => boolean;

/** A part of a path pattern. */
export type PatternPart =
  | { readonly kind: 'character'; readonly code: number }
  /** One character of a set; a wildcard. */
  | { readonly kind: 'one'; readonly set: CharacterSet }
  /** Any number of characters of a set, including none; a wildcard. */
  | { readonly kind: 'many'; readonly set: CharacterSet }
  | { readonly kind: 'either'; readonly branches: readonly (readonly PatternPart[])[] }
  /** Any number of repetitions, including none. */
  | { readonly kind: 'repeated'; readonly parts: readonly PatternPart[] };

type Step =
  | { readonly kind: 'character'; readonly code: number }
  | { readonly kind: 'one'; readonly set: CharacterSet }
  | { readonly kind: 'fork'; readonly targets: readonly number[] }
  | { readonly kind: 'end' };

/** A pattern that is ready to match. */
export type PathPattern = readonly Step[];

const SLASH = 0x2f;
const DOT = 0x2e;

/** Every character. */
export const ANYTHING: CharacterSet = () => true;

/** Every character of a name. */
export const IN_A_NAME: CharacterSet = (code) => code !== SLASH;

/** Prepares a pattern. */
export function pathPattern(parts: readonly PatternPart[]): PathPattern {
  const steps: Step[] = [];
  compile(parts, steps);
  steps.push({ kind: 'end' });
  return steps;
}

function compile(parts: readonly PatternPart[], steps: Step[]): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'character':
      case 'one':
        steps.push(part);
        break;
      case 'many':
        compileLoop([{ kind: 'one', set: part.set }], steps);
        break;
      case 'repeated':
        compileLoop(part.parts, steps);
        break;
      case 'either':
        compileBranches(part.branches, steps);
        break;
    }
  }
}

function compileLoop(parts: readonly PatternPart[], steps: Step[]): void {
  const start = steps.length;
  const targets = [start + 1];
  steps.push({ kind: 'fork', targets });
  compile(parts, steps);
  steps.push({ kind: 'fork', targets: [start] });
  targets.push(steps.length);
}

function compileBranches(branches: readonly (readonly PatternPart[])[], steps: Step[]): void {
  const starts: number[] = [];
  const end: number[] = [];
  steps.push({ kind: 'fork', targets: starts });
  for (const branch of branches) {
    starts.push(steps.length);
    compile(branch, steps);
    steps.push({ kind: 'fork', targets: end });
  }
  end.push(steps.length);
}

/** How a path is matched. */
export interface MatchOptions {
  /** Whether wildcards also stand for the dot at the start of a name. */
  readonly dot: boolean;
}

/** The result of matching a path. */
export interface PathMatch {
  readonly isWhole: boolean;
  /** Whether a path that begins with this one can match. */
  readonly isStart: boolean;
  /** The steps taken: at most the pattern's number of steps per character. */
  readonly work: number;
}

/**
 * Matches a path against a pattern. All alternatives are followed at once (Thompson's construction), so the work is at
 * most the length of the path times that of the pattern.
 * @param path With `/` between its parts.
 */
export function matchPath(
  pattern: PathPattern,
  path: string,
  { dot }: MatchOptions = { dot: true },
): PathMatch {
  const seen = new Int32Array(pattern.length).fill(-1);
  let work = 0;

  /** Adds a step to try at a place, following forks. */
  function enter(first: number, place: number, into: Step[], after: number[]): void {
    const open = [first];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (seen[index] === place) continue;
      seen[index] = place;
      work++;
      const step = pattern[index];
      if (step === undefined) continue;
      if (step.kind === 'fork') open.push(...step.targets);
      else {
        into.push(step);
        after.push(index + 1);
      }
    }
  }

  let steps: Step[] = [];
  let nexts: number[] = [];
  enter(0, 0, steps, nexts);
  let isNameStart = true;
  let place = 0;
  for (const character of path) {
    if (steps.length === 0) break;
    place++;
    const code = character.codePointAt(0) ?? 0;
    const isHidden = isNameStart && code === DOT && !dot;
    const reached: Step[] = [];
    const reachedNexts: number[] = [];
    for (const [index, step] of steps.entries()) {
      const fits =
        step.kind === 'character' ? step.code === code : step.kind === 'one' && !isHidden && step.set(code);
      if (fits) enter(nexts[index] ?? 0, place, reached, reachedNexts);
    }
    steps = reached;
    nexts = reachedNexts;
    isNameStart = code === SLASH;
  }
  return {
    isWhole: steps.some(({ kind }) => kind === 'end'),
    isStart: steps.some(({ kind }) => kind !== 'end'),
    work,
  };
}
