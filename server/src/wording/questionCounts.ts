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
import { fitText, spokenFit } from './fitText';

/** Separates the counts of a question in visible texts. */
const SEPARATOR = ' · ';

/** Separates them in spoken texts. */
const PAUSE = ', ';

/**
 * An answer's counts with their limits, as the checker counts: `142 / 100–200 words · 1 / 1–3 figures`; without limits,
 * no count. Without an answer, only the limits: the checker counts the placeholder's words, but the user didn't write
 * them.
 */
export function countsText(question: Question): string {
  const { limits, block } = question;
  const { answer } = block;
  if (answer?.state !== 'answered') return limitsText(question);
  const { words, images } = limits;
  return [
    ...(words ? [wordsText(answer.words, words)] : []),
    ...(images ? [figuresText(answer.images, images)] : []),
  ].join(SEPARATOR);
}

/** The same for screen readers: `142 words of 100 to 200, 1 figure of 1 to 3`. */
export function spokenCounts({ limits, block: { answer } }: Question): string {
  if (answer?.state !== 'answered') return asked(limits, spokenBounds).join(PAUSE);
  const { words, images } = limits;
  return [
    ...(words ? [spokenCount(wordsText(answer.words, undefined), words)] : []),
    ...(images ? [spokenCount(figuresText(answer.images, undefined), images)] : []),
  ].join(PAUSE);
}

/**
 * How an answer compares to the limits, with its counts: `fits · 142 / 100–200 words`; without an answer, `not answered
 * (100–200 words)`.
 */
export function answerText(question: Question): string {
  const counts = countsText(question);
  if (question.block.answer?.state !== 'answered') return unansweredText(counts);
  return joined([fitText(question), counts], SEPARATOR);
}

/** The same for screen readers: `fits, 142 words of 100 to 200`. */
export function spokenAnswer(question: Question): string {
  return joined([spokenFit(question), spokenCounts(question)], PAUSE);
}

/** The words of an answer with their limits. */
export function wordsMeasure({ limits: { words }, block: { answer } }: Question): Measure {
  if (answer?.state === 'answered') return measure(answer.words, words, wordsText);
  return words ? askedMeasure(words, wordCount) : NOTHING;
}

/** The figures of an answer with their limits. */
export function figuresMeasure({ limits: { images }, block: { answer } }: Question): Measure {
  if (answer?.state === 'answered')
    return images || answer.images > 0 ? measure(answer.images, images, figuresText) : NOTHING;
  return images ? askedMeasure(images, figureCount) : NOTHING;
}

/** The words or figures of an answer, with their limits. */
export interface Measure {
  /** As the checker counts; 0 without an answer. */
  readonly got: number;
  /** Null without limits. */
  readonly bounds: Bounds | null;
  /** `142 / 100–200 words`, or `100–200 words` without an answer; empty if there is nothing to say. */
  readonly text: string;
  /** The same for screen readers. */
  readonly spoken: string;
  /** The same without the noun, for a table column: `142 / 100–200`, or `100–200`. */
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

/** The state of a question: `not answered`, `2 problems`, or `answered` if nothing is left to do. */
export function stateText({ block }: Question, problems: number): string {
  if (block.answer?.state !== 'answered') return l10n.t('not answered');
  return problems > 0 ? problemsText(problems) : l10n.t('answered');
}

/** The state of a question, with its counts: `2 problems · 142 / 100–200 words`. */
export function statusText(question: Question, problems: number): string {
  if (question.block.answer?.state !== 'answered') return answerText(question);
  return joined([stateText(question, problems), countsText(question)], SEPARATOR);
}

/** A question's limits: `100–200 words · 1–3 figures`; empty if it has none. */
export function limitsText({ limits }: Pick<Question, 'limits'>): string {
  return asked(limits, boundsText).join(SEPARATOR);
}

/** An answer's counts, as the checker counts: `142 words · 1 figure`. */
export function gotText({ words, images }: Pick<Answer, 'words' | 'images'>): string {
  const counted = wordsText(words, undefined);
  return images === 0 ? counted : counted + SEPARATOR + figuresText(images, undefined);
}

/** The selection's counts, as the checker counts: `34 words selected`, `34 words · 1 figure selected`. */
export function selectedText({ words, images }: Pick<Answer, 'words' | 'images'>): string {
  return l10n.t('{0} selected', gotText({ words, images }));
}

/** `3 of 5 pass`. */
export function passText(passed: number, total: number): string {
  return l10n.t('{0} of {1} pass', passed, total);
}

/** `12 questions to go`, `1 question to go`, `All questions are done`. */
export function toGoText(count: number): string {
  if (count === 0) return l10n.t('All questions are done');
  return count === 1 ? l10n.t('1 question to go') : l10n.t('{0} questions to go', count);
}

/** How a report stands: `12 questions to go · 27 problems`. */
export function standText(toGo: number, problems: number): string {
  return [toGoText(toGo), problemsText(problems)].join(SEPARATOR);
}

/** `no problems`, `1 problem`, `2 problems`. */
export function problemsText(count: number): string {
  if (count === 0) return l10n.t('no problems');
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
}

function unansweredText(asked: string): string {
  return asked === '' ? l10n.t('not answered') : l10n.t('not answered ({0})', asked);
}

function joined(texts: readonly string[], separator: string): string {
  return texts.filter((text) => text !== '').join(separator);
}

function asked({ words, images }: Limits, text: typeof boundsText): string[] {
  return [...(words ? [wordCount(words, text)] : []), ...(images ? [figureCount(images, text)] : [])];
}
