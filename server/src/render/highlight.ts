import type { Element, ElementContent, Nodes } from 'hast';
import bash from 'highlight.js/lib/languages/bash';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import ini from 'highlight.js/lib/languages/ini';
import json from 'highlight.js/lib/languages/json';
import makefile from 'highlight.js/lib/languages/makefile';
import python from 'highlight.js/lib/languages/python';
import pythonRepl from 'highlight.js/lib/languages/python-repl';
import shell from 'highlight.js/lib/languages/shell';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import { memoizeByText } from '../text/memo';
import { elementsOf } from './elements';

/** The languages of machine learning projects; each has its usual short names, too (`py`, `sh`, `yml`, `toml`). */
const lowlight = createLowlight({
  bash,
  diff,
  dockerfile,
  ini,
  json,
  makefile,
  python,
  'python-repl': pythonRepl,
  shell,
  yaml,
});

/** Maximum number of characters of code coloured in a text (some five pages); each takes 1 to 3 µs. */
const MAX_LENGTH = 10_000;

/** Maximum length of a line: some expressions of the highlighter scan from each character to the end of its line. */
const MAX_LINE_LENGTH = 1000;

/** Colours the fenced code of a safe tree if its language is known, by classes that begin with `hljs-`. */
export function highlightCode(tree: Nodes): void {
  let length = 0;
  for (const pre of elementsOf(tree)) {
    const code = codeOf(pre);
    if (!code) continue;
    length += code.text.length;
    if (length > MAX_LENGTH) return;
    if (hasLongLine(code.text)) continue;
    code.element.children = highlighted(`${code.language}\n${code.text}`);
  }
}

interface Code {
  readonly element: Element;
  readonly language: string;
  readonly text: string;
}

function codeOf({ tagName, children }: Element): Code | null {
  const [code, ...more] = children;
  if (tagName !== 'pre' || code?.type !== 'element' || code.tagName !== 'code' || more.length > 0)
    return null;
  const [text, ...others] = code.children;
  const language = languageOf(code);
  if (text?.type !== 'text' || others.length > 0 || !lowlight.registered(language)) return null;
  return { element: code, language, text: text.value };
}

const PREFIX = 'language-';

function languageOf({ properties: { className } }: Element): string {
  const names = Array.isArray(className) ? className.map(String) : [];
  return names.find((name) => name.startsWith(PREFIX))?.slice(PREFIX.length) ?? '';
}

function hasLongLine(text: string): boolean {
  return text.split('\n').some((line) => line.length > MAX_LINE_LENGTH);
}

/** The code of some reports: while the user types, the code around stays the same. */
const MAX_REMEMBERED = 200;

/** The coloured code for a key made of the language's name, a line end and the code. */
const highlighted = memoizeByText(MAX_REMEMBERED, (named) => {
  const end = named.indexOf('\n');
  const tree = lowlight.highlight(named.slice(0, end), named.slice(end + 1));
  for (const { properties } of elementsOf(tree)) if (!isColour(properties)) delete properties.className;
  return tree.children.filter((child): child is ElementContent => child.type !== 'doctype');
});

/** Embedded code has its language as its class, which may be one of the page's own classes. */
function isColour({ className }: Element['properties']): boolean {
  return Array.isArray(className) && String(className[0]).startsWith('hljs-');
}
