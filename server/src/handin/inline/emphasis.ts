import { createElement, type Element } from '../element';
import { isWordAt, isWordBefore } from '../pythonText';
import { Mark, type Hit, type InlinePattern } from './pattern';

/** Emphasis with its texts: of the outer and the inner element, or before and after the inner one. */
interface Match {
  readonly end: number;
  readonly first: string;
  readonly second: string;
}

/**
 * Reads one kind of emphasis at a mark, given by its index in the text. It ends where the library's lazy patterns first
 * match: for all of them, if nothing ends it after the first possible end of its first text, nothing does after a later
 * one.
 */
type ReadKind = (mark: number, isFree: boolean) => Match | undefined;

/** The asterisks or underscores of a text. */
interface Marks {
  /** Their indices. */
  readonly positions: readonly number[];
  /** The kinds of emphasis, in the order of `KINDS`. */
  readonly kinds: readonly ReadKind[];
}

/** The elements of each kind. Kinds are tried in this order; inside one, only those after it are. */
const KINDS: readonly { outer: string; inner?: string; isSecondWithin?: boolean }[] = [
  { outer: 'strong', inner: 'em' },
  { outer: 'em', inner: 'strong' },
  { outer: 'strong', inner: 'em', isSecondWithin: true },
  { outer: 'strong' },
  { outer: 'em' },
];

/** Emphasis by `*`. */
export const asterisks: InlinePattern = {
  marks: Mark.asterisk,
  scan(text) {
    const marks = parseAsterisks(text);
    let mark = 0;
    let isAnyPassedOver = false;
    return (from) => {
      for (; mark < marks.positions.length; mark++) {
        const start = marks.positions[mark] ?? 0;
        if (start < from) continue;
        const hit = readEmphasis(marks, mark, true, parseAsterisks);
        if (hit !== undefined) return { start, ...hit, reopens: isAnyPassedOver };
        isAnyPassedOver = true;
      }
      return undefined;
    };
  },
};

/** Emphasis by `_`, which does not work inside words. */
export const underscores: InlinePattern = {
  marks: Mark.underscore,
  scan(text) {
    const marks = parseUnderscores(text);
    let mark = 0;
    // Something that was skipped, and may become emphasis once the text after it is a placeholder.
    let isSingleOpen = false;
    let isDoubleOpen = false;
    return (from) => {
      for (; mark < marks.positions.length; mark++) {
        const start = marks.positions[mark] ?? 0;
        if (start < from) continue;
        const isFree = start === from || !isWordBefore(text, start);
        const hit = readEmphasis(marks, mark, isFree, parseUnderscores);
        if (hit !== undefined) return { start, ...hit, reopens: reopens(hit.end) };
        if (!isFree) continue;
        if (!isRun(marks.positions, mark, 2)) isSingleOpen = true;
        else if (isDouble(marks.positions, mark)) isDoubleOpen = true;
      }
      return undefined;
    };

    /** Whether the rest of a run of marks, now after a placeholder, may end what was skipped, or continue with it. */
    function reopens(end: number): boolean {
      let left = 0;
      while (text[end + left] === '_') left++;
      const isEnd = !isWordAt(text, end + left);
      if (left === 1) return (isSingleOpen && isEnd) || isDoubleOpen;
      return left === 2 && isDoubleOpen && isEnd;
    }
  },
};

/** Reads the first kind of emphasis that matches at a mark. */
function readEmphasis(
  { kinds }: Marks,
  mark: number,
  isFree: boolean,
  parse: (text: string) => Marks,
): Pick<Hit, 'end' | 'node'> | undefined {
  for (let kind = 0; kind < kinds.length; kind++) {
    const match = kinds[kind]?.(mark, isFree);
    if (match !== undefined) return { end: match.end, node: build(match, kind, parse) };
  }
  return undefined;
}

