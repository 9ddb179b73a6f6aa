import * as l10n from '@vscode/l10n';
import type { Question } from '../../report/report';
import { isCommand } from '../../report/commandLines';
import { inDocument } from '../../report/positions';
import { proseOf } from '../../report/prose';
import { range } from '../../text/position';
import { todosIn } from '../template/todos';
import type { Finding, QuestionRule } from '../rule';

/** The rule on answers that break off. */
export const unfinishedRules: readonly QuestionRule[] = [
  { code: 'answer-unfinished', scope: 'question', check: unfinished },
];

/** Words that can't end a sentence, in English and Danish. */
const GOES_ON =
  /(?<![\p{L}\p{N}])(?:a|an|and|as|because|between|but|by|during|from|including|into|its|nor|of|or|our|than|that we|the|their|(?:able|order|used|want|wanted) to|using|via|whether|which|without|at|eller|en|et|fordi|fra|hvilket|hvis|mellem|men|og|samt|som|såsom|uden)$/iu;
/** A letter used as a name: plan A, option a. */
const LABEL =
  /(?<![\p{L}\p{N}])(?:[A-Z]|(?:[Pp]lan|[Gg]roup|[Cc]lass|[Oo]ption|[Pp]art|[Tt]ype|[Gg]ruppe) [a-z])$/u;
/** A sentence of a person and a verb. */
const BEGUN = /(?:^|[.!?]\s)(?:we|i|vi|jeg)\s[\p{L}]{2,20}$/iu;
/** What doesn't end a paragraph of text: tables, images, HTML, code spans. */
const NO_SENTENCE = /^\s*(?:\||<|!\[|\[[^\]]*\]:)|[|>`)]$/;

function* unfinished(question: Question): Iterable<Finding> {
  const { answer } = question.block;
  const last = answer?.state === 'answered' ? answer.content?.end.line : undefined;
  if (last === undefined) return;
  const line = proseOf(question.block).findLast((one) => one.line === last);
  if (line?.kind !== 'text' || NO_SENTENCE.test(line.text.trimEnd()) || isCommand(line.text.trim())) return;
  const text = line.text.trimEnd();
  const shown = text.replace(/[\s*_"'”’]{1,20}$/u, '');
  // One word is no sentence.
  if (!/\S\s\S/.test(shown) || !breaksOff(shown)) return;
  if (todosIn(question.block).some(({ end }) => end.line === last)) return;
  const word = /\S{1,60}$/u.exec(shown)?.[0] ?? '';
  yield {
    question: question.number,
    range: inDocument(question, range(last, shown.length - word.length, last, shown.length)),
    message: l10n.t('This answer stops in the middle of a sentence. Finish it.'),
  };
}

/** A list of numbers may end with a comma; only a sentence has words. */
function breaksOff(text: string): boolean {
  if (/[,:]$/.test(text)) return /\p{L}{3}/u.test(text) && !/\d,$/.test(text);
  const end = text.slice(-80);
  if (LABEL.test(end)) return false;
  return GOES_ON.test(end) || (BEGUN.test(end) && /^[\s>\-*+]*\S+\s\S+$/u.test(lastSentence(text)));
}

function lastSentence(text: string): string {
  const at = Math.max(text.lastIndexOf('. '), text.lastIndexOf('! '), text.lastIndexOf('? '));
  return at < 0 ? text : text.slice(at + 2);
}
