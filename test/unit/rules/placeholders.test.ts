import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Problem } from '../../../server/src/rules/rule';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import {
  figurePaths,
  makeReport,
  placeholder,
  words,
  type Placement,
  type ReportOptions,
} from '../../support/makeReport';
import { marked } from '../../support/marked';
import { mend, factsOf } from '../../support/mends';
import { assertSameText } from '../../support/sameText';
import { runs } from '../../support/runs';

const FILES = figurePaths();
const PLACEMENTS: readonly Placement[] = ['below', 'quoted', 'inline', 'no-blank', 'unquoted'];
const LINE_ENDS = ['\n', '\r\n', '\r'] as const;
const PROSE = words(150);
const LEFT = placeholder(4);

function inspect(text: string): readonly Problem[] {
  return check(text, FILES).problems;
}

/** A report with an answer to question 4 (100-200 words) in which `«` and `»` mark ranges. */
function withAnswer(answer: string, options: ReportOptions = {}) {
  return marked(makeReport({ ...options, answers: { 4: answer } }));
}

/** The text after all problems of a report are fixed, one by one. */
function fixAll(text: string): string {
  let fixed = text;
  for (let [problem] = inspect(fixed); problem; [problem] = inspect(fixed))
    fixed = mend(fixed, problem, inspect);
  return fixed;
}

/** Asserts that fixing all problems gives the report with another answer. */
function assertFixed(text: string, answer: string, options: ReportOptions = {}): void {
  assertSameText(fixAll(text), makeReport({ ...options, answers: { 4: answer } }));
}

suite('placeholder-left', () => {
  for (const placement of PLACEMENTS) {
    for (const lineEnd of LINE_ENDS) {
      test(`is found below an answer, ${placement}, with ${JSON.stringify(lineEnd)}`, () => {
        const { text, ranges } = withAnswer(`${PROSE}\n\n«${LEFT}»`, { placement, lineEnd });
        const problems = inspect(text);
        assert.deepEqual(problems.map(factsOf), [
          {
            code: 'placeholder-left',
            severity: 'warning',
            question: 4,
            range: ranges[0],
            unnecessary: true,
          },
        ]);
        assertFixed(text, PROSE, { placement, lineEnd });
      });
    }
  }

  for (const [name, answer, rest] of [
    ['above an answer', `«${LEFT}»\n\n${PROSE}`, PROSE],
    ['right above an answer', `«${LEFT}»\n${PROSE}`, PROSE],
    ['between paragraphs', `${PROSE}\n\n«${LEFT}»\n\nThe end.`, `${PROSE}\n\nThe end.`],
    ['right between two lines', `${PROSE}\n«${LEFT}»\nThe end.`, `${PROSE}\nThe end.`],
    ['before the first word', `«${LEFT}» ${PROSE}`, PROSE],
    ['after the last word', `${PROSE} «${LEFT}»`, PROSE],
    ['in the middle of a line', `${PROSE} «${LEFT}» The end.`, `${PROSE} The end.`],
    ['as an item of a list', `${PROSE}\n\n* one\n* «${LEFT}»\n* two`, `${PROSE}\n\n* one\n* two`],
    ['without the dashes after it', `${PROSE}\n\n«--- question 4 fill here»`, PROSE],
    ['without the dashes before it', `${PROSE}\n\n«question 4 fill here ---»`, PROSE],
    ['without any dashes', `${PROSE}\n\n«Question 4 fill here»`, PROSE],
    ['of another question', `${PROSE}\n\n«${placeholder(5)}»`, PROSE],
    ['with spaces after it', `${PROSE}\n\n«${LEFT}»   `, PROSE],
    ['with its line indented', `${PROSE}\n\n   «${LEFT}»`, PROSE],
  ] as const) {
    test(name, () => {
      const { text, ranges } = withAnswer(answer);
      assert.deepEqual(
        inspect(text).map(({ code, range }) => ({ code, range })),
        ranges.map((range) => ({ code: 'placeholder-left', range })),
      );
      assertFixed(text, rest);
    });
  }

  test('reports each placeholder separately', () => {
    const { text, ranges } = withAnswer(`«${LEFT}»\n\n${PROSE}\n\n«${LEFT}»`);
    assert.deepEqual(
      inspect(text).map(({ code, range }) => ({ code, range })),
      ranges.map((range) => ({ code: 'placeholder-left', range })),
    );
    assertFixed(text, PROSE);
  });

  test('is found in the last line of the file', () => {
    const whole = makeReport();
    assert.ok(whole.endsWith('\n'));
    const { text, ranges } = marked(`${whole}\n«${placeholder(31)}»`);
    const [problem, ...others] = inspect(text);
    assert.deepEqual(others, []);
    assert.ok(problem);
    assert.deepEqual(problem.range, ranges[0]);
    assertSameText(mend(text, problem, inspect), whole.trimEnd());
  });

  test('is found above `Answer:`, inside and outside the quote', () => {
    for (const quote of ['', '> ']) {
      const whole = makeReport();
      const at = whole.indexOf('> Answer:', whole.indexOf('### Question 4\n'));
      const { text, ranges } = marked(`${whole.slice(0, at)}${quote}«${LEFT}»\n${whole.slice(at)}`);
      const problems = inspect(text);
      assert.deepEqual(
        problems.map(({ code, question, range }) => ({ code, question, range })),
        [
          {
            code: 'placeholder-left',
            question: 4,
            range: ranges[0],
          },
        ],
      );
      const [problem] = problems;
      assert.ok(problem);
      assertSameText(mend(text, problem, inspect), whole);
    }
  });

  for (const [name, answer] of [
    ['the placeholder alone, which is not an answer', LEFT],
    ['a placeholder in a comment', `${PROSE}\n\n<!-- ${LEFT} -->`],
    ['words about it', `${PROSE}\n\nThe question was to fill here and there.`],
  ] as const) {
    test(`reports nothing for ${name}`, () => {
      const { text } = withAnswer(answer);
      assert.deepEqual(
        inspect(text).filter(({ code }) => code === 'placeholder-left'),
        [],
      );
    });
  }

  test("reports nothing for another question's placeholder after a second `Answer:`", () => {
    const { text } = withAnswer(`${PROSE}\n\n### More\n\n> Answer:\n\n${placeholder(5)}`);
    assert.deepEqual(
      inspect(text).filter(({ code }) => code === 'placeholder-left'),
      [],
    );
  });
});

