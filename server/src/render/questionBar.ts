import * as l10n from '@vscode/l10n';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Bounds, Limits, Question } from '../report/report';
import { figureCount, figuresText, wordCount, wordsText } from '../wording/countTexts';
import { element } from './elements';
import { ownLanguage } from './uiLanguage';

/**
 * The bar of a question: its counts and limits, such as "86 / 100–200 words, 0 / 1–3 figures"; without limits, no
 * count. Without an answer, only the limits: the checker counts the placeholder's words, but the user didn't write
 * them.
 */
export function questionBar({ block, limits }: Question): string {
  const { answer } = block;
  if (!answer) return barOf([element('span', {}, l10n.t('no “Answer:” line'))]);
  const { words, images, state } = answer;
  if (state !== 'answered') return barOf([element('span', {}, l10n.t('not answered')), ...wishes(limits)]);
  const parts = [
    ...(limits.words ? [count(wordsText(words, limits.words), words, limits.words)] : []),
    ...(limits.images ? [count(figuresText(images, limits.images), images, limits.images)] : []),
  ];
  return barOf(parts.length === 0 ? [element('span', {}, l10n.t('answered'))] : parts);
}

/** Changes whenever the question's bar does; cheaper to make than the bar. */
export function barKey({ block: { answer }, limits }: Question): string {
  return JSON.stringify([limits, answer && [answer.words, answer.images, answer.state]]);
}

function wishes({ words, images }: Limits): string[] {
  return [...(words ? [wordCount(words)] : []), ...(images ? [figureCount(images)] : [])];
}

function barOf(parts: readonly (Element | string)[]): string {
  const separated = parts.flatMap((part, index) => (index === 0 ? [part] : [', ', part]));
  return toHtml(element('div', { className: ['question-bar'], ...ownLanguage() }, ...separated));
}

/** The count with the limits; `data-fit` tells the style how they compare. */
function count(text: string, got: number, bounds: Bounds): Element {
  return element('span', { dataFit: fitOf(got, bounds) }, text);
}

function fitOf(got: number, { min, max }: Bounds): string {
  if (got < min) return 'below';
  return got > max ? 'above' : 'within';
}
