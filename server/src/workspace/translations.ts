import * as l10n from '@vscode/l10n';

/** Translations by their English texts. */
export type Texts = Readonly<Record<string, string>>;

/** Sets the language of all messages as long as the server runs. `texts` are translations by their English texts. */
export function setTranslations(texts: Texts | undefined): void {
  if (texts) l10n.config({ contents: { ...texts } });
}
