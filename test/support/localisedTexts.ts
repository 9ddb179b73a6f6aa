import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { fromRoot } from './paths';

/** The texts passed to `l10n.t` in the sources below some folders, in file order. */
export function localisedTexts(
  folders: readonly string[] = ['server/src', 'client/src', 'common'],
): string[] {
  const texts = new Set<string>();
  for (const folder of folders) {
    for (const file of readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (file.endsWith('.ts')) for (const text of textsIn(join(fromRoot(folder), file))) texts.add(text);
    }
  }
  return [...texts];
}

function textsIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const texts: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) && isTranslation(node.expression)) {
      const [text] = node.arguments;
      if (!text || !ts.isStringLiteralLike(text)) throw new Error(`${path}: l10n.t needs a string literal`);
      texts.push(text.text);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return texts;
}

function isTranslation(expression: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 't') return false;
  return ts.isIdentifier(expression.expression) && expression.expression.text === 'l10n';
}
