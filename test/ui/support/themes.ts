import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IRawTheme } from 'vscode-textmate';
import type { Vscode } from '../../support/vscodeInstall';

/** A built-in colour theme of VS Code. */
export interface Theme {
  readonly name: string;
  readonly theme: IRawTheme;
}

type ThemeSetting = IRawTheme['settings'][number];

interface ThemeFile {
  readonly include?: string;
  readonly tokenColors?: readonly ThemeSetting[] | string;
  readonly colors?: Readonly<Record<string, string>>;
}

/** All built-in colour themes of a VS Code, except those in TextMate's old format. */
export async function builtInThemes({ folder }: Vscode): Promise<Theme[]> {
  const extensions = join(folder, 'extensions');
  const names = (await readdir(extensions)).filter((name) => name.startsWith('theme-'));
  const paths = await Promise.all(
    names.map(async (name) => {
      const manifest = JSON.parse(await readFile(join(extensions, name, 'package.json'), 'utf8')) as {
        contributes: { themes?: readonly { path: string }[] };
      };
      return (manifest.contributes.themes ?? []).map(({ path }) => join(extensions, name, path));
    }),
  );
  return Promise.all(
    paths
      .flat()
      .filter((path) => path.endsWith('.json'))
      .map(async (path) => ({ name: path.slice(extensions.length + 1), theme: await readTheme(path) })),
  );
}

async function readTheme(path: string): Promise<IRawTheme> {
  const { settings, colors } = await readParts(path);
  const foreground = colors['editor.foreground'] ?? '#888888';
  return { settings: [{ settings: { foreground, background: '#000000' } }, ...settings] };
}

async function readParts(
  path: string,
): Promise<{ settings: ThemeSetting[]; colors: Readonly<Record<string, string>> }> {
  const { include, tokenColors = [], colors = {} } = JSON.parse(await readFile(path, 'utf8')) as ThemeFile;
  const base =
    include === undefined ? { settings: [], colors: {} } : await readParts(join(dirname(path), include));
  if (typeof tokenColors === 'string') throw new Error(`${path} has its colours in ${tokenColors}`);
  return { settings: [...base.settings, ...tokenColors], colors: { ...base.colors, ...colors } };
}
