import * as l10n from '@vscode/l10n';
import { toHtml } from 'hast-util-to-html';
import type { Bounds, Question } from '../report/report';
import { element } from './elements';

/** The bar of a question: its counts and what is asked for, such as "86 / 100–200 words, 0 / 1–3 figures". */
export function questionBar({ block, limits }: Question): string {
  const { answer } = block;
  if (!answer) return barOf([element('span', {}, 'no “Answer:” line')]);
  const parts = [];
  if (answer.state !== 'answered') parts.push(element('span', {}, l10n.t('no answer yet')));
  parts.push(count(answer.words, limits.words, 'word'));
  if (limits.images || answer.images > 0) parts.push(count(answer.images, limits.images, 'figure'));
  return barOf(parts);
}

function barOf(parts: readonly ReturnType<typeof element>[]): string {
  const separated = parts.flatMap((part, index) => (index === 0 ? [part] : [', ', part]));
  return toHtml(element('div', { className: ['question-bar'] }, ...separated));
}

/** The count with the limits; `data-fit` says for the style how it lies to them. */
function count(got: number, bounds: Bounds | undefined, noun: string): ReturnType<typeof element> {
  const most = bounds ? bounds.max : got;
  const text = bounds ? `${got} / ${boundsText(bounds)}` : String(got);
  return element(
    'span',
    bounds ? { dataFit: fitOf(got, bounds) } : {},
    `${text} ${noun}${most === 1 ? '' : 's'}`,
  );
}

function boundsText({ min, max }: Bounds): string {
  return min === max ? String(min) : `${min}–${max}`;
}

function fitOf(got: number, { min, max }: Bounds): string {
  if (got < min) return 'below';
  return got > max ? 'above' : 'within';
}
