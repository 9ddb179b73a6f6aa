import { workspace, type Uri } from 'vscode';
import { readText } from '../editor/readText';
import { withTimeout } from '../editor/withTimeout';
import { l10n } from '../language';
import { Refusal } from '../reason';
import type { LanguageServer } from '../server/languageServer';

/** The extensions of Markdown files, also those of other tools. */
const EXTENSIONS = ['md', 'markdown', 'mdown', 'mkd', 'mkdn', 'mdwn', 'mdx', 'qmd', 'rmd'];
/** Folders of programs: what they hold is not the workspace's own. */
const FOREIGN = /\/(?:node_modules|\.git|\.venv|site-packages)\//u;
/** Maximum number of files that the search may find, and their maximum size in bytes. */
const MAX_FILES = 5000;
const MAX_SIZE = 8 * 1024 * 1024;
/** Timeout of the search, in milliseconds; some virtual workspaces never answer. */
const TIMEOUT_MS = 20_000;
/** Files that are read at once. */
const BATCH = 20;

interface Text {
  readonly uri: string;
  readonly text: string;
}

/**
 * The Markdown files of the workspace that name image files, by the name that was asked for; unsaved ones are read as they are on disk and
 * as they are in the editor.
 *
 * @param names Names of files without their folders.
 * @throws Refusal if not all Markdown files can be found and read.
 */
export async function whoNames(
  names: readonly string[],
  server: LanguageServer,
): Promise<ReadonlyMap<string, string>> {
  const files = await markdownFiles();
  const found = new Map<string, string>();
  const ask = async (texts: readonly Text[]): Promise<void> => {
    for (const { name, uri } of await server.namedFigures({ names, texts }))
      if (!found.has(name)) found.set(name, uri);
  };
  await ask(openTexts(files));
  for (let index = 0; index < files.length; index += BATCH)
    await ask(await Promise.all(files.slice(index, index + BATCH).map(textOf)));
  return found;
}

async function markdownFiles(): Promise<readonly Uri[]> {
  // Without the excludes of the settings: a hidden file may name an image, too.
  const search = workspace.findFiles(`**/*.{${EXTENSIONS.map(inAnyCase).join(',')}}`, null);
  const found = await withTimeout(TIMEOUT_MS, search, null);
  const files = found?.filter(({ path }) => !FOREIGN.test(path)) ?? [];
  if (found && files.length <= MAX_FILES) return files;
  throw new Refusal(l10n.t('The workspace has too many files to look for Markdown files that name figures.'));
}

/** A glob for an extension in any letter case. */
function inAnyCase(extension: string): string {
  return extension.replaceAll(/./gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function openTexts(files: readonly Uri[]): Text[] {
  const keys = new Set(files.map((uri) => uri.toString()));
  return workspace.textDocuments
    .filter(({ languageId, uri }) => languageId === 'markdown' || keys.has(uri.toString()))
    .map((document) => ({ uri: document.uri.toString(), text: document.getText() }));
}

async function textOf(uri: Uri): Promise<Text> {
  const text = await readText(uri, MAX_SIZE).catch((error: unknown) => {
    throw unreadable(uri, error);
  });
  if (text === null) throw unreadable(uri);
  return { uri: uri.toString(), text };
}

function unreadable(uri: Uri, cause?: unknown): Refusal {
  return new Refusal(l10n.t('{0} can’t be read, and it may name a figure.', workspace.asRelativePath(uri)), {
    cause,
  });
}
