import { range, type Range } from '../../text/position';
import type { QuestionBlock } from '../../report/report';
import { visibleLines, type AnswerLine } from '../../report/answerLines';
import { studyNumbersIn, type Member, type StudyNumber } from './members';
import { todosIn } from '../template/todos';

/** What the answer on contributions says about the members. */
export interface Contributions {
  /** Members that it does not name, though it names others; all of them if it should name someone and names no one. */
  readonly unnamed: readonly Member[];
  /** Lines that only name a member, where other lines say what a member did; in the block. */
  readonly unsaid: readonly { readonly member: Member; readonly range: Range }[];
  /** Study numbers that are no member's. */
  readonly unlistedNumbers: readonly StudyNumber[];
}

/** A statement on every member. */
const EVERYBODY =
  /\b(?:every(?:one|body)|(?:all|each|every|both)\b[^.\n]{0,60}\b(?:members?|of us|students?|participants?|people|authors?)|we (?:all|both|each)|(?:whole|entire) (?:group|team)|equal(?:ly)?|evenly|together|jointly|collectively|collaborat\w{1,9}|cooperat\w{1,9})\b/i;

const EQUALLY = /\b(?:equal(?:ly)?|evenly|same (?:amount|share|extent|degree)|50[/-]50)\b/i;
const EVERY_SUBJECT = /\b(?:all|each|every\w{0,4}|both|we|us|our|members|team|group)\b/i;

/**
 * Reads what the last answer says about each member. A number that is malformed in the list may be right here, so it is
 * no sign of unlisted numbers or of unnamed members.
 */
export function contributionsOf(members: readonly Member[], block: QuestionBlock): Contributions {
  const lines = visibleLines(block).map((line) => ({ ...line, text: line.text.normalize('NFC') }));
  const wellFormed = members.filter(({ number }) => number.form !== 'malformed');
  return {
    unnamed: unnamedOf(members, lines).filter((member) => wellFormed.includes(member)),
    unsaid: unsaidOf(members, lines, block),
    unlistedNumbers: wellFormed.length === members.length ? strangersIn(block, members) : [],
  };
}

function strangersIn(block: QuestionBlock, members: readonly Member[]): StudyNumber[] {
  const known = new Set(members.map(({ number }) => number.digits));
  return studyNumbersIn(block).filter(({ text, digits }) => /^s/i.test(text) && !known.has(digits));
}

function unnamedOf(members: readonly Member[], lines: readonly AnswerLine[]): Member[] {
  const text = lines.map((line) => line.text).join('\n');
  const mentions = mentionsIn(text);
  const unnamed = members.filter((member) => !isNamed(member, mentions));
  if (unnamed.length === 0 || isSharedEqually(members, text)) return [];
  if (unnamed.length < members.length) return unnamed;
  // A group that lists only its numbers may use names here.
  const canTell = members.every(({ names }) => names.length > 0) || mentions.digits.size > 0;
  return canTell && !EVERYBODY.test(text) ? unnamed : [];
}

/** Whether a sentence that names no single member says that everyone did the same. */
function isSharedEqually(members: readonly Member[], text: string): boolean {
  return text.split(/[.!?](?=\s)|\n\s*\n/).some((sentence) => {
    if (!EQUALLY.test(sentence) || !EVERY_SUBJECT.test(sentence)) return false;
    const mentions = mentionsIn(sentence);
    return !members.some((member) => isNamed(member, mentions));
  });
}

function unsaidOf(
  members: readonly Member[],
  lines: readonly AnswerLine[],
  block: QuestionBlock,
): Contributions['unsaid'] {
  const noted = new Set(todosIn(block).map(({ start }) => start.line));
  const entries = lines.flatMap((line) => entryOf(line, members));
  if (!entries.some(({ isSaid }) => isSaid)) return [];
  return entries.flatMap(({ member, line, isSaid }) => {
    const mentions = entries.filter((other) => other.member === member).length;
    if (isSaid || mentions > 1 || noted.has(line.line) || goesOn(line, lines, members)) return [];
    const text = line.text.trim();
    const start = line.text.indexOf(text);
    return [{ member, range: range(line.line, start, line.line, start + text.length) }];
  });
}

/** A line that names a single member. */
interface Entry {
  readonly member: Member;
  readonly line: AnswerLine;
  /** Whether it says more than the name. */
  readonly isSaid: boolean;
}

function entryOf(line: AnswerLine, members: readonly Member[]): Entry[] {
  const mentions = mentionsIn(line.text);
  const named = members.filter((member) => isNamed(member, mentions));
  return named.map((member) => ({ member, line, isSaid: named.length > 1 || saysMore(line.text, member) }));
}

function saysMore(text: string, { number, names }: Member): boolean {
  const words = text.replace(number.text, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = new Set(['student', 'member', number.digits, ...names.map((name) => name.toLowerCase())]);
  return words.some((word) => !own.has(word.toLowerCase()));
}

/** Whether the text below a line belongs to it: right below, or a list. */
function goesOn({ line }: AnswerLine, lines: readonly AnswerLine[], members: readonly Member[]): boolean {
  const next = lines.find((other) => other.line > line && other.text.trim() !== '');
  if (!next || EVERYBODY.test(next.text)) return false;
  const mentions = mentionsIn(next.text);
  return !members.some((member) => isNamed(member, mentions));
}

/** Everything in a text that may name a member. */
interface Mentions {
  readonly digits: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly smallWords: ReadonlySet<string>;
  /** Capitals at the start of a line or in parentheses. */
  readonly initials: ReadonlySet<string>;
}

function mentionsIn(text: string): Mentions {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    digits: new Set(text.match(/\d{5,}/g)),
    words: new Set(words),
    smallWords: new Set(words.map((word) => word.toLowerCase())),
    initials: new Set(
      Array.from(
        // Within one line: if line ends counted as spaces, each line would be searched again from all lines before it.
        text.matchAll(/(?:^(?:[^\S\r\n\u2028\u2029]|[*_+-])*|\()(\p{Lu}{2,4})(?![\p{L}\p{N}])/gmu),
        ([, capitals]) => capitals ?? '',
      ),
    ),
  };
}

function isNamed({ number, names }: Member, mentions: Mentions): boolean {
  if (mentions.digits.has(number.digits) || mentions.smallWords.has(number.text.toLowerCase())) return true;
  return names.some((name) => isNameIn(name, mentions)) || mentions.initials.has(initialsOf(names));
}

/** Capitals count, since some names are also words; unless the name is written without any. */
function isNameIn(name: string, { words, smallWords }: Mentions): boolean {
  const small = name.toLowerCase();
  if (name === small) return smallWords.has(name);
  return [name, name.toUpperCase(), name.charAt(0) + small.slice(1)].some((spelling) => words.has(spelling));
}

function initialsOf(names: readonly string[]): string {
  return names.map((name) => /^\p{Lu}/u.exec(name)?.[0] ?? '').join('');
}
