import * as l10n from '@vscode/l10n';
import type { Element } from 'hast';
import { MAX_LENGTH } from '../markdown/parseBudget';
import { element } from './elements';
import { ownLanguage } from './uiLanguage';

/** Shows a block that can't be rendered as its source, with the reason. */
export function sourceOf(text: string, reason: string): Element {
  const rest = text.length - MAX_LENGTH;
  const note = l10n.t('This part is shown as plain text, because {0}.', reason);
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
