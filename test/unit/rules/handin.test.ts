import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { RuleCode } from '../../../common/codes';
import type { Problem } from '../../../server/src/rules/rule';
import { check } from '../../support/check';
import { figurePaths, makeReport, words, type Placement } from '../../support/makeReport';
import { marked } from '../../support/marked';
import { mend } from '../../support/mends';
import { githubHtml } from '../../support/githubHtml';
import { lines } from '../../support/streetReport';
import { runs } from '../../support/runs';
import { applyFix } from '../../support/applyFix';
import { timed } from '../../support/timing';

const FILES = figurePaths();
const PROSE = words(150);
const PLACEMENTS: readonly Placement[] = ['below', 'quoted', 'unquoted'];

function inspect(text: string): readonly Problem[] {
  return check(text, FILES, {}).problems;
}

/** Two questions are enough to recognise the edition, and quick to check. */
const WITHOUT = Array.from({ length: 31 }, (_, index) => index + 1).filter(
  (number) => number !== 4 && number !== 31,
);

function reportWith(answer: string, placement: Placement = 'below'): string {
  return makeReport({ answers: { 4: `${PROSE}\n\n${answer}` }, placement, without: WITHOUT });
}

/** Asserts the hints of question 4 (100-200 words) with prose and this answer; `«` and `»` mark their ranges. */
function assertHints(code: RuleCode, answer: string, placement: Placement = 'below'): readonly Problem[] {
  const { text, ranges } = marked(reportWith(answer, placement));
  const hints = inspect(text).filter((problem) => problem.code.startsWith('handin'));
  assert.deepEqual(
    hints.map((problem) => [problem.code, problem.severity, problem.question, problem.range]),
    ranges.map((range) => [code, 'information', 4, range]),
    answer,
  );
  return hints;
}

/** The answer after the fix of its one hint, which looks the same on GitHub. */
function fixed(answer: string, placement: Placement = 'below'): string {
  const text = reportWith(answer, placement);
  const [hint] = inspect(text).filter(({ code }) => code.startsWith('handin'));
  assert.ok(hint);
  const after = mend(text, hint, inspect);
  assert.equal(githubHtml(after), githubHtml(text));
  return /home\n>?\n([^]*?)\s*\n### Question 31/.exec(after)?.[1] ?? '';
}

suite('handin-code', () => {
  test('is at the first fence', () => {
    assertHints('handin-code', lines('«```bash»', 'make all', '```'));
    assertHints('handin-code', lines('«~~~»', 'make all', '~~~', '', '```', 'make', '', 'test', '```'));
    assertHints('handin-code', lines('* An item', '', '    «```»', '    make', '    ```'));
    assertHints('handin-code', lines('«```bash»', 'make all'));
    for (const placement of PLACEMENTS)
      assertHints('handin-code', lines('«```bash»', 'make all', '```'), placement);
  });

  test('does not report code that both pages show', () => {
    assertHints('handin-code', lines('    make all', '', 'and `make` and ```make test``` too'));
  });

  test('has a fix that indents the code by four spaces instead of fences', () => {
    assert.equal(
      fixed(lines('Run', '```bash', 'make all', '', '  make test', '```', 'again.')),
      lines('Run', '', '    make all', '', '      make test', '', 'again.'),
    );
    assert.equal(fixed(lines('```', '', 'make', '', '```')), '    make');
    assert.equal(
      fixed(lines('Run', '```bash', 'make all', '```'), 'quoted'),
      lines('> Run', '>', '>     make all'),
    );
  });

  test('has no fix if the result is uncertain', () => {
    for (const answer of [
      lines('```', 'make'),
      lines('* An item', '', '  ```', '  make', '  ```'),
      lines('* An item', '', '```', 'make', '```'),
      lines(' ```', ' make', ' ```'),
      lines('```', 'make', '```', '', '    more'),
    ]) {
      const text = reportWith(answer);
      const hints = inspect(text).filter(({ code }) => code === 'handin-code');
      assert.deepEqual(
        hints.map(({ fixes }) => fixes),
        [undefined],
        answer,
      );
    }
  });
});

suite('handin-table', () => {
  test('is at the first row', () => {
    assertHints('handin-table', lines('«| a | b |»', '| - | :-: |', '| 1 | 2 |'));
    assertHints('handin-table', lines('Text', '«a | b»', '--- | ---', '1 | 2'));
    assertHints('handin-table', lines('«| a \\| b |»', '|-|', '| 1 |'));
    assertHints('handin-table', lines('> «| a |»', '> |---|'));
  });

  test('does not report text that is not a table', () => {
    assertHints('handin-table', lines('a | b', '', '| c | d |', '| e | f |'));
    assertHints('handin-table', lines('a | b', '-|-|-'));
    assertHints('handin-table', lines('    | a |', '    | - |'));
    assertHints('handin-table', lines('a', '---'));
    assertHints('handin-table', lines('<table>', '<tr><td>a | b</td></tr>', '</table>'));
  });
});

