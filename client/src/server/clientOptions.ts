import { extensions, l10n, type LogOutputChannel } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../common/protocol';
import { gitPrograms } from './gitPrograms';

/** What the server is told at its start, and which documents it is for. */
export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'markdown' }],
    outputChannel: log,
    initializationOptions: {
      ...(l10n.bundle && { texts: l10n.bundle }),
      clientFiles: true,
      markdownFeatures: extensions.getExtension('vscode.markdown-language-features') !== undefined,
      sizedImages: true,
      titleIcons: true,
      reportChanged: true,
      git: gitPrograms(),
    } satisfies InitializationOptions,
  };
}
