import * as l10n from '@vscode/l10n';
import type { Element } from 'hast';
import { MAX_LENGTH } from '../markdown/parseBudget';
import { joinSentences } from '../wording/sentences';
import { element } from './elements';
import { ownLanguage } from './uiLanguage';

/** A block as its source, where it can't be rendered, with the reason why, which is a sentence. */
export function sourceOf(text: string, reason: string): Element {
  const rest = text.length - MAX_LENGTH;
  const note = joinSentences(l10n.t('This part is shown as plain text.'), reason);
  const end = rest > 0 ? [element('p', ownLanguage(), moreText(rest))] : [];
  return element(
    'div',
    { className: ['source'] },
    element('p', ownLanguage(), note),
    element('pre', { dataLine: 0 }, text.slice(0, MAX_LENGTH)),
    ...end,
  );
}

function moreText(rest: number): string {
  return rest === 1 ? l10n.t('… and 1 character more.') : l10n.t('… and {0} characters more.', rest);
}
