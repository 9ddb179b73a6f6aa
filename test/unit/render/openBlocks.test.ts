import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { raw } from 'hast-util-raw';
import { elementsOf, textOf } from '../../../server/src/render/elements';
import { renderBlocks } from '../../../server/src/render/renderReport';
import { renderText } from '../../../server/src/render/renderText';
import { documentLines } from '../../../server/src/report/documentLines';
import { editReport } from '../../../server/src/report/editReport';
import { parseReport } from '../../../server/src/report/parse';
import { runs } from '../../support/runs';

const NOTE = 'is never closed.';

function ask(number: number, answer: string): string {
  return `### Question ${number}\n\n> Answer:\n\n${answer}\n\n`;
}

/** What each question shows below its bar, without notes. */
function shownIn(text: string): string[] {
  return renderBlocks(parseReport(text))
    .filter(({ question }) => question !== null)
    .map(({ html }) => shownText(html));
}

function shownText(html: string): string {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  for (const { properties, children } of elementsOf(tree))
    if (['question-bar', 'note'].some((name) => [properties.className].flat().includes(name)))
      children.splice(0, children.length);
  return wordsOf(textOf(tree));
}

function wordsOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What GitHub shows of the whole text, read at once. */
function wholePage(text: string): string {
  return wordsOf(
    textOf(renderText(text, { definitions: [], notParsed: null, isPlain: false, prefix: 'whole' })),
  );
}

suite('what is opened in one question and never closed there', () => {
  for (const [opening, shown] of [
    ['<!-- later', ['', 'more']],
    ['```bash\nmake', ['### Question 2 > Answer: two -->', '']],
    ['~~~\nmake', ['### Question 2 > Answer: two -->', '']],
    ['<pre>', ['### Question 2 > Answer: two -->', '']],
    ['<style>', ['### Question 2 > Answer: two -->', '']],
    ['<?php', ['Answer: two -->', '']],
    ['<![CDATA[', ['Answer: two -->', '']],
  ] as const) {
    test(`is open in the next one: ${JSON.stringify(opening)}`, () => {
      const text = `# T\n\n${ask(1, `one\n\n${opening}`)}${ask(2, 'two\n\n-->')}${ask(3, 'more')}`;
      assert.equal(shownIn(text)[1], shown[0]);
    });
  }

  test('ends in the question that closes it', () => {
    const [one, two, three, four] = shownIn(
      ask(1, 'one <!-- no\n\n<!-- later') + ask(2, 'two') + ask(3, 'three -->\n\n*more*') + ask(4, 'four'),
    );
    assert.deepEqual(
      [one, two, three, four],
      ['Question 1 Answer: one <!-- no', '', 'more', 'Question 4 Answer: four'],
    );
  });

  test('folds away what follows where it is `<details>`', () => {
    const blocks = renderBlocks(
      parseReport(ask(1, '<details>\n\none') + ask(2, 'two\n\n</details>\n\nmore') + ask(3, 'three')),
    );
    const [, , two, three] = blocks;
    assert.match(
      two?.html ?? '',
      /folds[^<]*&#x3C;details>[^]*<details[^]*Question 2[^]*two[^]*<\/details>\s*<p[^>]*>more/,
    );
    assert.doesNotMatch(three?.html ?? '', /<details|never closed/);
  });

  test('is said where it hides a text, and nowhere else', () => {
    const blocks = renderBlocks(parseReport(ask(1, '<!-- later') + ask(2, 'two\n\n-->') + ask(3, 'three')));
    assert.deepEqual(
      blocks.map(({ html }) => html.includes(NOTE)),
      [false, false, true, false],
    );
  });

  test('keeps the source lines of the questions', () => {
    const [, , two] = renderBlocks(parseReport(ask(1, '<details>') + ask(2, 'two')));
    assert.match(two?.html ?? '', /<p data-line="4">two/);
  });

  const TEXT = ['text', '*b*', '- item', '> quote', '', ''];
  // Apart, since a browser reads on in a comment where CommonMark ends the HTML around it.
  const KINDS = [
    ['```', '~~~~', '````', '<!-- a', '-->', '<!-- a -->', '`<!--`'],
    ['<pre>', '</pre>', '<style>', '</style>', '<textarea>'],
    ['<?php', '?>'],
    ['<![CDATA[', ']]>'],
  ];
  const textsOf = (parts: readonly string[]): fc.Arbitrary<string> => {
    const answer = fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((lines) => lines.join('\n'));
    return fc
      .tuple(fc.constantFrom('', '# T\n\n', '```\n\n'), answer, answer, answer, answer)
      .map(([top, ...answers]) => top + answers.map((one, index) => ask(index + 1, one)).join(''));
  };
  const texts = fc.oneof(...KINDS.map((kind) => textsOf([...TEXT, ...kind])));

  test('is shown as in the whole text, whatever is opened and closed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const page = wordsOf(
          renderBlocks(parseReport(text))
            .map(({ html }) => shownText(html))
            .join(' '),
        );
        // Where a block ends in the middle of a paragraph there is a blank more or less.
        assert.equal(page.replaceAll(' ', ''), wholePage(text).replaceAll(' ', ''));
      }),
      runs(60),
    );
  });

  test('is the same after an edit', () => {
    fc.assert(
      fc.property(
        texts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...TEXT, ...KINDS.flat()),
        (text, at, part) => {
          const report = parseReport(text);
          renderBlocks(report);
          const lines = text.split('\n');
          const place = { line: Math.floor(at * (lines.length - 1)), character: 0 };
          const changed = editReport(report, { range: { start: place, end: place }, text: `${part}\n` });
          assert.deepEqual(renderBlocks(changed), renderBlocks(parseReport(documentLines(changed).join(''))));
        },
      ),
      runs(60),
    );
  });
});
