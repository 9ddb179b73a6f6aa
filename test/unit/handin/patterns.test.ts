import fc from 'fast-check';
import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { toHtml, type Version } from '../../../server/src/handin/pythonMarkdown';
import { runs } from '../../support/runs';

// The library finds these with regular expressions, which backtrack on some texts. Here they are in JavaScript: on short texts,
// our scanners must find the same.

/** Texts of at most this many of these parts. */
function textsOf(pieces: readonly string[], maxLength = 12): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength }).map((all) => all.join(''));
}

suite("Emphasis is the same as with the library's expressions", () => {
  const ASTERISK = [
    /(\*)\1{2}(.+?)\1(.*?)\1{2}/sy,
    /(\*)\1{2}(.+?)\1{2}(.*?)\1/sy,
    /(\*)\1(?!\1)([^*]+?)\1(?!\1)(.+?)\1{3}/sy,
    /(\*{2})(.+?)\1/sy,
    /(\*)([^*]+)\1/sy,
  ];
  const UNDERSCORE = [
    /(_)\1{2}(.+?)\1(.*?)\1{2}/sy,
    /(_)\1{2}(.+?)\1{2}(.*?)\1/sy,
    /(?<!\w)(_)\1(?!\1)(.+?)(?<!\w)\1(?!\1)(.+?)\1{3}(?!\w)/sy,
    /(?<!\w)(_{2})(?!_)(.+?)(?<!_)\1(?!\w)/sy,
    /(?<!\w)(_)(?!_)(.+?)(?<!_)\1(?!\w)/sy,
  ];
  const TAGS = [['strong', 'em'], ['em', 'strong'], ['strong', 'em'], ['strong'], ['em']] as const;

  /** Builds the result of a match, including what is within it. */
  function build(match: RegExpExecArray, kind: number, patterns: readonly RegExp[]): string {
    const [outer, inner] = TAGS[kind] ?? ['em'];
    const within = (text = ''): string => parseWithin(text, kind, patterns);
    const [, , first, second] = match;
    if (inner === undefined) return `<${outer}>${within(first)}</${outer}>`;
    return kind === 2
      ? `<${outer}>${within(first)}<${inner}>${within(second)}</${inner}></${outer}>`
      : `<${outer}><${inner}>${within(first)}</${inner}>${within(second)}</${outer}>`;
  }

  function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
    pattern.lastIndex = index;
    return pattern.exec(text);
  }

  function parseWithin(text: string, kind: number, patterns: readonly RegExp[]): string {
    let html = '';
    let copied = 0;
    for (let at = 0; at < text.length;) {
      let isAny = false;
      for (const [other, pattern] of patterns.entries()) {
        const match = other > kind ? matchAt(pattern, text, at) : null;
        if (match === null) continue;
        html += text.slice(copied, at) + build(match, other, patterns);
        copied = at = match.index + match[0].length;
        isAny = true;
      }
      if (!isAny) at++;
    }
    return html + text.slice(copied);
  }

  /** Replaces the first match with a placeholder repeatedly, and finally the placeholders with their text. */
  function emphasise(text: string, mark: string, patterns: readonly RegExp[]): string {
    const found: string[] = [];
    let replaced = text;
    for (let at = 0; at < replaced.length; at++) {
      if (replaced[at] !== mark) continue;
      for (const [kind, pattern] of patterns.entries()) {
        const match = matchAt(pattern, replaced, at);
        if (match === null) continue;
        found.push(build(match, kind, patterns));
        replaced = `${replaced.slice(0, at)}<${found.length - 1}>${replaced.slice(at + match[0].length)}`;
        at = -1;
        break;
      }
    }
    while (/<\d+>/.test(replaced))
      replaced = replaced.replace(/<(\d+)>/g, (_, number) => found[Number(number)] ?? '');
    return `<p>${replaced}</p>`;
  }

  for (const [mark, patterns] of [
    ['*', ASTERISK],
    ['_', UNDERSCORE],
  ] as const) {
    test(mark, () => {
      const pieces = [mark, mark, mark.repeat(2), mark.repeat(3), 'a', 'b', '.'];
      fc.assert(
        fc.property(textsOf(pieces), (inner) => {
          const text = `x.${inner}.y`;
          const html = emphasise(text, mark, patterns);
          // The marks that remain within an element are read a second time.
          const rest = html.split(/<\/?\w+>/);
          fc.pre(rest.every((piece) => emphasise(piece, mark, patterns) === `<p>${piece}</p>`));
          assert.equal(toHtml(text, '3.7'), html);
        }),
        runs(3000),
      );
    });
  }
});

test("rules are the same as with the library's expression", () => {
  const RULE = /^ {0,3}(?:(?:-+ {0,2}){3,}|(?:_+ {0,2}){3,}|(?:\*+ {0,2}){3,}) *$/;
  fc.assert(
    fc.property(textsOf(['-', '_', ' ', '  ', '---', '    ', 'a'], 8), (line) => {
      fc.pre(line.trim() !== '');
      const isRule = toHtml(`text\n=\n${line}`, '3.7').startsWith('<h1>text</h1>\n<hr />');
      assert.equal(isRule, RULE.test(line));
    }),
    runs(2000),
  );
});

