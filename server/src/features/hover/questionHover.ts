import * as l10n from '@vscode/l10n';
import type { Answer, Question, Report } from '../../report/report';
import type { Analysis } from '../../workspace/analysis';
import type { Markup } from '../markup';
import { proseWords } from './proseWords';
import { wordPlacesText } from './wordPlaces';
import { gotText, limitsText } from '../../wording/questionCounts';

/** A question's limits, where they are stated, and its answer's counts, in paragraphs. */
export function describeQuestion(
  { report, isForChecker }: Analysis,
  question: Question,
  markup: Markup,
): string[] {
  const { number, block } = question;
  const title = markup.strong(l10n.t('Question {0}', number));
  return [
    title,
    limitsTold(report, question),
    ...(block.answer ? answerTold(block.answer, question, isForChecker) : []),
    ...(isForChecker ? placesTold(question) : []),
  ];
}

/** Where the words of an answer that is too long are. */
export function placesTold(question: Question): string[] {
  const places = wordPlacesText(question);
  return places === null ? [] : [places];
}

function limitsTold({ edition }: Report, question: Question): string {
  const limits = limitsText(question);
  if (limits === '') return l10n.t('No limits are set.');
  if (question.limitsFrom !== 'edition' || !edition)
    return l10n.t('Limits: {0}, as stated above the answer.', limits);
  return question.block.prompt.statement
    ? l10n.t(
        'Limits: {0}. The report states other limits, but the checker uses those of the {1} template.',
        limits,
        edition.name,
      )
    : l10n.t(
        'Limits: {0}. The report does not state them; they come from the {1} template.',
        limits,
        edition.name,
      );
}

function answerTold(answer: Answer, { block }: Question, isForChecker: boolean): string[] {
  if (answer.state !== 'answered') return [l10n.t('There is no answer yet.')];
  if (!isForChecker) return [l10n.t('The answer has {0}.', gotText(answer))];
  const counted = l10n.t('The checker counts {0}.', gotText(answer));
  const words = proseWords(block);
  if (words === null || words === answer.words) return [counted];
  const why =
    answer.hidden.length > 0
      ? l10n.t('The checker does not read the whole answer.')
      : l10n.t('The checker counts everything between two spaces as a word, also symbols, code and links.');
  const read =
    words === 1 ? l10n.t('A reader would count 1 word.') : l10n.t('A reader would count {0} words.', words);
  return [counted, `${read} ${why}`];
}
