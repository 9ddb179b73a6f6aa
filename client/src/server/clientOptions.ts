import { extensions, type LogOutputChannel } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../common/protocol';
import { textsForServer } from '../language';
import { gitPrograms } from './gitPrograms';

/** The server's initialization options, and the documents that it is for. */
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