suite('placeholder-dashes', () => {
  test('is one problem with one fix if most answers have dashes', () => {
    const course = [{}, {}, {}, {}, {}];
    const own = ['We rowed.', 'We sailed.', 'We swam.', 'We slept.', 'We ate.'];
    const withDashes = (count: number): string =>
      makeReport({
        course,
        answers: Object.fromEntries(
          own.map((text, index) => [index + 1, index < count ? `---\n\n${text}\n\n---` : text]),
        ),
      });
    assert.equal(inspect(withDashes(2)).length, 2);
    const [problem, ...others] = inspect(withDashes(3));
    assert.ok(problem?.code === 'placeholder-dashes' && problem.question === null);
    assert.deepEqual(others, []);
    const [fix] = problem.fixes ?? [];
    assert.ok(fix?.isSafe);
    assert.equal(spaced(applyFix(withDashes(3), fix)), spaced(withDashes(0)));
  });

  for (const placement of PLACEMENTS) {
    for (const lineEnd of LINE_ENDS) {
      test(`is found around an answer, ${placement}, with ${JSON.stringify(lineEnd)}`, () => {
        const { text, ranges } = withAnswer(`«---» ${PROSE} ---`, { placement, lineEnd });
        assert.deepEqual(inspect(text).map(factsOf), [
          {
            code: 'placeholder-dashes',
            severity: 'information',
            question: 4,
            range: ranges[0],
            unnecessary: true,
          },
        ]);
        assertFixed(text, PROSE, { placement, lineEnd });
      });
    }
  }

  for (const [name, answer, rest] of [
    ['before the first word', `«---» ${PROSE}`, PROSE],
    ['without a space', `«---»${PROSE}`, PROSE],
    ['two dashes', `«--» ${PROSE}`, PROSE],
    ['on a line before', `«---»\n\n${PROSE}`, PROSE],
    ['on a line right before', `«---»\n${PROSE}`, PROSE],
    ['after the last word', `${PROSE} «---»`, PROSE],
    ['after the last word without a space', `${PROSE}«---»`, PROSE],
    ['after the last word, with spaces after them', `${PROSE} «---»  `, PROSE],
    ['on a line after', `${PROSE}\n\n«---»`, PROSE],
    ['on the next line, which makes a heading', `${PROSE}\n«---»`, PROSE],
    ['on the next line after a list', `${PROSE}\n\n* one\n* two\n«---»`, `${PROSE}\n\n* one\n* two`],
    ['on lines around', `«---»\n\n${PROSE}\n\n---`, PROSE],
    ['on lines around, right before and after', `«---»\n${PROSE}\n---`, PROSE],
    ['on more than one line', `«---\n\n---»\n\n${PROSE}`, PROSE],
    ['on a line and before the first word', `«---\n---» ${PROSE}`, PROSE],
    ['before a comment', `${PROSE}\n\n«---»\n\n<!-- aside -->`, `${PROSE}\n\n<!-- aside -->`],
  ] as const) {
    test(name, () => {
      const { text, ranges } = withAnswer(answer);
      assert.deepEqual(
        inspect(text).map(({ code, range }) => ({ code, range })),
        [{ code: 'placeholder-dashes', range: ranges[0] }],
      );
      assertFixed(text, rest);
    });
  }

  test('is found after the very last answer', () => {
    const whole = makeReport();
    const { text, ranges } = marked(`${whole.trimEnd()}\n\n«---»`);
    const [problem, ...others] = inspect(text);
    assert.deepEqual(others, []);
    assert.ok(problem);
    assert.deepEqual(problem.range, ranges[0]);
    assertSameText(mend(text, problem, inspect), whole.trimEnd());
  });

  test('is found beside a placeholder, which is a separate problem', () => {
    const { text } = withAnswer(`${LEFT}\n\n${PROSE}\n\n---`);
    assert.deepEqual(
      inspect(text).map(({ code }) => code),
      ['placeholder-left', 'placeholder-dashes'],
    );
    assertFixed(text, PROSE);
  });

  test('has a safe fix unless it makes the answer too short', () => {
    for (const [count, isSafe] of [
      [100, true],
      [99, false],
      [98, false],
      [97, true],
    ] as const) {
      const { text } = withAnswer(`--- ${words(count)} ---`);
      const [fix] = inspect(text).find(({ code }) => code === 'placeholder-dashes')?.fixes ?? [];
      assert.equal(fix?.isSafe, isSafe, `${count} words without the dashes`);
    }
  });

  for (const [name, answer] of [
    ['a rule between paragraphs', `${PROSE}\n\n---\n\nThe end.`],
    ['a heading with an underline', `Our way\n---\n\n${PROSE}`],
    ['a table that ends in its second line', `${PROSE}\n\n| a | b |\n|---|---|`],
    ['a table without outer bars', `${PROSE}\n\na | b\n--- | ---`],
    ['a table that begins the answer', `a | b\n--- | ---\n1 | 2\n\n${PROSE}`],
    ['dashes in a fence', `\`\`\`\n---\n\`\`\`\n\n${PROSE}\n\n\`\`\`\n---\n\`\`\``],
    ['dashes in a code span', `\`---\` ${PROSE} \`---\``],
    ['a long line of dashes', `${PROSE}\n\n--------------------`],
    ['an option', `--epochs ${PROSE}`],
    ['a list', `- ${PROSE}`],
    ['dashes in words', `A step-by-step ${PROSE} well-known`],
    ['a dash at the end', `${PROSE} -`],
  ] as const) {
    test(`reports nothing for ${name}`, () => {
      assert.deepEqual(inspect(withAnswer(answer).text), []);
    });
  }
});

