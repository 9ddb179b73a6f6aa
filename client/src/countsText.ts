import { l10n } from 'vscode';
import type { QuestionSummary } from '../../common/protocol';
import type { Bounds } from '../../common/protocol';
import { boundsText } from './verdictText';

/**
 * What an answer has of what is asked for, such as "142 / 100–200 words, 1 / 1–3 figures". Where there is none, what is asked for, and
 * nothing where that is nothing: the checker counts the words of the placeholder, but nobody has written them.
 */
export function countsText(question: QuestionSummary): string {
  if (question.state !== 'answered') return wishText(question, boundsText);
  const figures = figuresText(question);
  return figures === null ? wordsText(question) : l10n.t('{0}, {1}', wordsText(question), figures);
}

/** The same in words that a screen reader says well: "142 words of 100 to 200, 1 figure of 1 to 3". */
export function spokenCounts(question: QuestionSummary): string {
  if (question.state !== 'answered') return wishText(question, spokenBounds);
  const { words, images } = question;
  const spoken = [spokenCount(wordCount(words.got), words.limits)];
  if (images.limits || images.got > 0) spoken.push(spokenCount(figureCount(images.got), images.limits));
  return spoken.join(', ');
}

/** The counts of an answer, or "not answered, 100–200 words" where there is none. */
export function answerText(question: QuestionSummary): string {
  return withState(question, countsText(question));
}

/** The same in words that a screen reader says well. */
export function spokenAnswer(question: QuestionSummary): string {
  return withState(question, spokenCounts(question));
}

function withState({ state }: QuestionSummary, counts: string): string {
  if (state === 'answered') return counts;
  return counts === '' ? l10n.t('not answered') : l10n.t('{0}, {1}', l10n.t('not answered'), counts);
}

function wishText({ words, images }: QuestionSummary, text: (bounds: Bounds) => string): string {
  return [
    ...(words.limits ? [wordCount(text(words.limits))] : []),
    ...(images.limits ? [figureCount(text(images.limits))] : []),
  ].join(', ');
}

function spokenBounds({ min, max }: Bounds): string {
  return min === max ? String(max) : l10n.t('{0} to {1}', min, max);
}

function spokenCount(count: string, limits: Bounds | null): string {
  if (!limits) return count;
  const { min, max } = limits;
  return min === max ? l10n.t('{0} of {1}', count, max) : l10n.t('{0} of {1} to {2}', count, min, max);
}

function wordsText({ words: { got, limits } }: QuestionSummary): string {
  return limits ? l10n.t('{0} / {1} words', got, boundsText(limits)) : wordCount(got);
}

function figuresText({ images: { got, limits } }: QuestionSummary): string | null {
  if (limits)
    return limits.max === 1
      ? l10n.t('{0} / {1} figure', got, boundsText(limits))
      : l10n.t('{0} / {1} figures', got, boundsText(limits));
  return got > 0 ? figureCount(got) : null;
}

function wordCount(count: number | string): string {
  return String(count) === '1' ? l10n.t('1 word') : l10n.t('{0} words', count);
}

function figureCount(count: number | string): string {
  return String(count) === '1' ? l10n.t('1 figure') : l10n.t('{0} figures', count);
}
