import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IOnigLib, type IRawTheme } from 'vscode-textmate';
import { fromRoot } from '../../support/paths';
import { type Vscode } from '../../support/vscodeInstall';

/** A part of a line with the scopes from the extension, and its colour. */
export interface ScopedText {
  readonly text: string;
  /** The extension's own scopes, the outermost first. */
  readonly scopes: readonly string[];
  /** Whether the theme gives it another colour than plain text. */
  readonly isColoured: boolean;
}

const MARKDOWN = 'text.html.markdown';
const INJECTION = 'text.html.markdown.mlops-report';

/** VS Code's Markdown grammar with the extension's injection, in a theme. */
export async function markdownGrammar(vscode: Vscode, theme: IRawTheme): Promise<IGrammar> {
  const paths: Readonly<Record<string, string>> = {
    [MARKDOWN]: join(vscode.folder, 'extensions/markdown-basics/syntaxes/markdown.tmLanguage.json'),
    [INJECTION]: fromRoot('syntaxes/report.injection.json'),
  };
  const registry = new textmate.Registry({
    onigLib: onigLib(),
    theme,
    loadGrammar: async (scope) => {
      const path = paths[scope];
      return path === undefined ? null : textmate.parseRawGrammar(await readFile(path, 'utf8'), path);
    },
    getInjections: (scope) => (scope === MARKDOWN ? [INJECTION] : []),
  });
  const grammar = await registry.loadGrammar(MARKDOWN);
  if (!grammar) throw new Error('VS Code has no grammar for Markdown');
  return grammar;
}

/** The ranges to which the extension gives scopes, line by line. */
export function scopedTexts(grammar: IGrammar, lines: readonly string[]): ScopedText[] {
  let stack = textmate.INITIAL;
  return lines.flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    const { tokens: metadata } = grammar.tokenizeLine2(line, stack);
    stack = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const own = scopes.filter((scope) => scope.endsWith('.mlops-report') && scope !== INJECTION);
      if (own.length === 0) return [];
      const isColoured = colourAt(metadata, startIndex) > DEFAULT_COLOUR;
      return [{ text: line.slice(startIndex, endIndex), scopes: own, isColoured }];
    });
  });
}

/** vscode-textmate's number for the theme's colour of plain text. */
const DEFAULT_COLOUR = 1;
/** The position of the foreground's number in a token's metadata (vscode-textmate, `EncodedTokenAttributes`). */
const FOREGROUND = { shift: 15, mask: 0x1ff };

function colourAt(metadata: Uint32Array, index: number): number {
  let found = 0;
  for (let i = 0; i < metadata.length && (metadata[i] ?? 0) <= index; i += 2) found = metadata[i + 1] ?? 0;
  return (found >>> FOREGROUND.shift) & FOREGROUND.mask;
}

let lib: Promise<IOnigLib> | undefined;

function onigLib(): Promise<IOnigLib> {
  lib ??= loadOnigLib();
  return lib;
}

async function loadOnigLib(): Promise<IOnigLib> {
  const main = createRequire(import.meta.url).resolve('vscode-oniguruma');
  await oniguruma.loadWASM(await readFile(join(dirname(main), 'onig.wasm')));
  return {
    createOnigScanner: (patterns) => oniguruma.createOnigScanner(patterns),
    createOnigString: (text) => oniguruma.createOnigString(text),
  };
}
