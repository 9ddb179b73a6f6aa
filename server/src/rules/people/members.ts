import { range, type Range } from '../../text/position';
import type { QuestionBlock } from '../../report/report';
import { visibleLines, type AnswerLine } from '../../report/answerLines';

/** A number in the answer to the question for study numbers. */
export interface StudyNumber {
  /** As written. */
  readonly text: string;
  /** Without the leading `s`. */
  readonly digits: string;
  /**
   * `study`: six digits, with or without `s`; `other`: digits of another length, as at other universities; `malformed`:
   * another length with `s`.
   */
  readonly form: 'study' | 'other' | 'malformed';
  readonly range: Range;
}

/** A member of the group. */
export interface Member {
  readonly number: StudyNumber;
  /** The words beside the number: first name, last name, initials, user name. */
  readonly names: readonly string[];
}

/** The question that asks for the study numbers of the group's members. */
export const MEMBERS_QUESTION = 2;

/** A word with `s` and a digit, or a number as long as those of universities. */
const NUMBER = /(?<![\p{L}\p{N}])(?:s[ \u00a0-]?\d[\p{L}\p{N}]{2,19}|\d{5,12}(?![\p{L}\p{N}]))/giu;
const STUDY_NUMBER = /^(?:s[ \u00a0-]?)?\d{6}$/i;

/** The numbers in an answer, in order. */
export function studyNumbersIn(block: QuestionBlock): StudyNumber[] {
  return visibleLines(block).flatMap(({ line, text }) => numbersOn(line, text));
}

function numbersOn(line: number, text: string): StudyNumber[] {
  return [...text.matchAll(NUMBER)].map(({ index, 0: number }) => ({
    text: number,
    digits: number.replace(/\D/g, ''),
    form: STUDY_NUMBER.test(number) ? 'study' : /^\d/.test(number) ? 'other' : 'malformed',
    range: range(line, index, line, index + number.length),
  }));
}

/** What separates members on one line. */
const SEPARATOR = /[,;|&]|\band\b/;

/** Words beside a number that are not names. */
const NO_NAMES = new Set(
  'and answer are email group lead leader mail member members name names number numbers our student students study team the user username'.split(
    ' ',
  ),
);

/** The members that an answer lists by number, with the names beside the numbers; each number once. */
export function membersIn(block: QuestionBlock): Member[] {
  const members = new Map<string, Member>();
  for (const member of visibleLines(block).flatMap(membersOn)) {
    const { digits } = member.number;
    const names = [...(members.get(digits)?.names ?? []), ...member.names];
    members.set(digits, { number: members.get(digits)?.number ?? member.number, names });
  }
  return [...members.values()];
}

/** On a line with one number, all words belong to it; otherwise those of its part, or of a neighbouring part. */
function membersOn({ line, text }: AnswerLine): Member[] {
  const numbers = numbersOn(line, text);
  if (numbers.length <= 1) return numbers.map((number) => ({ number, names: namesIn(text, numbers) }));
  const parts = text.split(SEPARATOR).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const withNumber = parts.filter((part) => numbersOn(line, part).length > 0);
  const withName = parts.filter((part) => numbersOn(line, part).length === 0);
  const isPaired = withName.length === withNumber.length && withNumber.length === numbers.length;
  return numbers.map((number, index) => {
    const own = parts.find((part) => part.includes(number.text)) ?? '';
    const ownNumbers = numbersOn(line, own);
    const beside = isPaired ? (withName[index] ?? '') : '';
    return { number, names: ownNumbers.length > 1 ? [] : namesIn(`${own} ${beside}`, ownNumbers) };
  });
}

function namesIn(text: string, numbers: readonly StudyNumber[]): string[] {
  const rest = numbers.reduce((left, number) => left.replace(number.text, ' '), text.normalize('NFC'));
  const words = rest.replace(/\S*(?:@|:\/\/)\S*/g, ' ').match(/\p{L}[\p{L}\p{N}]+/gu) ?? [];
  return words.filter(
    (word) => !NO_NAMES.has(word.toLowerCase()) && (word.length > 2 || /^\p{Lu}/u.test(word)),
  );
}
