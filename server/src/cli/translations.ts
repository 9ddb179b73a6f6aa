import * as l10n from '@vscode/l10n';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from './arguments';

/** Sets the language of all messages: the requested one, else that of the environment (POSIX, LC_MESSAGES). */
export async function loadTranslations(asked: Language | null): Promise<void> {
  if ((asked ?? languageOf(process.env)) === 'en') return;
  const path = join(import.meta.dirname, '../..', 'l10n', 'bundle.l10n.da.json');
  l10n.config({ contents: await readFile(path, 'utf8') });
}

/** The language that an environment asks for; English if it is not one of ours. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const set = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']];
  const locale = set.find((value) => value !== undefined && value !== '') ?? '';
  return /^da(?:[_.@]|$)/u.test(locale) ? 'da' : 'en';
}
