import * as l10n from '@vscode/l10n';

/** Sets the language of all messages for as long as the server runs. `texts` are translations by the text in English. */
export function speak(texts: Readonly<Record<string, string>> | undefined): void {
  if (texts) l10n.config({ contents: { ...texts } });
}
