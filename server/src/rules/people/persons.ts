import type { Author } from '../../files/repository';
import type { Report } from '../../report/report';
import { visibleLines } from '../../report/answerLines';
import { MEMBERS_QUESTION, membersIn, studyNumbersIn } from './members';

/** Someone who commits, possibly under several names and mail addresses. */
export interface Person {
  /** The name of the first author. */
  readonly name: string;
  /** In the order of the authors. */
  readonly mails: readonly string[];
  /** Such as `s123456`; null if neither a mail address nor the report has it. */
  readonly studyNumber: string | null;
}

/**
 * The persons among authors: those who share a mail address, a name of several words or a study number are the same.
 * Takes linear time.
 * @param authors May contain duplicates.
 * @param report Says whose study numbers are whose; null if there is none.
 */
export function personsOf(authors: readonly Author[], report: Report | null): ReadonlyMap<string, Person> {
  const own = new Map(authors.map((author) => [authorKey(author), author]));
  const numbers = report ? numbersByName(report) : new Map<string, ReadonlySet<string>>();
  const heads = new Map<string, string>();
  const headOf = (key: string): string => {
    let head = key;
    for (let next = heads.get(head); next !== undefined; next = heads.get(head)) head = next;
    if (head !== key) heads.set(key, head);
    return head;
  };
  const firstWith = new Map<string, string>();
  const numberOf = new Map([...own].map(([key, author]) => [key, studyNumberOf(author, numbers)]));
  for (const [key, author] of own) {
    for (const mark of marksOf(author, numberOf.get(key) ?? null)) {
      const other = firstWith.get(mark);
      if (other === undefined) firstWith.set(mark, key);
      else if (headOf(other) !== headOf(key)) heads.set(headOf(key), headOf(other));
    }
  }
  const groups = new Map<string, [string, Author][]>();
  for (const entry of own) {
    const head = headOf(entry[0]);
    const group = groups.get(head);
    if (group) group.push(entry);
    else groups.set(head, [entry]);
  }
  const persons = new Map<string, Person>();
  for (const group of groups.values()) {
    const [[, first] = ['', { name: '', mail: '' }]] = group;
    const person: Person = {
      name: first.name,
      mails: [...new Set(group.map(([, { mail }]) => mail))],
      studyNumber: group.map(([key]) => numberOf.get(key) ?? null).find((number) => number !== null) ?? null,
    };
    for (const [key] of group) persons.set(key, person);
  }
  return persons;
}

/** The key by which `personsOf` knows an author. */
export function authorKey({ name, mail }: Author): string {
  return `${mail.toLowerCase()}\n${name}`;
}

/** Marks that only one person has. */
function marksOf({ name, mail }: Author, studyNumber: string | null): string[] {
  const words = wordsOf(name);
  return [
    ...(mail === '' ? [] : [`mail ${mail.toLowerCase()}`]),
    // `Kim` may be two people, and `root` is many.
    ...(words.length > 1 ? [`name ${words.join(' ')}`] : []),
    ...(studyNumber === null ? [] : [`number ${studyNumber}`]),
  ];
}

/** The university's own addresses, and GitHub's for users who hide theirs (`12345+s123456@users.noreply.github.com`). */
const NUMBER_IN_MAIL = /(?:^|\+)s(\d{6})@/iu;
const USER_IN_MAIL = /^(?:\d{1,12}\+)?([^@+]{1,60})@users\.noreply\.github\.com$/iu;

function studyNumberOf(
  { name, mail }: Author,
  numbers: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  const inMail = NUMBER_IN_MAIL.exec(mail)?.[1] ?? /^s(\d{6})$/iu.exec(name)?.[1];
  if (inMail !== undefined) return `s${inMail}`;
  const words = new Set([...wordsOf(name), ...wordsOf(USER_IN_MAIL.exec(mail)?.[1] ?? '')]);
  const scores = new Map<string, number>();
  for (const word of words)
    for (const number of numbers.get(word) ?? []) scores.set(number, (scores.get(number) ?? 0) + 1);
  const best = Math.max(0, ...scores.values());
  const winners = [...scores].filter(([, score]) => score === best);
  const [winner] = winners;
  return winner && winners.length === 1 ? winner[0] : null;
}

/** Study numbers by the words of the names beside them in the report. */
function numbersByName(report: Report): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (digits: string, text: string): void => {
    for (const word of wordsOf(text)) {
      const numbers = found.get(word) ?? new Set<string>();
      found.set(word, numbers.add(digits.length === 6 ? `s${digits}` : digits));
    }
  };
  const list = report.questions.find(({ number }) => number === MEMBERS_QUESTION)?.block;
  for (const { number, names } of list ? membersIn(list) : []) add(number.digits, names.join(' '));
  const last = report.questions.at(-1)?.block;
  if (!last) return found;
  const texts = new Map(visibleLines(last).map(({ line, text }) => [line, text]));
  for (const { digits, range } of studyNumbersIn(last)) {
    const text = texts.get(range.start.line) ?? '';
    const before = text.slice(Math.max(0, range.start.character - NAME_LENGTH), range.start.character);
    const after = text.slice(range.end.character, range.end.character + NAME_LENGTH);
    add(digits, `${NAME_BEFORE.exec(before)?.[1] ?? ''} ${NAME_AFTER.exec(after)?.[1] ?? ''}`);
  }
  return found;
}

/** How near to a number names are looked for, in UTF-16 units. */
const NAME_LENGTH = 60;
/** Capitalised words right beside the number: running text may name others too. */
const NAME_BEFORE = /((?:\p{Lu}[\p{L}'’.-]{0,30} ){0,3}\p{Lu}[\p{L}'’.-]{0,30})[ (,:–—-]{1,3}$/u;
const NAME_AFTER = /^[ (,:–—-]{1,3}(\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){0,3})/u;

/** The words of a name, in lower case, without single letters. */
function wordsOf(name: string): string[] {
  return (name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 1)
    .map((word) => word.toLowerCase());
}
