import * as l10n from '@vscode/l10n';
import type { Answer, Bounds, Limits, Question } from '../report/report';
import {
  boundsText,
  figureCount,
  figuresText,
  spokenBounds,
  spokenCount,
  wordCount,
  wordsText,
} from './countTexts';

/** What parts the counts of a question where they are read. */
const SEPARATOR = ' · ';

/** What parts them where they are heard. */
const PAUSE = ', ';

/**
 * What an answer has of what is asked for, as the checker counts: `142 / 100–200 words · 1 / 1–3 figures`. Where there is none, what is
 * asked for, and nothing where that is nothing: the checker counts the words of the placeholder, but nobody has written them.
 */
export function countsText(question: Question): string {
  const { limits, block } = question;
  const { answer } = block;
  if (answer?.state !== 'answered') return limitsText(question);
  const words = wordsText(answer.words, limits.words);
  return hasFigures(answer, limits) ? words + SEPARATOR + figuresText(answer.images, limits.images) : words;
}

/** The same as a screen reader says it well: `142 words of 100 to 200, 1 figure of 1 to 3`. */
export function spokenCounts({ limits, block: { answer } }: Question): string {
  if (answer?.state !== 'answered') return asked(limits, spokenBounds).join(PAUSE);
  const words = spokenCount(wordsText(answer.words, undefined), limits.words);
  if (!hasFigures(answer, limits)) return words;
  return words + PAUSE + spokenCount(figuresText(answer.images, undefined), limits.images);
}

/** The counts of an answer, or `not answered: 100–200 words` where there is none. */
export function answerText(question: Question): string {
  return withState(question, countsText(question));
}

/** The same as a screen reader says it well. */
export function spokenAnswer(question: Question): string {
  return withState(question, spokenCounts(question));
}

/** The words of an answer with what is asked for. */
export function wordsMeasure({ limits: { words }, block: { answer } }: Question): Measure {
  if (answer?.state === 'answered') return measure(answer.words, words, wordsText);
  return words ? askedMeasure(words, wordCount) : NOTHING;
}

/** The figures of an answer with what is asked for. */
export function figuresMeasure({ limits: { images }, block: { answer } }: Question): Measure {
  if (answer?.state === 'answered')
    return images || answer.images > 0 ? measure(answer.images, images, figuresText) : NOTHING;
  return images ? askedMeasure(images, figureCount) : NOTHING;
}

/** What an answer has of words or figures, and what is asked for. */
export interface Measure {
  /** As the checker counts; 0 where nobody has answered. */
  readonly got: number;
  /** Null where nothing is asked for. */
  readonly bounds: Bounds | null;
  /** `142 / 100–200 words`, or `100–200 words` where nobody has answered; empty where there is nothing to say. */
  readonly text: string;
  /** The same as a screen reader says it well. */
  readonly spoken: string;
  /** The same without the noun, for a column that has it: `142 / 100–200`, or `100–200`. */
  readonly numbers: string;
}

const NOTHING: Measure = { got: 0, bounds: null, text: '', spoken: '', numbers: '' };

function measure(got: number, bounds: Bounds | undefined, text: typeof wordsText): Measure {
  return {
    got,
    bounds: bounds ?? null,
    text: text(got, bounds),
    spoken: spokenCount(text(got, undefined), bounds),
    numbers: bounds ? `${got} / ${boundsText(bounds)}` : `${got}`,
  };
}

function askedMeasure(bounds: Bounds, text: typeof wordCount): Measure {
  return {
    got: 0,
    bounds,
    text: text(bounds),
    spoken: text(bounds, spokenBounds),
    numbers: boundsText(bounds),
  };
}

/** What is left to do at a question: `not answered`, `2 problems`, or nothing: `answered`. */
export function stateText({ block }: Question, problems: number): string {
  if (block.answer?.state !== 'answered') return l10n.t('not answered');
  return problems > 0 ? problemsText(problems) : l10n.t('answered');
}

/** What is left to do at a question, with its counts: `2 problems · 142 / 100–200 words`. */
export function statusText(question: Question, problems: number): string {
  if (question.block.answer?.state !== 'answered') return answerText(question);
  return stateText(question, problems) + SEPARATOR + countsText(question);
}

/** What a question asks for: `100–200 words · 1–3 figures`; empty where it sets no limits. */
export function limitsText({ limits }: Pick<Question, 'limits'>): string {
  return asked(limits, boundsText).join(SEPARATOR);
}

/** What the checker counts of an answer: `142 words · 1 figure`. */
export function gotText({ words, images }: Answer): string {
  const counted = wordsText(words, undefined);
  return images === 0 ? counted : counted + SEPARATOR + figuresText(images, undefined);
}

/** `12 questions to go`, `1 question to go`, `All questions are done`. */
export function toGoText(count: number): string {
  if (count === 0) return l10n.t('All questions are done');
  return count === 1 ? l10n.t('1 question to go') : l10n.t('{0} questions to go', count);
}

/** `no problems`, `1 problem`, `2 problems`. */
export function problemsText(count: number): string {
  if (count === 0) return l10n.t('no problems');
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
}

function withState({ block }: Question, counts: string): string {
  if (block.answer?.state === 'answered') return counts;
  return counts === '' ? l10n.t('not answered') : l10n.t('not answered: {0}', counts);
}

function asked({ words, images }: Limits, text: typeof boundsText): string[] {
  return [...(words ? [wordCount(words, text)] : []), ...(images ? [figureCount(images, text)] : [])];
}

function hasFigures({ images }: Answer, limits: Limits): boolean {
  return images > 0 || limits.images !== undefined;
}
