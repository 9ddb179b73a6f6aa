import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport, placeholder, words, type Placement } from '../../support/makeReport';

const FILES = figurePaths();
const PLACEMENTS: readonly Placement[] = ['below', 'quoted', 'inline', 'no-blank', 'unquoted'];

/** The problems of question 4 (100-200 words) with this answer: the code, and the text of the range. */
function problemsOf(answer: string, placement: Placement = 'below', lineEnd: '\n' | '\r\n' | '\r' = '\n') {
  const text = makeReport({ answers: { 4: answer }, placement, lineEnd });
  const lines = text.split(lineEnd);
  return check(text, FILES).problems.map(({ code, range: { start, end }, question }) => {
    const inRange = lines.slice(start.line, end.line + 1);
    inRange[inRange.length - 1] = inRange.at(-1)?.slice(0, end.character) ?? '';
    inRange[0] = inRange[0]?.slice(start.character) ?? '';
    assert.equal(question, 4);
    return { code, text: inRange.join(' ') };
  });
}

suite('answer-missing', () => {
  for (const placement of PLACEMENTS) {
    test(`reports the placeholder alone, ${placement}`, () => {
      assert.deepEqual(problemsOf(placeholder(4), placement), [
        {
          code: 'answer-missing',
          text: placeholder(4),
        },
      ]);
    });
  }

  for (const [name, answer] of [
    ['nothing', ''],
    ['a comment', '<!-- later -->'],
    ['dashes', '---'],
  ] as const) {
    test(`reports ${name} instead of an answer`, () => {
      assert.deepEqual(problemsOf(answer), [
        {
          code: 'answer-missing',
          text: 'Answer:',
        },
      ]);
    });
  }

  test('does not also report missing figures', () => {
    const { problems } = check(makeReport({ placeholders: [14, 19, 29] }), FILES);
    assert.deepEqual(
      problems.map(({ code, question }) => [code, question]),
      [
        ['answer-missing', 14],
        ['answer-missing', 19],
        ['answer-missing', 29],
      ],
    );
  });
});

suite('answer-too-short and answer-too-long', () => {
  for (const placement of PLACEMENTS) {
    test(`follow the lower limit, ${placement}`, () => {
      // The checker counts quote marks as words: one for each line of an answer in a quote.
      const marks = (count: number) =>
        placement === 'quoted'
          ? Math.ceil(count / 12) + 1
          : placement === 'inline'
            ? Math.ceil(count / 12) - 1
            : 0;
      const fewest = Array.from({ length: 100 }, (_, i) => i).find((n) => n + marks(n) >= 100) ?? 100;
      assert.deepEqual(problemsOf(words(fewest), placement), []);
      const [short] = problemsOf(words(80), placement);
      assert.deepEqual(short, {
        code: 'answer-too-short',
        text: 'Answer:',
      });
    });
  }

  test('start the range of a long answer at the first word over the limit', () => {
    const answer = `${words(200)} one too many`;
    assert.deepEqual(problemsOf(answer), [
      {
        code: 'answer-too-long',
        text: 'one too many',
      },
    ]);
  });

  test('have a range over several lines, with CRLF and lone CR', () => {
    for (const lineEnd of ['\r\n', '\r'] as const) {
      const answer = `${words(199)}\n\nlast over\nthe end`;
      assert.deepEqual(
        problemsOf(answer, 'below', lineEnd).map(({ text }) => text),
        ['over the end'],
      );
    }
  });

  test('follow the limits of another course', () => {
    const text = makeReport({ course: [{}, {}, { words: { min: 5, max: 8 } }], answers: { 3: words(9) } });
    assert.deepEqual(
      check(text, []).problems.map(({ code, question }) => [code, question]),
      [['answer-too-long', 3]],
    );
  });
});

suite('An unanswered question with figures', () => {
  for (const [name, answer] of [
    ['with nothing', ''],
    ['with its placeholder', '--- question 19 fill here ---'],
  ] as const) {
    test(`${name} has a fix that inserts the figures`, () => {
      const text = makeReport({ answers: { 19: answer } });
      const problems = check(text, figurePaths()).problems;
      assert.deepEqual(
        problems.map(({ code, question }) => [code, question]),
        [['answer-missing', 19]],
      );
      const [fix] = problems[0]?.fixes ?? [];
      assert.ok(fix?.withoutSnippet);
      const fixed = check(applyFix(text, fix), figurePaths());
      assert.equal(fixed.report.questions[18]?.block.answer?.images, 1);
      assert.ok(!fixed.problems.some(({ code }) => /missing|left|too-few/.test(code)));
    });
  }

  test('has no such fix if the question asks for no figures', () => {
    const [problem] = check(makeReport({ answers: { 4: '' } }), figurePaths()).problems;
    assert.deepEqual([problem?.code, problem?.fixes], ['answer-missing', []]);
  });
});
