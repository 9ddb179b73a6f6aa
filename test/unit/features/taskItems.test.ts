import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { taskItemsAround } from '../../../server/src/features/checklist/taskItems';
import { renderBlocks } from '../../../server/src/render/renderReport';
import { documentLine } from '../../../server/src/report/documentLines';
import { parseReport } from '../../../server/src/report/parse';
import { lines } from '../../support/streetReport';
import { runs } from '../../support/runs';

const TASK = /<li class="task-list-item" data-line="(\d+)"[^>]*>(?:\n?<p[^>]*>)?<input([^>]*)>/g;

/** The boxes of the page: their lines in the document, and whether they are ticked. */
function boxesOfPage(text: string): [line: number, done: boolean][] {
  return renderBlocks(parseReport(text)).flatMap(({ line, html }) =>
    [...html.matchAll(TASK)].map(([, inside, attributes = '']): [number, boolean] => [
      line + Number(inside),
      attributes.includes(' checked'),
    ]),
  );
}

/** The task items, in the order of the document. */
function boxesOfText(text: string): [line: number, done: boolean][] {
  const report = parseReport(text);
  const blocks = [0, ...report.questions.map(({ line }) => line)];
  return blocks.flatMap((line) =>
    taskItemsAround(report, line).map((item): [number, boolean] => {
      const { box } = item;
      assert.equal(documentLine(report, box.line).slice(box.character, box.character + 3), `[${item.mark}]`);
      return [item.line, item.mark.trim() !== ''];
    }),
  );
}

/** A report with a text in its preamble and in an answer. */
function withText(...text: string[]): string {
  return lines('# Report', '', ...text, '', '### Question 1', '> Why?', '>', '> Answer:', '', ...text, '');
}

/** A report with a text in its only answer, where an open code block has nothing to go on into. */
function withAnswer(...text: string[]): string {
  return lines('# Report', '', '### Question 1', '> Why?', '>', '> Answer:', '', ...text, '');
}

suite('Task items', () => {
  const CASES: Readonly<Record<string, readonly string[]>> = {
    'markers of all kinds': ['* [ ] a', '', '- [x] b', '', '+ [X] c', '', '1. [ ] d', '2) [x] e'],
    'nested lists': ['- a', '  - [ ] b', '    1. [x] c', '- [ ] d'],
    'a list in a quote': ['> - [ ] a', '> > - [x] b'],
    'a list in a list on one line': ['- - [ ] a'],
    'a tab': ['-\t[ ] a', '- [ ]\tb'],
    'an item with paragraphs': ['- [ ] a', '', '  b', '- [x] c'],
    'a box on the line after its marker': ['-', '  [ ] a'],
    'a list after HTML': ['<details><summary>a</summary>', '', '- [x] b', '', '</details>'],
    'wide characters': ['- [ ] 🏠 a', '- 🏠 [ ] b'],
    'no task items': ['- []', '- [ ]', '- [x]b', '- \\[ ] c', '`- [ ] d`', '', '    - [ ] e', '', '[ ] f'],
    'items in code': ['```', '- [ ] a', '```', '- [ ] b', '  ```', '  - [ ] c', '  ```'],
  };
  for (const [what, text] of Object.entries(CASES)) {
    test(`are the same as on the page: ${what}`, () => {
      for (const whole of [withText(...text), withText(...text).replaceAll('\n', '\r\n')])
        assert.deepEqual(boxesOfText(whole), boxesOfPage(whole));
    });
  }

  test('are found in nested quotes, in the preamble and in an answer', () => {
    assert.deepEqual(boxesOfText(withText('> - [ ] a', '> > - [x] b')), [
      [2, false],
      [3, true],
      [10, false],
      [11, true],
    ]);
  });

  test('are not found in the front matter', () => {
    const text = lines('---', 'a: b', '- [ ] c', '---', withText('- [ ] d'));
    assert.deepEqual(boxesOfText(text), boxesOfPage(text));
  });

  test('are none if a text is too expensive to parse', () => {
    const report = parseReport(withText(`${'> '.repeat(200)}- [ ] a`, '- [ ] b'));
    assert.deepEqual(taskItemsAround(report, 0), []);
  });

  test('are the same as on the page, whatever the text around them', () => {
    const parts = ['- ', '* ', '1. ', '> ', '  ', '    ', '\t', '[ ] ', '[x] ', '[X]\t', 'a', '`', '```', ''];
    const line = fc.array(fc.constantFrom(...parts), { maxLength: 5 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (text) => {
        const whole = withAnswer(...text);
        assert.deepEqual(boxesOfText(whole), boxesOfPage(whole));
      }),
      runs(300),
    );
  });
});
