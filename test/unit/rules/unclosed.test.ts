import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { makeReport } from '../../support/makeReport';
import { textAt } from '../../support/places';

const COURSE = [{}, {}, {}];

function withAnswer(number: number, answer: string, lineEnd: '\n' | '\r\n' = '\n'): string {
  return makeReport({
    course: COURSE,
    answers: { 1: 'We rowed.', 2: 'We sailed.', 3: 'We swam.', [number]: answer },
    lineEnd,
  });
}

function unclosed(text: string) {
  return check(text).problems.filter(({ code }) => code === 'unclosed-block');
}

/** The text after fix `nth` of its only problem, which must be gone then. */
function fixed(text: string, nth = 0): string {
  const [problem, ...others] = unclosed(text);
  const fix = problem?.fixes?.[nth];
  assert.ok(fix);
  assert.deepEqual(others, []);
  const result = applyFix(text, fix);
  assert.deepEqual(unclosed(result), []);
  return result;
}

const OPENINGS: readonly (readonly [name: string, answer: string, opening: string, closed: string])[] = [
  ['a comment', 'One.\n\n<!-- later\n\ntwo', '<!--', 'One.\n\n<!-- later\n\ntwo\n-->'],
  ['a comment in a paragraph', 'One\n<!-- later\n\ntwo', '<!--', 'One\n<!-- later\n\ntwo\n-->'],
  ['a fence', 'One.\n\n```bash\nrow north', '```bash', 'One.\n\n```bash\nrow north\n```'],
  ['a fence of tildes', '  ~~~~\n  row\n', '~~~~', '  ~~~~\n  row\n  ~~~~\n'],
  ['a fence with another fence in it', '````\n```\nrow\n```', '````', '````\n```\nrow\n```\n````'],
  [
    'a tag below a line of text and another one',
    'One\n<b>\n<pre>\n\ntwo',
    '<pre',
    'One\n<b>\n<pre>\n\ntwo\n</pre>',
  ],
  ['CDATA', 'One.\n\n<![CDATA[\n\ntwo', '<![CDATA[', 'One.\n\n<![CDATA[\n\ntwo\n]]>'],
  ['<?', '<?php\n\nrow();', '<?', '<?php\n\nrow();\n?>'],
  ['a declaration', '<!ELEMENT boat\n\ntwo', '<!E', '<!ELEMENT boat\n\ntwo\n>'],
  ['<pre>', '<pre>\nrow\n\nsail', '<pre', '<pre>\nrow\n\nsail\n</pre>'],
  ['<style>', '<STYLE type="x">\nb {}\n\nsail', '<STYLE', '<STYLE type="x">\nb {}\n\nsail\n</style>'],
  [
    '<details>',
    'One.\n\n<details>\n<summary>All</summary>\n\ntwo',
    '<details',
    'One.\n\n<details>\n<summary>All</summary>\n\ntwo\n\n</details>',
  ],
  [
    'the outer of two <details>',
    '<details>\n\n<details open>\n\ntwo\n\n</details>\n\nthree',
    '<details',
    '<details>\n\n<details open>\n\ntwo\n\n</details>\n\nthree\n\n</details>',
  ],
];