/** Creates the elements of a kind of emphasis, and of their content. */
function build({ first, second }: Match, kind: number, parse: (text: string) => Marks): Element {
  const { outer, inner, isSecondWithin = false } = KINDS[kind] ?? { outer: 'em' };
  const element = createElement(outer);
  if (inner === undefined) {
    parseWithin(first, element, undefined, kind, parse);
    return element;
  }
  const within = createElement(inner);
  if (isSecondWithin) {
    parseWithin(first, element, undefined, kind, parse);
    parseWithin(second, within, undefined, kind, parse);
    element.children.push(within);
  } else {
    parseWithin(first, within, undefined, kind, parse);
    element.children.push(within);
    parseWithin(second, element, within, kind, parse);
  }
  return element;
}

/** Parses a text inside emphasis into its element, after the last child if there is one. */
function parseWithin(
  text: string,
  parent: Element,
  lastChild: Element | undefined,
  kind: number,
  parse: (text: string) => Marks,
): void {
  const { positions, kinds } = parse(text);
  let last = lastChild;
  let copied = 0;
  let mark = 0;
  while (mark < positions.length) {
    let isAny = false;
    // After a match, the kinds that follow are tried at once.
    for (let other = kind + 1; other < kinds.length; other++) {
      const start = positions[mark];
      if (start === undefined || (isAny && start !== copied)) break;
      const match = kinds[other]?.(mark, !isWordBefore(text, start));
      if (match === undefined) continue;
      putText(text.slice(copied, start));
      last = build(match, other, parse);
      parent.children.push(last);
      copied = match.end;
      while ((positions[mark] ?? Infinity) < copied) mark++;
      isAny = true;
    }
    if (!isAny) mark++;
  }
  putText(text.slice(copied));

  function putText(between: string): void {
    if (between === '') return;
    if (last === undefined) parent.text = between;
    else last.tail = between;
  }
}

function parseAsterisks(text: string): Marks {
  const positions = positionsOf(text, '*');
  const nextDouble = nextOf(positions, (mark) => isRun(positions, mark, 2));
  const nextTriple = nextOf(positions, (mark) => isRun(positions, mark, 3));
  return {
    positions,
    kinds: [
      (mark) => readTripleSingle(text, positions, nextDouble, mark),
      (mark) => readTripleDouble(text, positions, nextDouble, mark),
      (mark) => {
        const middle = mark + 2;
        if (!isDouble(positions, mark) || isRun(positions, middle, 2)) return undefined;
        return matchOf(text, positions, mark, 2, middle, 1, nextTriple[middle + 1], 3);
      },
      (mark) => {
        if (!isRun(positions, mark, 2)) return undefined;
        return matchOf(text, positions, mark, 2, nextDouble[markFrom(positions, mark, 3)], 2);
      },
      (mark) => (isRun(positions, mark, 2) ? undefined : matchOf(text, positions, mark, 1, mark + 1, 1)),
    ],
  };
}

function parseUnderscores(text: string): Marks {
  const positions = positionsOf(text, '_');
  const at = (mark: number): number => positions[mark] ?? 0;
  const isFirst = (mark: number): boolean => text[at(mark) - 1] !== '_';
  const isBeforeWord = (mark: number, length: number): boolean => isWordAt(text, at(mark) + length);
  const nextDouble = nextOf(positions, (mark) => isRun(positions, mark, 2));
  const nextOpening = nextOf(
    positions,
    (mark) => !isRun(positions, mark, 2) && !isWordBefore(text, at(mark)),
  );
  const nextTripleEnd = nextOf(positions, (mark) => isRun(positions, mark, 3) && !isBeforeWord(mark, 3));
  const nextDoubleEnd = nextOf(
    positions,
    (mark) => isFirst(mark) && isRun(positions, mark, 2) && !isBeforeWord(mark, 2),
  );
  const nextSingleEnd = nextOf(positions, (mark) => isFirst(mark) && !isBeforeWord(mark, 1));
  return {
    positions,
    kinds: [
      (mark) => readTripleSingle(text, positions, nextDouble, mark),
      (mark) => readTripleDouble(text, positions, nextDouble, mark),
      (mark, isFree) => {
        if (!isFree || !isDouble(positions, mark)) return undefined;
        const middle = nextOpening[markFrom(positions, mark, 3)];
        if (middle === undefined) return undefined;
        return matchOf(text, positions, mark, 2, middle, 1, nextTripleEnd[middle + 1], 3);
      },
      (mark, isFree) => {
        if (!isFree || !isDouble(positions, mark)) return undefined;
        return matchOf(text, positions, mark, 2, nextDoubleEnd[markFrom(positions, mark, 3)], 2);
      },
      (mark, isFree) => {
        if (!isFree || isRun(positions, mark, 2)) return undefined;
        return matchOf(text, positions, mark, 1, nextSingleEnd[markFrom(positions, mark, 2)], 1);
      },
    ],
  };
}