suite('handin-list', () => {
  test('is at the first item after text', () => {
    assertHints('handin-list', lines('We use', '«* this»', '* that'));
    assertHints('handin-list', lines('We use', '«1. this»', '2. that', '', 'and', '- more'));
    assertHints('handin-list', lines('![A](figures/q14.png)', '«+ this»').replace('!', ''));
    for (const placement of PLACEMENTS)
      assertHints('handin-list', lines('We use', '«* this»', '* that'), placement);
  });

  test('is at a list right below `Answer:`', () => {
    const { text, ranges } = marked(
      makeReport({
        answers: { 4: `«* ${words(4)}»\n* ${words(140).replaceAll('\n', ' ')}` },
        placement: 'no-blank',
      }),
    );
    const hints = inspect(text).filter(({ code, question }) => code === 'handin-list' && question === 4);
    assert.deepEqual(
      hints.map(({ range }) => range),
      ranges,
    );
  });

  test('does not report a list after a blank line, a heading or a rule, or its items', () => {
    for (const answer of [
      lines('We use', '', '* this', '* that', 'and more of it', '* again'),
      lines('***', '* this'),
      lines('> * this', '> * that'),
      lines('We use', '> * this'),
      lines('We use', '2. this, which is text on GitHub, too', '* that').replace('\n* that', ''),
      lines('We use', '-', '', '* that'),
      lines('We use', '---', '* that').replace('---\n', '\n'),
      lines('    * code', '    * code'),
      lines('<!-- a -->', '* this'),
    ])
      assertHints('handin-list', answer);
  });

  test('is at the first item with another level than on GitHub', () => {
    assertHints('handin-list', lines('* a', '  «* b»', '  * c'));
    assertHints('handin-list', lines('1. a', '   «- b»', '', '2. c'));
    assertHints('handin-list', lines('- a', '    - b', '      «- c»'));
    assertHints('handin-list', lines('- a', '', '  «- b»'));
  });

  test('does not report items with four spaces for each level', () => {
    assertHints('handin-list', lines('- a', '    - b', '        - c', '    - d', '- e'));
    assertHints('handin-list', lines('1. a', '    1. b', '', '    2. c'));
    assertHints('handin-list', lines('- a', '\t- b'));
    assertHints('handin-list', lines(' - a', '   - b').replace('   - b', ' - b'));
  });

  test('is at `1)`', () => {
    assertHints('handin-list', lines('«1) a»', '2) b'));
  });

  test('has a fix for the whole list', () => {
    assert.equal(fixed(lines('We use', '* this', '* that')), lines('We use', '', '* this', '* that'));
    assert.equal(fixed(lines('We use', '* this'), 'quoted'), lines('> We use', '>', '> * this'));
    assert.equal(
      fixed(lines('We use', '1) a', '   goes on', '   - b', '     goes on', '   - c', '2) d')),
      lines('We use', '', '1. a', '   goes on', '    - b', '      goes on', '    - c', '2. d'),
    );
    assert.equal(fixed(lines('- a', '', '  - b', '    - c')), lines('- a', '', '    - b', '        - c'));
  });

  test('has no fix if the nesting is uncertain', () => {
    for (const answer of [
      lines('- a', '  - b', '', '    more of b'),
      lines('1000000. a', '         - b'),
      lines('- a', '  - b', '    ```', '    c', '    ```'),
    ]) {
      const text = reportWith(answer);
      const hints = inspect(text).filter(({ code }) => code === 'handin-list');
      assert.deepEqual(
        hints.map(({ fixes }) => fixes),
        [undefined],
        answer,
      );
    }
  });

  test('has a fix for any list that changes nothing on GitHub, and leaves nothing to fix', () => {
    const item = fc.record({
      indent: fc.constantFrom('', '', '  ', '   ', '    ', '      ', '\t'),
      mark: fc.constantFrom('-', '*', '1.', '2.', '1)', '10.'),
      gap: fc.constantFrom('', '', '', '\n'),
      text: fc.constantFrom('a', 'b', 'two words', 'lazy\nlines', 'more\n  lines'),
    });
    const before = fc.constantFrom('', 'Text\n', '**Bold**\n', '> Quote\n', '![A](figures/q14.png)\n');
    const placement = fc.constantFrom<Placement>('below', 'quoted', 'unquoted');
    fc.assert(
      fc.property(
        before,
        fc.array(item, { minLength: 1, maxLength: 6 }),
        placement,
        (start, items, where) => {
          // Four spaces before the first item would make it code.
          const list = items
            .map(({ indent, mark, gap, text }) => `${indent}${mark} ${text}${gap}`)
            .join('\n')
            .trimStart();
          const report = reportWith(start + list, where);
          let text = report;
          for (let left = 10; left >= 0; left--) {
            const hint = inspect(text).find(({ code, fixes }) => code === 'handin-list' && fixes);
            const [fix] = hint?.fixes ?? [];
            if (!fix) break;
            assert.ok(left > 0, 'There is still something to fix.');
            const after = applyFix(text, fix);
            assert.equal(githubHtml(after), githubHtml(text));
            text = after;
          }
        },
      ),
      runs(300),
    );
  });
});