test("definitions are the same as with the library's expression", () => {
  const DEFINITION = /^ {0,3}\[([^[\]]*)\]: *(?:\n *)?([^\s]+) *(?:\n *)?((["'])(.*)\4 *|\((.*)\) *)?$/m;
  fc.assert(
    fc.property(textsOf(['[a]:', ' ', '\n', 'u', '"', "'", '(', ')', 't', '<', '>', 'x']), (inner) => {
      const text = `[a]:${inner}`;
      fc.pre(!/\n *\n|\n *>/.test(text) && !text.endsWith('\n'));
      const match = DEFINITION.exec(text);
      const html = toHtml(`${text}\n\n[a]`, '3.7');
      const link = /<p><a href="([^"]*)"(?: title="([^"]*)")?>a<\/a><\/p>$/.exec(html);
      assert.equal(link !== null, match !== null, html);
      // If a text defines the id more than once, the last definition counts.
      if (match === null || link === null || inner.includes('[a]:')) return;
      assert.equal(link[1], escape((match[2] ?? '').replace(/^<+/, '').replace(/>+$/, '')));
      assert.equal(link[2] ?? '', escape(match[5] ?? match[6] ?? ''));
    }),
    runs(3000),
  );
});

/** The end of the target of a link, found character by character. */
function readTarget(
  text: string,
  open: number,
): { href: string; title: string | undefined; end: number } | undefined {
  let at = open + 1;
  while (/\s/.test(text[at] ?? '')) at++;
  const angled = /<([^<>]*)>\s*(?:('[^']*'|"[^"]*")\s*)?\)/y;
  angled.lastIndex = at;
  const match = angled.exec(text);
  if (match !== null)
    return { href: (match[1] ?? '').trim(), title: match[2]?.slice(1, -1), end: angled.lastIndex };
  const start = at;
  let depth = 1;
  let saved = 1;
  let fallback = -1;
  let isInTitle = false;
  let last = '';
  const quotes: { mark: string; open: number; close: number }[] = [];
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    const closed = quotes.find(({ mark, close }) => close !== -1 && mark === last);
    const known = quotes.find(({ mark }) => mark === character);
    if (character === '(') {
      if (!isInTitle) depth++;
      else if (saved > 0) saved--;
    } else if (character === ')') {
      if (closed !== undefined) depth = 0;
      else if (!isInTitle) depth--;
      else if (saved > 0 && --saved === 0) fallback = at;
    } else if (character === '"' || character === "'") {
      if (known !== undefined) known.close = at;
      else quotes.push({ mark: character, open: at, close: -1 });
      if (!isInTitle) [isInTitle, saved, depth] = [true, depth, 1];
    }
    if (depth === 0) {
      const title = closed === undefined ? undefined : text.slice(closed.open + 1, closed.close);
      return { href: text.slice(start, closed?.open ?? at).trim(), title, end: at + 1 };
    }
    if (character !== ' ') last = character;
  }
  if (saved > 0) return undefined;
  // Python counts from the end if there is no position to go back to.
  if (fallback === -1) return { href: text.slice(start, -2).trim(), title: undefined, end: text.length - 1 };
  return { href: text.slice(start, fallback).trim(), title: undefined, end: fallback + 1 };
}

test('targets of links end where a scan by character ends', () => {
  fc.assert(
    fc.property(textsOf(['(', ')', '"', "'", ' ', 'a', 'b', '<', '>', '\n'], 14), (inner) => {
      const text = `[t](${inner}x`;
      const target = readTarget(text, 3);
      fc.pre(!/\n *\n|\n *>|  \n/.test(text));
      const html = toHtml(text, '3.7');
      if (target === undefined) {
        assert.doesNotMatch(html, /<a /);
        return;
      }
      const title =
        target.title === undefined
          ? ''
          : ` title="${escape(dequote(target.title.trim()).replace(/\s/g, ' '))}"`;
      assert.ok(html.startsWith(`<p><a href="${escape(target.href)}"${title}>t</a>`), html);
    }),
    runs(3000),
  );
});

function dequote(title: string): string {
  return /^(["'])(?:.*\1)?$/s.test(title) ? title.slice(1, -1) : title;
}

function escape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

suite("A start tag is the same as with the library's expression", () => {
  const TAG = new RegExp(
    String.raw`<[a-zA-Z][^\x60\t\n\r\f />\x00]*` +
      String.raw`(?:[\s/]*(?:(?<=['"\s/])[^\x60\s/>][^\s/=>]*` +
      String.raw`(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^\x60>\s]*)(?:\s*,)*)?(?:\s|/(?!>))*)*)?\s*`,
    'y',
  );
  const pieces = ['a', ' ', '/', '=', '==', '"', "'", ',', '>', '`', '\n', '<', 'b="c"', "d='e'", 'f=g', '1'];

  for (const version of ['3.7', '3.10'] as const satisfies readonly Version[]) {
    test(version, () => {
      fc.assert(
        fc.property(textsOf(pieces), (inner) => {
          const text = `<div${inner.replaceAll(/\n[ \n]*/g, '\n')}</div>`;
          TAG.lastIndex = 0;
          TAG.exec(text);
          const next = text.slice(TAG.lastIndex, TAG.lastIndex + 2);
          const isTag = next.startsWith('>') || next === '/>';
          const name = /^<([^\s/>]*)/.exec(text)?.[1];
          fc.pre(name === 'div');
          // A block of raw HTML is not in a paragraph, and its markup stays.
          const html = toHtml(`${text}\n\n*x*`, version);
          assert.equal(html.startsWith('<div'), isTag && !html.startsWith('<p>'), html);
          if (isTag) assert.ok(html.includes(text.slice(0, TAG.lastIndex)), html);
        }),
        runs(2000),
      );
    });
  }
});
