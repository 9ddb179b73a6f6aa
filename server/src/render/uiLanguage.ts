import * as l10n from '@vscode/l10n';
import type { ElementContent, Properties } from 'hast';
import { element } from './elements';

/** The language of pages: reports are written in English. */
export const PAGE_LANGUAGE = 'en';

/** `lang` for an element with words of ours, not of the report, where they are in another language: screen readers speak it. */
export function ownLanguage(): Pick<Properties, 'lang'> {
  // Each translation gives its own language instead of this one.
  const lang = l10n.t('en');
  return lang === PAGE_LANGUAGE ? {} : { lang };
}

/** Words of ours inside those of the report. */
export function ownWords(text: string): ElementContent {
  const language = ownLanguage();
  return language.lang === undefined ? { type: 'text', value: text } : element('span', language, text);
}