suite('handin-html', () => {
  test('is at the tag of an element with Markdown in it', () => {
    assertHints(
      'handin-html',
      lines(
        '«<details>»',
        '<summary>More</summary>',
        '',
        'We are **bold**.',
        '',
        '</details>',
        '',
        '**Bold**',
      ),
    );
    assertHints('handin-html', lines('«<p align="center">»', '', '[a](b.md)', '', '</p>'));
    assertHints('handin-html', lines('«<div>»', '<div>a</div>', '', '* item', '</div>'));
    assertHints(
      'handin-html',
      lines('«<details>»', '', '```', 'make', '```', '', '| a |', '|---|', '</details>'),
    );
  });

  test('does not report HTML without Markdown, or tags that start no block', () => {
    for (const answer of [
      lines('<p align="center">', '<b>a</b> and text', '</p>'),
      lines('<table>', '<tr><td>a</td></tr>', '</table>', '', '**Bold**'),
      lines('<b>a **bold**</b>', '<br>'),
      lines('Text <p> **bold**'),
      lines('<div>text `code`</div>'),
      lines('`<p>` is **bold**', '', '    <p>'),
      lines('<!-- <p> -->'),
      lines('<hr>', '', '**Bold**'),
      lines('<div><img src="figures/q14.png" alt="a"></div>').replace(/<img[^>]*>/, 'a'),
    ])
      assertHints('handin-html', answer);
  });

  test('closes a paragraph with its fix', () => {
    const text = makeReport({ answers: { 4: `${PROSE}\n\n<p align="center">\n<b>a</b>\n\n**Bold**` } });
    const [hint] = inspect(text).filter(({ code }) => code === 'handin-swallowed');
    assert.ok(hint);
    assert.ok(mend(text, hint, inspect).includes('<p align="center">\n<b>a</b></p>\n\n**Bold**'));
  });
});

suite('Hints for the hand-in page', () => {
  const ANSWER = lines('We use', '* this', '', '```', 'make', '```');

  test('are not given for a course with an unknown hand-in', () => {
    const text = makeReport({ course: [{}, {}, {}], answers: { 1: ANSWER, 2: ANSWER, 3: ANSWER } });
    assert.deepEqual(
      inspect(text).filter(({ code }) => code.startsWith('handin')),
      [],
    );
  });

  test('are given with any line end', () => {
    for (const lineEnd of ['\n', '\r\n', '\r'] as const) {
      const text = makeReport({ answers: { 4: `${PROSE}\n\n${ANSWER}` }, lineEnd });
      const hints = inspect(text);
      assert.deepEqual(
        hints.map(({ code }) => code),
        ['handin-list', 'handin-code'],
      );
      const after = hints.reduceRight((now, { fixes: [fix] = [] }) => (fix ? applyFix(now, fix) : now), text);
      const wanted = lines('We use', '', '* this', '', '```', 'make', '```').replaceAll('\n', lineEnd);
      assert.ok(after.includes(wanted));
      assert.deepEqual(new Set(after.match(/\r\n|\r|\n/g)), new Set([lineEnd]));
    }
  });

  test('take linear time', () => {
    for (const piece of ['<p ', '<p>', '* a\n  * b\n', '- ', '| ', '> ', '<!--', '```\n', '1) a\n']) {
      const answer = piece.repeat(Math.floor(200_000 / piece.length));
      const { time } = timed(() => check(makeReport({ answers: { 4: `a\n\n${answer}` } }), FILES, {}));
      assert.ok(time < 5_000, JSON.stringify(piece));
    }
  });
});
