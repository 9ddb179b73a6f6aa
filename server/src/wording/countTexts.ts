import * as l10n from '@vscode/l10n';
import type { Bounds } from '../report/report';

/** Words with their limits: `142 / 100–200 words`; `142 words` without limits. */
export function wordsText(got: number, limits: Bounds | undefined): string {
  if (!limits) return wordCount({ min: got, max: got });
  return limits.max === 1
    ? l10n.t('{0} / {1} word', got, boundsText(limits))
    : l10n.t('{0} / {1} words', got, boundsText(limits));
}

/** Figures with their limits: `1 / 1–3 figures`; `1 figure` without limits. */
export function figuresText(got: number, limits: Bounds | undefined): string {
  if (!limits) return figureCount({ min: got, max: got });
  return limits.max === 1
    ? l10n.t('{0} / {1} figure', got, boundsText(limits))
    : l10n.t('{0} / {1} figures', got, boundsText(limits));
}

/** A number of words: `100–200 words`, `1 word`. */
export function wordCount(bounds: Bounds, text = boundsText): string {
  return bounds.max === 1 ? l10n.t('{0} word', text(bounds)) : l10n.t('{0} words', text(bounds));
}

/** A number of figures: `1–3 figures`, `1 figure`. */
export function figureCount(bounds: Bounds, text = boundsText): string {
  return bounds.max === 1 ? l10n.t('{0} figure', text(bounds)) : l10n.t('{0} figures', text(bounds));
}

/** Bounds in digits: `100–200`, or `1` if both are the same. */
export function boundsText({ min, max }: Bounds): string {
  return min === max ? `${min}` : `${min}–${max}`;
}

/** Bounds for screen readers: `100 to 200`, or `1` if both are the same. */
export function spokenBounds({ min, max }: Bounds): string {
  return min === max ? `${min}` : l10n.t('{0} to {1}', min, max);
}

/** A count with its limits for screen readers: `142 words of 100 to 200`. */
export function spokenCount(count: string, limits: Bounds | undefined): string {
  return limits ? l10n.t('{0} of {1}', count, spokenBounds(limits)) : count;
}
