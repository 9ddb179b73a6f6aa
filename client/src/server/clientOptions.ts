import { extensions, type LogOutputChannel } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../common/protocol';
import { textsForServer } from '../language';
import { gitPrograms } from './gitPrograms';

/** What the server is told at its start, and which documents it is for. */
export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  const texts = textsForServer();
  return {
    documentSelector: [{ language: 'markdown' }],
    outputChannel: log,
    initializationOptions: {
      ...(texts && { texts }),
      clientFiles: true,
      markdownFeatures: extensions.getExtension('vscode.markdown-language-features') !== undefined,
      sizedImages: true,
      titleIcons: true,
      reportChanged: true,
      git: gitPrograms(),
    } satisfies InitializationOptions,
  };
}