suite('unclosed-block', () => {
  // A declaration ends with the next quote mark, which is not far below.
  for (const [name, answer, opening, closed] of OPENINGS.filter(([one]) => one !== 'a declaration')) {
    test(`is an error at the start of ${name} that hides the questions below`, () => {
      for (const lineEnd of ['\n', '\r\n'] as const) {
        const text = withAnswer(2, answer, lineEnd);
        assert.deepEqual(
          unclosed(text).map(({ severity, question, range }) => [severity, question, textAt(text, range)]),
          [['error', 2, opening]],
        );
        assert.equal(fixed(text), withAnswer(2, closed, lineEnd));
      }
    });
  }

  for (const [name, answer, opening, closed] of OPENINGS.filter(([one]) => !one.includes('fence'))) {
    test(`is a warning at the start of ${name} that hides the rest of the last answer`, () => {
      const text = withAnswer(3, answer);
      assert.deepEqual(
        unclosed(text).map(({ severity, question, range }) => [severity, question, textAt(text, range)]),
        [['warning', 3, opening]],
      );
      assert.equal(fixed(text), withAnswer(3, closed));
    });
  }

  test('has a fix that closes a comment on its own line', () => {
    const text = withAnswer(2, 'One.\n\n<!-- later\n\ntwo');
    assert.equal(fixed(text, 1), withAnswer(2, 'One.\n\n<!-- later -->\n\ntwo'));
  });

  test('is reported before the first question', () => {
    for (const [opening, closing] of [
      ['<!-- a note\non boats', '-->'],
      ['```\nrow', '```'],
    ] as const) {
      const text = withAnswer(2, 'Two.').replace('## Overall', `${opening}\n\n## Overall`);
      assert.deepEqual(
        unclosed(text).map(({ severity, question }) => [severity, question]),
        [['error', null]],
      );
      assert.equal(fixed(text), text.replace(opening, `${opening}\n${closing}`));
    }
  });

  test('has a fix that closes a block before the first question after its code', () => {
    const text = withAnswer(2, 'Two.').replace(
      '## Overall',
      '<details>\n```\nrow\n\nsail\n```\n\n## Overall',
    );
    assert.equal(fixed(text), text.replace('sail\n```\n', 'sail\n```\n\n</details>\n'));
  });

  for (const [name, answer] of [
    ['an unclosed fence at the end of the last answer', '```bash\nrow north\n\nrow south'],
    ['a comment at the very end', 'Done.\n\n<!-- thanks to all'],
  ] as const) {
    test(`reports nothing for ${name}`, () => {
      assert.deepEqual(unclosed(withAnswer(3, answer)), []);
    });
  }

  for (const [answer, closed] of [
    ['<!-- a --> <!-- b\n\ntwo', '<!-- a --> <!-- b -->\n\ntwo'],
    ['<div> <!-- b\n\ntwo', '<div> <!-- b -->\n\ntwo'],
    ['<p>\nOne <!-- b\n</p>\n\ntwo', '<p>\nOne <!-- b\n</p>\n-->\n\ntwo'],
  ] as const) {
    test(`reports a comment in other HTML, which continues in the browser: ${JSON.stringify(answer)}`, () => {
      const text = withAnswer(2, answer);
      assert.deepEqual(
        unclosed(text).map(({ severity, range }) => [severity, range.end.character - range.start.character]),
        [['error', 4]],
      );
      assert.equal(fixed(text), withAnswer(2, closed));
    });
  }

  test('does not take a line indented by four as the end of a fence', () => {
    const text = withAnswer(2, '```bash\nrow north\n     ```\n\ntwo');
    assert.equal(fixed(text), withAnswer(2, '```bash\nrow north\n     ```\n\ntwo\n```'));
    for (const answer of ['```\nrow\n   ```\n\ntwo', '1.  Row:\n    ```\n    row\n    ```\n\ntwo'])
      assert.deepEqual(unclosed(withAnswer(2, answer)), []);
  });

  for (const answer of [
    'One.\n\n<!-- a note\n\nover lines -->\n\ntwo',
    '<div> <!-- b -->\n\ntwo',
    '<div> <!-- b\ngoes on --> </div>\n\ntwo',
    'One <b>two</b> <!-- is shown as it is written',
    '<!--> shown',
    'One <!-- is shown as it is written',
    '```\n<!-- in code\n<details>\n<pre>\n```',
    '<!-- <details> <pre> -->\n\ntwo',
    '`<details>` in a code span',
    '1. Row:\n   ```\n   row north\n2. Sail',
    '- Row:\n\n  <!-- a note\n\nSail',
    '> ```\n> row\n\nsail',
    '> <!-- a note\n\nsail',
    '<details>\n<summary>All</summary>\n\ntwo\n\n</details>',
    '<detailsx>\n\ntwo',
    '    <!-- in indented code\n\ntwo',
    '<pre>row</pre>\n\n<div>\n\ntwo',
    '<https://example.org/pre>\n\ntwo',
  ]) {
    test(`reports nothing for ${JSON.stringify(answer)}`, () => {
      assert.deepEqual(unclosed(withAnswer(2, answer)), []);
      assert.deepEqual(unclosed(withAnswer(3, answer)), []);
    });
  }

  test('takes linear time', () => {
    const many = '  <!--\n'.repeat(20_000);
    const start = performance.now();
    unclosed(withAnswer(2, `1. One\n${many}`));
    unclosed(withAnswer(2, `<details>${'`'.repeat(200_000)}`));
    assert.ok(performance.now() - start < 5_000);
  });
});
