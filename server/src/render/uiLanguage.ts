import * as l10n from '@vscode/l10n';
import type { ElementContent, Properties } from 'hast';
import { element } from './elements';

/** The language of pages: reports are written in English. */
export const PAGE_LANGUAGE = 'en';

/** `lang` for an element with our own words, if they are not in English: for screen readers. */
export function ownLanguage(): Pick<Properties, 'lang'> {
  // Each translation replaces this with its own language.
  const lang = l10n.t('en');
  return lang === PAGE_LANGUAGE ? {} : { lang };
}

/** Our own words among those of the report. */
export function ownWords(text: string): ElementContent {
  const language = ownLanguage();
  return language.lang === undefined ? { type: 'text', value: text } : element('span', language, text);
}
