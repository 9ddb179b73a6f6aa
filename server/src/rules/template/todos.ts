import { range, type Range } from '../../text/position';
import { isIndentedCode } from '../../report/indentedCode';
import type { QuestionBlock } from '../../report/report';
import type { AnswerLine } from '../../report/answerLines';
import { proseOf } from '../../report/prose';

/** A form of marking what is still to do. */
interface Mark {
  /** The mark is its first group. */
  readonly pattern: RegExp;
  /** False for matches that aren't meant as a mark. */
  readonly isMeant?: (line: AnswerLine, match: RegExpExecArray, block: QuestionBlock) => boolean;
}

const COMING =
  'added|announced|changed|completed|confirmed|continued|decided|defined|determined|done|filled|finished|implemented|inserted|updated|written';
const COMING_DANISH = 'ændres|færdiggøres|indsættes|laves|opdateres|rettes|skrives|tilføjes|udfyldes';
const IN_BRACKETS =
  'subject to change|coming soon|work in progress|wip|fill (?:this )?in|fill out|missing|pending|kan ændre sig|kommer senere|udfyldes|udfyld|mangler';

const MARKS: readonly Mark[] = [
  // The words, as a word of its own: not `TODO.md`, `--TODO`, `TODO_LIST` or "TODO" in quotes.
  { pattern: /(?<![A-Za-z0-9/.=\-@:"'“‘`#])(TODO|FIXME)(?![A-Za-z0-9/]|[-._'’]\w)/dg, isMeant: isNoMention },
  {
    pattern: /(?<![A-Za-z0-9/.=\-@:"'“‘`#])(TBD|TBA|X{3,99}|NOTE TO SELF)(?![A-Za-z0-9/]|[-._'’]\w)/dgu,
  },
  { pattern: /^(?:\s*[-+*]\s)?[\s*_([]*(to[- ]?do|fixme|tbd)\s?:/dgi },
  { pattern: /^(?:\s*[-+*]\s)?[\s*_]*(MANGLER|FALTA|MISSING|PENDING)(?=\s?:|[\s*_]*$)/dg },
  { pattern: /(?<=\s)(\?{3,9})(?=\s)/dg },
  // A gap to be filled in: `____`, `__%`.
  { pattern: /(?<=\S\s)(_{3,20}(?=[\s.,]|$)|_{2,20}(?=%))/dg },
  { pattern: /[[(](todo|fixme|tbd|\?{2,9})[\])]/dgi },
  { pattern: /^(?:\s*[-+*]\s)?[\s*_]*(todo|fixme|tbd|x{2,9}|\?{1,9})\.?[\s*_]*$/dgi, isMeant: isVisible },
  // A number to be filled in: `XX%`, `XX.X %`.
  { pattern: /(?<![\w.,])(X{2,9}(?:[.,]X{1,9})?)[ \u00a0]?%/dgi },
  { pattern: /(?<![\w!])(!!(?=[^\s!])[^!]{1,98}(?<=[^\s!])!!)(?![\w!])/dg },
  { pattern: /^(?:\s*[-+*]\s)?\s*(\+{2,9})(?=[\s@]|$)/dg },
  { pattern: /\s(\+{2,9})\s*$/dg, isMeant: isNoLanguage },
  { pattern: /^\s*(\.{3,9}|…)\s*$/dg, isMeant: isVisible },
  {
    pattern: /(?<![\p{L}\p{N}\])`])(\[\s?(?:\.{3,9}|…)\s?\]|\((?:\.{3,9}|…)\))(?![([])/dgu,
    isMeant: isNoQuotation,
  },
  // Words for what is still to come: in capitals, or alone in brackets.
  {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(TO BE (?:${COMING.toUpperCase()})(?: IN)?)(?![\\p{L}])`, 'dgu'),
  },
  { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(SKAL (?:${COMING_DANISH.toUpperCase()}))(?![\\p{L}])`, 'dgu') },
  {
    pattern: new RegExp(
      `([[(](?:to be (?:${COMING})|skal (?:${COMING_DANISH})|${IN_BRACKETS})[\\])])(?!\\()`,
      'dgiu',
    ),
  },
  {
    pattern: new RegExp(
      `^\\s*[*_]{0,3}(to be (?:${COMING})|(?:skal )?(?:${COMING_DANISH})|kommer senere)[.…*_\\s]*$`,
      'dgi',
    ),
    isMeant: isVisible,
  },
  { pattern: /([[(](?:insert|indsæt|add|tilføj)\s[\p{L} ]{1,30}\s(?:here|her)[\])])(?!\()/dgiu },
  { pattern: /(?<!\p{L})((?:INSERT|INDSÆT|ADD|TILFØJ)(?: \p{Lu}{2,15}){0,4} HERE?)(?!\p{L})/dgu },
  {
    pattern:
      /(?:^|\s)((?:-{1,2}|={1,2})>\s{0,3}(?:FALTA|MISSING|MANGLER|PENDING|UPDATE|CHECK|ADD|COMPLETE|WRITE|SKRIV|TILFØJ|RET))(?![\p{L}])/dgu,
    isMeant: isOneArrow,
  },
  { pattern: /(?<!\p{L})(lorem ipsum)(?!\p{L})/dgiu },
  // What is to be inserted, and links that lead nowhere yet.
  {
    pattern:
      /(?<!=)(<(?:(?:LINK|URL|NAME|REPO|IMAGE|FIGURE|TEXT|NUMBER)(?: [A-Z]{1,20}){0,3}|(?:insert|your|add|indsæt|jeres)[ _-][\p{L} _-]{1,40})>)/dgu,
    isMeant: isNoArgument,
  },
  {
    pattern:
      /(\[(?:(?:your|insert|fill|indsæt|udfyld|jeres)[ _-][^\][()]{1,40}|(?:link|url)(?: here| her)?)\])(?![([:])/dgi,
  },
  {
    pattern:
      /(?<!!)(\[[^\][]{1,200}\]\((?:\s{0,9}|#|link|url|(?:insert|your|add|indsæt|jeres)[ _-][^()]{1,60}|(?:link|url)[ _-](?:here|her))\))/dgi,
  },
  {
    pattern:
      /(?:^|[\s(])(?:is|was|of|to|at|by|with|about|around|approximately|nearly|almost|over|than|reache[sd]|achieve[sd]|got|gave|er|var|på|med|fik|gav|nåede|opnåede|omkring|næsten|ca\.|=|:|~)\s?(X(?:[.,]X)?[ \u00a0]?%)/dg,
  },
  { pattern: /(?<=\p{L})\s(\.{3,9}|…)\s*$/dgu, isMeant: isAtTheEnd },
];

/** What every mark contains; most lines don't. */
const ANY_MARK =
  /to[- ]?do|fixme|tb[ad]|note to self|xx|x[ \u00a0]?%|!!|\+\+|\?|\.\.\.|…|to be|skal|[[(<]|[-=]>|lorem|__|mangler|falta|missing|pending|here?$|her[^\p{L}]|here[^\p{L}]|es[.\s*_]*$|senere/iu;

/**
 * The notes to oneself in an answer, in order: `TODO`, `!!fill in!!`, a single `++` and the like; not those in code.
 */
export function todosIn(block: QuestionBlock): Range[] {
  return proseOf(block).flatMap((line) => (ANY_MARK.test(line.text) ? todosOn(line, block) : []));
}

function todosOn(line: AnswerLine, block: QuestionBlock): Range[] {
  const found = MARKS.flatMap(({ pattern, isMeant }) =>
    matchesOf(pattern, line.text)
      .filter((match) => isMeant?.(line, match, block) ?? true)
      .map(placeOf),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  const apart = found.filter((one) => {
    const isApart = one.start >= end;
    if (isApart) end = one.end;
    return isApart;
  });
  return apart.map((one) => range(line.line, one.start, line.line, one.end));
}

/** `matchAll` copies the pattern, which takes longer than to try it; most lines have none of the marks. */
function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  if (!pattern.test(text)) return [];
  pattern.lastIndex = 0;
  return [...text.matchAll(pattern)];
}

function placeOf(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
  return { start, end };
}

const NOUN_MARKERS =
  /(?:^|[^a-z])(?:an?|the|some|several|any|every|each|many|all|no|of|our|my|their|these|those|this|as|with|word)\s$/i;
const KINDS_OF_TODO = /^[ -](?:lists?|comments?|items?|notes?|files?|tags?|tree|markers?|apps?|boards?)\b/i;

/** People also write about their TODO list, or a TODO in their code. */
function isNoMention({ text }: AnswerLine, { index, 0: mark }: RegExpExecArray): boolean {
  const behind = text.slice(index + mark.length, index + mark.length + 20);
  if (/^\s?:/.test(behind)) return true;
  return !NOUN_MARKERS.test(text.slice(Math.max(0, index - 20), index)) && !KINDS_OF_TODO.test(behind);
}

/** `C ++` is a language. */
function isNoLanguage({ text }: AnswerLine, { index }: RegExpExecArray): boolean {
  return !/(?:^|\W)C\s*$/.test(text.slice(Math.max(0, index - 3), index));
}

/** Comments may be left unfinished. */
function isVisible({ kind }: AnswerLine): boolean {
  return kind !== 'comment';
}

/** Quotations leave words out: “the boat […] was red”. */
function isNoQuotation({ text }: AnswerLine, { index, 0: mark }: RegExpExecArray): boolean {
  return !/["“„”»«]/.test(text.slice(0, index)) || !/["“”»«]/.test(text.slice(index + mark.length));
}

/** A command in indented code has its own gaps: `docker run <IMAGE>`. */
function isNoArgument({ line }: AnswerLine, _: RegExpExecArray, { lines }: QuestionBlock): boolean {
  return !isIndentedCode(lines, line);
}

/** A chain of steps has more than one arrow. */
function isOneArrow({ text }: AnswerLine): boolean {
  return (text.match(/[-=]>/g) ?? []).length === 1;
}

/** At the end of the last line, where the sentence should continue. */
function isAtTheEnd({ line, kind }: AnswerLine, _: RegExpExecArray, { answer }: QuestionBlock): boolean {
  return kind === 'text' && line === answer?.content?.end.line;
}
