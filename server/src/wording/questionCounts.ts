import * as l10n from '@vscode/l10n';
import type { Answer, Question } from '../report/report';
import { figureCount, figuresText, wordCount, wordsText } from './countTexts';

/** What an answer has of what is asked for, as the checker counts: `142 / 100–200 words · 1 / 1–3 figures`. */
export function countsText({ limits, block: { answer } }: Question): string {
  const words = wordsText(answer?.words ?? 0, limits.words);
  const images = answer?.images ?? 0;
  return images === 0 && !limits.images ? words : `${words} · ${figuresText(images, limits.images)}`;
}

/** What a question asks for: `100–200 words · 1–3 figures`; empty where it sets no limits. */
export function limitsText({ limits: { words, images } }: Question): string {
  const wishes = [words && wordCount(words), images && figureCount(images)];
  return wishes.filter((wish) => wish !== undefined).join(' · ');
}

/** What the checker counts of an answer: `142 words · 1 figure`. */
export function gotText({ words, images }: Answer): string {
  const counted = wordsText(words, undefined);
  return images === 0 ? counted : `${counted} · ${figuresText(images, undefined)}`;
}

/** `1 problem`, `2 problems`. */
export function problemsText(count: number): string {
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
}
