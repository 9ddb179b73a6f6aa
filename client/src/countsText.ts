import { l10n } from 'vscode';
import type { QuestionSummary } from '../../server/src/protocol';
import type { Bounds } from '../../server/src/report/report';
import { boundsText } from './verdictText';

/** What an answer has of what is asked for, such as "142 / 100–200 words, 1 / 1–3 figures". */
export function countsText(question: QuestionSummary): string {
  const figures = figuresText(question);
  return figures === null ? wordsText(question) : l10n.t('{0}, {1}', wordsText(question), figures);
}

/** The same in words that a screen reader says well: "142 words of 100 to 200, 1 figure of 1 to 3". */
export function spokenCounts({ words, images }: QuestionSummary): string {
  const spoken = [spokenCount(wordCount(words.got), words.limits)];
  if (images.limits || images.got > 0) spoken.push(spokenCount(figureCount(images.got), images.limits));
  return spoken.join(', ');
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

function wordCount(count: number): string {
  return count === 1 ? l10n.t('1 word') : l10n.t('{0} words', count);
}

function figureCount(count: number): string {
  return count === 1 ? l10n.t('1 figure') : l10n.t('{0} figures', count);
}
