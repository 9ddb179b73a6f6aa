import * as l10n from '@vscode/l10n';
import type { Answer, Bounds, Question } from '../report/report';

/** What an answer has of what is asked for, as the checker counts: `142 / 100–200 words · 1 / 1–3 figures`. */
export function countsText({ limits, block: { answer } }: Question): string {
  const words = wordsOf(answer?.words ?? 0, limits.words);
  const images = answer?.images ?? 0;
  return images === 0 && !limits.images ? words : `${words} · ${figuresOf(images, limits.images)}`;
}

/** What a question asks for: `100–200 words · 1–3 figures`; empty where it sets no limits. */
export function limitsText({ limits: { words, images } }: Question): string {
  const wishes = [words && wordCount(words), images && figureCount(images)];
  return wishes.filter((wish) => wish !== undefined).join(' · ');
}

/** What the checker counts of an answer: `142 words · 1 figure`. */
export function gotText({ words, images }: Answer): string {
  const wordsText = wordCount({ min: words, max: words });
  return images === 0 ? wordsText : `${wordsText} · ${figureCount({ min: images, max: images })}`;
}

/** Bounds as figures: `100–200`, or `1` where both are the same. */
function boundsText({ min, max }: Bounds): string {
  return min === max ? `${min}` : `${min}–${max}`;
}

/** `1 problem`, `2 problems`. */
export function problemsText(count: number): string {
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
}

function wordsOf(got: number, limits: Bounds | undefined): string {
  return limits ? l10n.t('{0} / {1} words', got, boundsText(limits)) : wordCount({ min: got, max: got });
}

function figuresOf(got: number, limits: Bounds | undefined): string {
  if (!limits) return figureCount({ min: got, max: got });
  return limits.max === 1
    ? l10n.t('{0} / {1} figure', got, boundsText(limits))
    : l10n.t('{0} / {1} figures', got, boundsText(limits));
}

function wordCount(bounds: Bounds): string {
  return bounds.max === 1 ? l10n.t('{0} word', boundsText(bounds)) : l10n.t('{0} words', boundsText(bounds));
}

function figureCount(bounds: Bounds): string {
  return bounds.max === 1
    ? l10n.t('{0} figure', boundsText(bounds))
    : l10n.t('{0} figures', boundsText(bounds));
}
