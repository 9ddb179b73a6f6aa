import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { tests } from 'commonmark-spec';
import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { confineImages } from '../../../server/src/render/images';
import { confineLinks, normaliseAddresses } from '../../../server/src/render/links';
import { makeSafe } from '../../../server/src/render/sanitize';
import { pageOf, withoutLines } from './page';

/** GitHub's extensions to CommonMark, each with its lookalikes. */
const GITHUB: readonly string[] = [
  '| a | b |\n| :-- | --: |\n| c | `d \\| e` |\n| f |\n\n| no | table |',
  'a | b\n-|-\nc | d\n> quote',
  '- [ ] open\n- [x] done\n- [X] done\n  1. [ ] inner\n- [] none\n- [ ]\n- [ ]none\n\n[ ] none',
  '~one~ ~~two~~ ~~~three~~~ ~not ~ ~~a~',
  'www.example.org. https://example.org/a_(b)?c=d&amp; (http://example.org) a.b@example.org, mailto:a@example.org',
  'xmpp:a@example.org/b awww.example.org http://a_b.example.org',
  '<title>a</title> <xmp> <b>c</b>',
];

/** An answer's HTML on the report's page, without what the page adds on purpose. */
function onPage(answer: string): string {
  const page = pageOf(
    `### Question 1\n\n> Answer:\n\nbefore\n\n### Question 2\n\n> Answer:\n\n${answer}\n\n### Question 3\n\n> Answer:\n\nbehind\n`,
  );
  const block = page.slice(
    page.indexOf('data-question="2"'),
    page.indexOf('<section class="question" data-question="3"'),
  );
  return plain(
    block.slice(block.indexOf('</blockquote>') + '</blockquote>'.length).replaceAll('</section>', ''),
  );
}

/** The same from the parser alone, sanitised like all content of the page. */
function byParser(text: string): string {
  const html = micromark(text, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const unsafe = raw({ type: 'root', children: [{ type: 'raw', value: html.trim() }] });
  normaliseAddresses(unsafe);
  const safe = makeSafe(unsafe);
  const tree: Root =
    safe.type === 'root' ? safe : { type: 'root', children: safe.type === 'doctype' ? [] : [safe] };
  confineLinks(tree);
  confineImages(tree);
  return plain(toHtml(tree));
}

/** Ids of headings, names of boxes, classes of lists, highlighting and breaks beside tags come from the page. */
function plain(html: string): string {
  return withoutLines(html)
    .replace(/ (?:id|aria-label|class)="[^"]*"/g, '')
    .replace(/<span>([^<]*)<\/span>/g, '$1')
    .replaceAll(' disabled checked>', ' checked disabled>')
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
    .trim();
}

/** Examples that the page shows like GitHub, unlike the parser alone: tags on two lines, an address in a text. */
const EXCEPTIONS = new Map([
  [172, '&#x3C;style\n  type="text/css">'],
  [173, '&#x3C;style\n  type="text/css">'],
  [606, '<a href="mailto:foo+@bar.example.com">'],
]);

suite('An answer is rendered as by the parser alone', () => {
  for (const { number, section, markdown } of tests) {
    const text = markdown.replaceAll('→', '\t');
    test(`CommonMark ${number}, ${section}`, () => {
      const other = EXCEPTIONS.get(number);
      if (other === undefined) assert.equal(onPage(text), byParser(text));
      else assert.ok(withoutLines(pageOf(`### Question 1\n\n> Answer:\n\n${text}`)).includes(other));
    });
  }
  for (const text of GITHUB) {
    test(JSON.stringify(text), () => {
      assert.equal(onPage(text), byParser(text));
    });
  }
});
