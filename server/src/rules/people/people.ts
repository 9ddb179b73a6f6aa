import * as l10n from '@vscode/l10n';
import { editionSize } from '../../report/editions';
import { joinSentences } from '../../wording/sentences';
import type { Question, QuestionBlock } from '../../report/report';
import { visibleLines } from '../../report/answerLines';
import { contributionsOf } from './contributions';
import { textRange } from '../template/placeholderDashes';
import { standInsIn } from '../template/examples';
import { listWithAnd, listWithOr } from '../../wording/lists';
import { MEMBERS_QUESTION, membersIn, studyNumbersIn, type Member, type StudyNumber } from './members';
import { inDocument } from '../../report/positions';
import type { Finding, QuestionContext, ReportFinding, Rule, RuleContext } from '../rule';
import { todosIn } from '../template/todos';

/** Rules on who wrote the report: the group, its members, and what each did. */
export const peopleRules: readonly Rule[] = [
  { code: 'group-number', scope: 'question', check: groupNumber },
  { code: 'study-number', scope: 'question', check: studyNumber },
  { code: 'study-number', scope: 'report', check: unlistedNumbers },
  { code: 'contribution-missing', scope: 'report', check: contributionMissing },
];

const GROUP_QUESTION = 1;

/** An answer with more numbers than this does not list a group's members. */
const MAX_MEMBERS = 30;

function* groupNumber(question: Question, context: QuestionContext): Iterable<Finding> {
  if (!isAnswered(question, GROUP_QUESTION, context) || isUnfinished(question)) return;
  if (visibleLines(question.block).some(({ text }) => /(?<!\d)\d{1,4}(?!\d)/.test(text))) return;
  const finding = onAnswer(
    question,
    l10n.t('This answer has no number. Question 1 asks for your group number, such as 12.'),
  );
  if (finding) yield finding;
}

function* studyNumber(question: Question, context: QuestionContext): Iterable<Finding> {
  if (!isAnswered(question, MEMBERS_QUESTION, context)) return;
  const numbers = studyNumbersIn(question.block);
  if (numbers.length === 0 && !isUnfinished(question)) {
    const finding = onAnswer(
      question,
      l10n.t('This answer has no study number. Question 2 asks for one for each member, such as `s123456`.'),
    );
    if (finding) yield finding;
  }
  if (numbers.length > MAX_MEMBERS) return;
  const isDtu = numbers.some(({ form }) => form === 'study');
  for (const number of numbers) {
    if (number.form === 'malformed' || (number.form === 'other' && isDtu)) {
      yield {
        question: question.number,
        range: inDocument(question, number.range),
        message: formMessage(number),
      };
    }
  }
}

function formMessage({ text, digits, form }: StudyNumber): string {
  return form === 'malformed'
    ? l10n.t('`{0}` is not a study number. Write `s` and six digits, such as `s123456`.', text)
    : l10n.t(
        '`{0}` has {1} digits; a DTU study number is `s` and six digits. Leave it if it is from another university.',
        text,
        digits.length,
      );
}

interface Contributions extends ReturnType<typeof contributionsOf> {
  readonly members: readonly Member[];
}

/** The last answer read with each list of members: most changes are in other questions. */
const contributionsByList = new WeakMap<
  QuestionBlock,
  { readonly last: QuestionBlock; readonly found: Contributions }
>();

function contributionsIn(list: QuestionBlock, last: QuestionBlock): Contributions {
  const known = contributionsByList.get(list);
  if (known?.last === last) return known.found;
  const members = membersIn(list);
  const found = { members, ...contributionsOf(members, last) };
  contributionsByList.set(list, { last, found });
  return found;
}

/** The last question, and what its answer says about the members; null if the report does not list them. */
function lastAnswer({ report }: RuleContext): (Contributions & { readonly last: Question }) | null {
  const { edition, questions } = report;
  if (!edition) return null;
  const list = questions.find((one) => isAnswered(one, MEMBERS_QUESTION, report));
  const last = questions.find((one) => isAnswered(one, editionSize(edition.name), report));
  if (!list || !last || studyNumbersIn(list.block).length > MAX_MEMBERS) return null;
  return { last, ...contributionsIn(list.block, last.block) };
}

/**
 * Numbers in the last answer of people that question 2 does not list; if a member is missing, that problem reports
 * them.
 */
function* unlistedNumbers(context: RuleContext): Iterable<ReportFinding> {
  const said = lastAnswer(context);
  if (!said || said.members.length === 0 || (said.members.length > 1 && said.unnamed.length > 0)) return;
  for (const number of said.unlistedNumbers.filter(({ form }) => form === 'study')) {
    yield {
      question: said.last.number,
      index: said.last.index,
      range: inDocument(said.last, number.range),
      message: l10n.t('`{0}` is not listed in question 2. Add it there, or correct the number.', number.text),
    };
  }
}

function* contributionMissing(context: RuleContext): Iterable<ReportFinding> {
  const said = lastAnswer(context);
  const marker = said?.last.block.marker;
  if (!marker || said.members.length < 2) return;
  const { last, members, unnamed, unsaid, unlistedNumbers } = said;
  if (unnamed.length > 0) {
    yield {
      question: last.number,
      index: last.index,
      range: inDocument(last, marker),
      message: unnamedMessage(last.number, unnamed, members, unlistedNumbers),
    };
  }
  for (const { member, range } of unsaid) {
    yield {
      question: last.number,
      index: last.index,
      range: inDocument(last, range),
      message: l10n.t(
        "This doesn't say what {0} did. Question {1} asks for each member's contribution.",
        labelOf(member),
        last.number,
      ),
    };
  }
}

function unnamedMessage(
  number: number,
  unnamed: readonly Member[],
  members: readonly Member[],
  unlistedNumbers: readonly StudyNumber[],
): string {
  const others = listWithAnd(unlistedNumbers.map(({ text }) => text));
  return joinSentences(
    unnamed.length === members.length
      ? l10n.t("This answer doesn't name any member. Question {0} asks what each member did.", number)
      : l10n.t(
          "This answer doesn't name {0}. Question {1} asks what each member did.",
          listWithOr(unnamed.map(labelOf)),
          number,
        ),
    others === '' ? null : l10n.t("It names {0}, who isn't listed in question 2.", others),
  );
}

function labelOf({ number, names }: Member): string {
  return names.length === 0 ? number.text : `${names.join(' ')} (${number.text})`;
}

function isAnswered(
  { number, block }: Question,
  wanted: number,
  { edition }: Pick<QuestionContext, 'edition'>,
): boolean {
  return edition !== null && number === wanted && block.answer?.state === 'answered';
}

/** Whether another rule already reports that the answer is not done. */
function isUnfinished({ block }: Question): boolean {
  return todosIn(block).length > 0 || standInsIn(block).length > 0;
}

function onAnswer(question: Question, message: string): Finding | null {
  const place = textRange(question.block);
  return place && { question: question.number, range: inDocument(question, place), message };
}