/** A text with each of its words on a separate line, without quote marks. */
function spaced(text: string): string {
  return text.split(/[\s>]+/).join('\n');
}

suite('Any remains of a placeholder', () => {
  const left = fc.constantFrom(
    LEFT,
    '--- question 4 fill here',
    'question 4 fill here ---',
    '---',
    '--',
    '-----',
  );
  const gap = fc.constantFrom(' ', '\n', '\n\n');

  test('can be removed without changing anything else', () => {
    fc.assert(
      fc.property(
        fc.option(fc.tuple(left, gap), { nil: null }),
        fc.option(fc.tuple(gap, left), { nil: null }),
        fc.integer({ min: 110, max: 160 }),
        fc.constantFrom(...PLACEMENTS),
        fc.constantFrom(...LINE_ENDS),
        (before, after, count, placement, lineEnd) => {
          const own = words(count);
          const answer = `${(before ?? []).join('')}${own}${(after ?? []).join('')}`;
          const { text } = withAnswer(answer, { placement, lineEnd });
          const clean = makeReport({ answers: { 4: own }, placement, lineEnd });
          assert.deepEqual(inspect(text).length > 0, before !== null || after !== null);
          assertSameText(spaced(fixAll(text)), spaced(clean));
        },
      ),
      runs(100),
    );
  });
});