/** Three marks, a text, one mark, a text that may be empty, two marks. */
function readTripleSingle(
  text: string,
  positions: readonly number[],
  nextDouble: readonly (number | undefined)[],
  mark: number,
): Match | undefined {
  if (!isRun(positions, mark, 3)) return undefined;
  const middle = markFrom(positions, mark, 4);
  return matchOf(text, positions, mark, 3, middle, 1, nextDouble[middle + 1], 2);
}

/** Three marks, a text, two marks, a text that may be empty, one mark. */
function readTripleDouble(
  text: string,
  positions: readonly number[],
  nextDouble: readonly (number | undefined)[],
  mark: number,
): Match | undefined {
  if (!isRun(positions, mark, 3)) return undefined;
  const middle = nextDouble[markFrom(positions, mark, 4)];
  return middle === undefined ? undefined : matchOf(text, positions, mark, 3, middle, 2, middle + 2, 1);
}

/**
 * The texts between marks, given the number of marks at the start, in the middle and, for two texts, at the end;
 * undefined if marks are missing.
 */
function matchOf(
  text: string,
  positions: readonly number[],
  mark: number,
  startLength: number,
  middleMark: number | undefined,
  middleLength: number,
  endMark?: number,
  endLength?: number,
): Match | undefined {
  const start = positions[mark];
  const middle = middleMark === undefined ? undefined : positions[middleMark];
  if (start === undefined || middle === undefined) return undefined;
  const first = text.slice(start + startLength, middle);
  if (endLength === undefined) return { end: middle + middleLength, first, second: '' };
  const end = endMark === undefined ? undefined : positions[endMark];
  if (end === undefined) return undefined;
  return { end: end + endLength, first, second: text.slice(middle + middleLength, end) };
}

function positionsOf(text: string, character: string): number[] {
  const positions: number[] = [];
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) positions.push(at);
  return positions;
}

/** Whether at least this many marks are adjacent, from one on. */
function isRun(positions: readonly number[], mark: number, length: number): boolean {
  const first = positions[mark];
  return first !== undefined && positions[mark + length - 1] === first + length - 1;
}

/** Whether exactly two marks are adjacent, from one on. */
function isDouble(positions: readonly number[], mark: number): boolean {
  return isRun(positions, mark, 2) && !isRun(positions, mark, 3);
}

/** The first mark at least this many characters after another. */
function markFrom(positions: readonly number[], mark: number, characters: number): number {
  const index = (positions[mark] ?? 0) + characters;
  let found = mark;
  while ((positions[found] ?? Infinity) < index) found++;
  return found;
}

/** For each mark, the first one from it on that passes a test. */
function nextOf(positions: readonly number[], holds: (mark: number) => boolean): (number | undefined)[] {
  const next = new Array<number | undefined>(positions.length);
  let found: number | undefined;
  for (let mark = positions.length - 1; mark >= 0; mark--) {
    if (holds(mark)) found = mark;
    next[mark] = found;
  }
  return next;
}
