import fc from 'fast-check';
import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import {
  convert,
  toHtml,
  toTree,
  writerOf,
  type Element,
  type Version,
} from '../../../server/src/handin/pythonMarkdown';
import { runs } from '../../support/runs';
import { strip } from '../../../server/src/handin/pythonText';
import { markup } from './marks';

const version = fc.constantFrom<Version>('3.7', '3.10');

suite('Any text', () => {
  test('is converted completely, without an error', () => {
    fc.assert(
      fc.property(markup, version, (text, release) => {
        const { html, isComplete } = convert(text, release);
        assert.equal(typeof html, 'string');
        assert.equal(isComplete, true);
      }),
      runs(2000),
    );
  });

  test('may contain lone surrogates, which are treated as characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), version, (text, release) => {
        const broken = `${text}\ud800*a*\udc00\n<b>\ud83d`;
        assert.equal(typeof toHtml(broken, release), 'string');
      }),
      runs(300),
    );
  });

  test('may have line ends of any kind', () => {
    fc.assert(
      fc.property(markup, version, (text, release) => {
        const lines = text.replaceAll('\r\n', '\n');
        assert.equal(toHtml(lines.replaceAll('\n', '\r\n'), release), toHtml(lines, release));
        assert.equal(toHtml(lines.replaceAll('\n', '\r'), release), toHtml(lines, release));
      }),
      runs(300),
    );
  });

  test('may contain the control characters of placeholders, which change nothing', () => {
    fc.assert(
      fc.property(markup, version, (text, release) => {
        const clean = text.replaceAll('\u0002', '').replaceAll('\u0003', '');
        // The library removes them after it has checked whether the text is empty.
        assert.equal(toHtml(`x${text}`, release), toHtml(`x${clean}`, release));
      }),
      runs(300),
    );
  });

  test('gives the page when its blocks are converted one by one', () => {
    fc.assert(
      fc.property(markup, version, (text, release) => {
        const tree = toTree(text, release);
        const write = writerOf(tree, text.length, release);
        const blocks = tree.root.children.map((block) => write([block]));
        assert.equal(strip(blocks.join('')), toHtml(text, release));
        const marked = write(tree.root.children, 0).replace(/ data-line="\d+"/g, '');
        if (!text.includes('data-line')) assert.equal(strip(marked), toHtml(text, release));
      }),
      runs(1000),
    );
  });

  test('gives a tree with the elements of the page', () => {
    fc.assert(
      fc.property(markup, version, (text, release) => {
        const page = toHtml(text.replaceAll('<', ''), release);
        const { root } = toTree(text.replaceAll('<', ''), release);
        for (const tag of ['ul', 'blockquote', 'h1', 'em', 'code']) {
          assert.equal(countElements(root, tag), page.split(`<${tag}>`).length - 1, tag);
        }
      }),
      runs(500),
    );
  });
});

suite('Ordinary paragraphs', () => {
  const words = fc.array(fc.constantFrom('we', 'ran', 'it', 'in', 'the', 'cloud', 'again'), { minLength: 1 });
  const paragraph = words.map((all) => all.join(' '));

  test('stay as they are, in order', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1 }), version, (paragraphs, release) => {
        const html = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
        assert.equal(toHtml(paragraphs.join('\n\n'), release), html);
      }),
      runs(200),
    );
  });

  test('before any text change nothing in it', () => {
    fc.assert(
      fc.property(paragraph, markup, version, (text, rest, release) => {
        // Raw HTML depends on the lines above it, and a definition may belong to the text before.
        fc.pre(!/[<&[]/.test(rest) && /^[^\s\u0002\u0003]/.test(rest));
        const alone = toHtml(rest, release);
        const wanted = alone === '' ? `<p>${text}</p>` : `<p>${text}</p>\n${alone}`;
        assert.equal(toHtml(`${text}\n\n${rest}`, release), wanted);
      }),
      runs(500),
    );
  });
});

suite('The lines of blocks', () => {
  /** Starts of lines; each line then has a word with its number. */
  const start = fc.constantFrom(
    '',
    '',
    '# ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '    - ',
    '<div>',
    '<hr>',
    '> - ',
    '* * ',
    '#',
  );
  const lines = fc.array(fc.tuple(start, fc.nat({ max: 2 })), { minLength: 1, maxLength: 20 });

  test('are those of their first words', () => {
    fc.assert(
      fc.property(lines, version, fc.constantFrom('\n', '\r\n'), (all, release, lineEnd) => {
        const text: string[] = [];
        for (const [mark, emptyLines] of all) {
          text.push(`${mark}w${text.length}e`);
          for (let empty = 0; empty < emptyLines; empty++) text.push('');
        }
        const { root, rawHtml } = toTree(text.join(lineEnd), release);
        for (const child of root.children) check(child);

        function check(element: Element): void {
          if (element.line !== undefined) {
            const word = /w(\d+)e/.exec(allText(element, rawHtml));
            if (word !== null) assert.equal(element.line, Number(word[1]), element.tag);
          }
          for (const child of element.children) check(child);
        }
      }),
      runs(1000),
    );
  });
});

function countElements(element: Element, tag: string): number {
  const itself = element.tag === tag ? 1 : 0;
  return element.children.reduce((sum, child) => sum + countElements(child, tag), itself);
}

/** The text in an element, including raw HTML. */
function allText(element: Element, rawHtml: readonly string[]): string {
  const inside = element.children.map((child) => allText(child, rawHtml) + child.tail).join('');
  return `${element.text}${inside}`.replace(
    /\u0002wzxhzdk:(\d+)\u0003/g,
    (_, number) => rawHtml[Number(number)] ?? '',
  );
}
