import { build } from 'esbuild';
import { cp, readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fromRoot } from './paths';
import { temporaryFolder } from './temporaryFolder';

const SOURCE = fromRoot('test/editor/memoryWorkspace');

/** Builds the extension that keeps the workspace of a web host in memory. Returns its folder. */
export async function bundleMemoryWorkspace(): Promise<string> {
  const folder = temporaryFolder();
  await build({
    entryPoints: [join(SOURCE, 'extension.ts')],
    outfile: join(folder, 'extension.js'),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  await cp(join(SOURCE, 'package.json'), join(folder, 'package.json'));
  return folder;
}

/** The files below a folder: path with slashes, content in base64. */
export async function memoryWorkspaceFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(
    files.map(
      async (file) => [relative(folder, file).replaceAll(sep, '/'), await readFile(file, 'base64')] as const,
    ),
  );
  return Object.fromEntries(contents);
}
