import * as l10n from '@vscode/l10n';

/** Texts in a language by those in English. */
export type Texts = Readonly<Record<string, string>>;

/** Sets the language of all messages for as long as the server runs. `texts` are translations by the text in English. */
export function speak(texts: Texts | undefined): void {
  if (texts) l10n.config({ contents: { ...texts } });
}
