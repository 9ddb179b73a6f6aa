import * as l10n from '@vscode/l10n';
import type { Bounds, Question } from '../report/report';

/**
 * How an answer compares to the limits, as the checker counts: `38 words to go`, `7 words too many · 1 figure to go`,
 * or `fits`; `answered` without limits. Without an answer, `not answered`.
 */
export function fitText(question: Question): string {
  return fitWith(question, ' · ');
}

/** The same for screen readers. */
export function spokenFit(question: Question): string {
  return fitWith(question, ', ');
}

function fitWith({ limits, block: { answer } }: Question, separator: string): string {
  if (answer?.state !== 'answered') return l10n.t('not answered');
  if (!limits.words && !limits.images) return l10n.t('answered');
  const parts = [wordsFit(answer.words, limits.words), figuresFit(answer.images, limits.images)];
  const told = parts.filter((part) => part !== '');
  return told.length === 0 ? l10n.t('fits') : told.join(separator);
}

function wordsFit(got: number, bounds: Bounds | undefined): string {
  const few = tooFew(got, bounds);
  const many = tooMany(got, bounds);
  if (few > 0) return few === 1 ? l10n.t('1 word to go') : l10n.t('{0} words to go', few);
  if (many > 0) return many === 1 ? l10n.t('1 word too many') : l10n.t('{0} words too many', many);
  return '';
}

function figuresFit(got: number, bounds: Bounds | undefined): string {
  const few = tooFew(got, bounds);
  const many = tooMany(got, bounds);
  if (few > 0) return few === 1 ? l10n.t('1 figure to go') : l10n.t('{0} figures to go', few);
  if (many > 0) return many === 1 ? l10n.t('1 figure too many') : l10n.t('{0} figures too many', many);
  return '';
}

function tooFew(got: number, bounds: Bounds | undefined): number {
  return bounds ? bounds.min - got : 0;
}

function tooMany(got: number, bounds: Bounds | undefined): number {
  return bounds ? got - bounds.max : 0;
}
