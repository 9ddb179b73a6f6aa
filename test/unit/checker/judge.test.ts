import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { expectedAnswers, judge } from '../../../server/src/checker/judge';
import { splitAtMarks } from '../../../server/src/counting/pieces';
import type { Verdict } from '../../../common/verdict';
import { splitLines } from '../../../server/src/text/lines';
import { parseReport } from '../../../server/src/report/parse';
import { makeReport, placeholder, words, type ReportOptions } from '../../support/makeReport';
import { rangeOf, text } from '../../support/places';

function verdictOf(options: ReportOptions): Verdict {
  return judge(parseReport(makeReport(options)));
}

function accepted(expected: number): Verdict {
  return { accepted: true, error: null, expected, found: expected, passed: expected, warnings: [] };
}

function refused(expected: number, found: number): Verdict {
  return { accepted: false, error: 'answer-count', expected, found, passed: 0, warnings: [] };
}

/** Two questions of another course. */
const COURSE = [{ words: { min: 1, max: 3 } }, { words: { min: 1, max: 3 } }];

suite('The number of answers', () => {
  test('does not count a heading that repeats a number in an answer as a question', () => {
    const course = [...COURSE, ...COURSE, {}];
    const continued = (number: number) => ({
      course,
      answers: { [number]: `One.\n\n### Question ${number} continued\n\nTwo, three.` },
    });
    // The template has five questions, so its checker expects five answers.
    assert.deepEqual(verdictOf(continued(2)), accepted(5));
    // The checker counts the text after the `###` in the last answer as one more answer.
    assert.deepEqual(verdictOf(continued(5)), refused(5, 6));
  });

  test('is fixed for an edition, and one for each question in another course', () => {
    assert.equal(expectedAnswers(parseReport(makeReport({ edition: '2023' }))), 27);
    assert.equal(expectedAnswers(parseReport(makeReport({ edition: '2025' }))), 31);
    assert.equal(expectedAnswers(parseReport(makeReport({ edition: '2026' }))), 31);
    assert.equal(expectedAnswers(parseReport(makeReport({ course: COURSE }))), 2);
  });

  for (const edition of ['2023', '2025', '2026'] as const) {
    const size = edition === '2023' ? 27 : 31;
    test(`${edition}: a finished report is accepted with any line end`, () => {
      for (const lineEnd of ['\n', '\r\n', '\r'] as const) {
        assert.deepEqual(verdictOf({ edition, lineEnd }), accepted(size));
      }
    });

    test(`${edition}: the checker refuses a report with a lost Answer: in the middle`, () => {
      assert.deepEqual(verdictOf({ edition, withoutMark: [12] }), refused(size, size - 1));
    });

    test(`${edition}: the checker refuses a report with a missing question`, () => {
      assert.deepEqual(verdictOf({ edition, without: [12] }), refused(size, size - 1));
    });

    test(`${edition}: a ### in the last answer makes it count twice`, () => {
      const answers = { [size]: `${words(60)}\n\n### More\n\n${words(60)}` };
      assert.deepEqual(verdictOf({ edition, answers }), refused(size, size + 1));
    });

    test(`${edition}: a second Answer: without ### before it does not add an answer`, () => {
      const answers = { 12: `${words(10)}\nAnswer: ${words(60)}` };
      assert.deepEqual(verdictOf({ edition, answers }), accepted(size));
    });

    test(`${edition}: a second Answer: after a ### adds an answer`, () => {
      const answers = { 12: `${words(60)}\n### More\nAnswer: ${words(60)}` };
      assert.deepEqual(verdictOf({ edition, answers }), refused(size, size + 1));
    });

    test(`${edition}: text after the last answer belongs to it`, () => {
      const { warnings } = verdictOf({ edition, after: `\n# The project\n\n${words(500)}` });
      assert.deepEqual(
        warnings.map(({ question, kind }) => [question, kind]),
        [[size, 'words']],
      );
    });
  }

  test('is one too low when the next heading has level 2', () => {
    const source = makeReport().replace('### Question 13', '## Question 13');
    assert.deepEqual(judge(parseReport(source)), refused(31, 30));
  });

  test('is right when the next heading has level 4', () => {
    const source = makeReport().replace('### Question 13', '#### Question 13');
    assert.deepEqual(judge(parseReport(source)), accepted(31));
  });

  test('needs the exact letter case and spacing of Answer:', () => {
    for (const other of ['answer:', 'ANSWER:', 'Answer :', 'Answers:', 'Answer\u00a0:', 'Ans\nwer:']) {
      const source = text('### Question 1', `> ${other}`, 'a', '### Question 2', '> Answer:', 'b');
      assert.deepEqual(judge(parseReport(source)), refused(2, 1), other);
    }
  });

  test('includes Answer: in prose, in code and in a heading', () => {
    for (const place of ['the Answer: is', '`Answer:`', '    Answer:', 'MyAnswer:s']) {
      const source = text('### Question 1', place, 'a', '### Question 2', '> Answer:', 'b');
      assert.deepEqual(judge(parseReport(source)), accepted(2), place);
    }
    const source = text('### Question 1 Answer:', 'a', '### Question 2 Answer:', 'b');
    assert.deepEqual(judge(parseReport(source)), accepted(2));
  });
});

suite('A report without Answer:', () => {
  test('makes the checker of 31 questions stop with its own error', () => {
    const source = makeReport().replaceAll('Answer:', 'Reply:');
    const verdict = { accepted: false, error: 'no-answers', expected: 31, found: 0, passed: 0, warnings: [] };
    assert.deepEqual(judge(parseReport(source)), verdict);
  });

  test('has the wrong number of answers for the checker of 27 questions', () => {
    const source = makeReport({ edition: '2023' }).replaceAll('Answer:', 'Reply:');
    // The text is both the first and the last piece: the checker keeps it twice because of its `###`, then drops one of them.
    assert.deepEqual(judge(parseReport(source)), refused(27, 1));
  });

  test('gives the same error when it has no questions', () => {
    assert.equal(judge(parseReport('')).error, 'no-answers');
    assert.equal(judge(parseReport('# Notes\n')).error, 'no-answers');
  });
});

suite('The checker of 27 questions', () => {
  /** The report from the heading of question 1, so that only this heading has `###` before the first `Answer:`. */
  function reportWithoutPreamble(lineEnd = '\n'): string {
    const report = makeReport({ edition: '2023' });
    return report.slice(report.indexOf('### Question 1\n')).replaceAll('\n', lineEnd);
  }

  test('cuts 43 characters, and keeps answer 1 if a whole ### remains before the first Answer:', () => {
    const verdict = judge(parseReport(`${'x'.repeat(42)}\n${reportWithoutPreamble()}`));
    assert.deepEqual(verdict, accepted(27));
  });

  test('loses answer 1 if the cut splits the ###', () => {
    const verdict = judge(parseReport(`${'x'.repeat(41)}\n${reportWithoutPreamble()}`));
    assert.deepEqual(verdict, refused(27, 26));
  });

  test('counts code points: a character outside the basic plane counts as one', () => {
    assert.deepEqual(judge(parseReport(`${'😀'.repeat(42)}\n${reportWithoutPreamble()}`)), accepted(27));
    assert.deepEqual(judge(parseReport(`${'😀'.repeat(41)}\n${reportWithoutPreamble()}`)), refused(27, 26));
  });

  test('counts every kind of line end as one character', () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const rest = reportWithoutPreamble(lineEnd);
      assert.deepEqual(judge(parseReport(lineEnd.repeat(43) + rest)), accepted(27));
      assert.deepEqual(judge(parseReport(lineEnd.repeat(42) + rest)), refused(27, 26));
    }
  });

  test('counts a byte order mark as a character', () => {
    const rest = reportWithoutPreamble();
    assert.deepEqual(judge(parseReport(`\ufeff${'x'.repeat(41)}\n${rest}`)), accepted(27));
    assert.deepEqual(judge(parseReport(`\ufeff${'x'.repeat(40)}\n${rest}`)), refused(27, 26));
  });

  test('accepts a report with front matter', () => {
    const before = '---\nlayout: default\nnav_exclude: true\n---\n\n';
    assert.deepEqual(verdictOf({ edition: '2023', before }), accepted(27));
  });
});

test('the checker of 31 questions cuts nothing', () => {
  const report = makeReport();
  const rest = report.slice(report.indexOf('### Question 1\n'));
  assert.deepEqual(judge(parseReport(rest)), accepted(31));
});

suite("The checker's counts", () => {
  function warningsOf(answers: Readonly<Record<number, string>>): Verdict['warnings'] {
    return verdictOf({ answers }).warnings;
  }

  test('pass at both limits', () => {
    assert.deepEqual(warningsOf({ 4: words(100), 5: words(200) }), []);
    assert.deepEqual(warningsOf({ 4: words(99), 5: words(201) }), [
      { question: 4, kind: 'words', min: 100, max: 200, got: 99 },
      { question: 5, kind: 'words', min: 100, max: 200, got: 201 },
    ]);
  });

  test('include the six words of a placeholder, so a question that may be empty passes', () => {
    assert.deepEqual(warningsOf({ 28: placeholder(28), 3: placeholder(3), 1: placeholder(1) }), []);
    assert.equal(warningsOf({ 4: placeholder(4) })[0]?.got, 6);
  });

  test('are 0 for an empty answer', () => {
    assert.equal(warningsOf({ 4: '' })[0]?.got, 0);
  });

  for (const [name, mark] of [
    ['a heading', '\n\n### More\n\n'],
    ['a heading of level 2', '\n\n## More\n\n'],
    ['hashes in the middle of a line', ' ## '],
    ['a comment in code', '\n\n```\n## more\n```\n\n'],
  ] as const) {
    test(`leave out words and images after ${name}`, () => {
      const answers = { 14: `${words(20)}${mark}${words(220)} ![a](figures/a.png)` };
      assert.deepEqual(warningsOf(answers), [
        { question: 14, kind: 'words', min: 200, max: 300, got: mark.includes('```') ? 21 : 20 },
        { question: 14, kind: 'images', min: 1, max: 3, got: 0 },
      ]);
    });
  }

  test('include the text after a single #', () => {
    assert.deepEqual(warningsOf({ 4: `${words(60)}\n\n# More\n\n${words(60)}` }), []);
  });

  test('leave out the text before a second Answer: without ###', () => {
    assert.equal(warningsOf({ 4: `${words(150)}\n\nAnswer: two words` })[0]?.got, 2);
  });

  test('include the text after ## in the last answer', () => {
    assert.deepEqual(warningsOf({ 31: `${words(60)}\n\n## More\n\n${words(300)}` })[0]?.got, 362);
  });

  test('include a section of level 1 after an answer, but not one of level 2', () => {
    const source = makeReport({ answers: { 12: words(99) } });
    assert.equal(
      judge(parseReport(source.replace('### Question 13', '## Part\n\n### Question 13'))).passed,
      31,
    );
    const { warnings } = judge(parseReport(source.replace('### Question 13', '# Part\n\n### Question 13')));
    assert.deepEqual(warnings, [{ question: 12, kind: 'words', min: 50, max: 100, got: 101 }]);
  });

  test('give one warning for words and one for images, but fail the question once', () => {
    const verdict = verdictOf({ answers: { 14: '' } });
    assert.deepEqual(
      verdict.warnings.map(({ kind }) => kind),
      ['words', 'images'],
    );
    assert.equal(verdict.passed, 30);
  });

  test('include only Markdown images on one line', () => {
    const many = '![a](b)\n`![a](b)`\n<img src="a.png">\n![a][b]\n![a\n](b)\n[a](b.png)';
    assert.deepEqual(warningsOf({ 20: many }), []);
    assert.equal(warningsOf({ 20: `${many}\n![c](d)` })[0]?.got, 3);
  });
});

suite('The limits that the checker uses', () => {
  function warningsWith(edit: (report: string) => string, options: ReportOptions = {}): Verdict['warnings'] {
    return judge(parseReport(edit(makeReport(options)))).warnings;
  }

  function withLimits(number: number, from: string, to: string) {
    return (report: string): string => {
      const start = report.indexOf(`### Question ${number}\n`);
      return report.slice(0, start) + report.slice(start).replace(from, to);
    };
  }

  test("are the edition's when the document states others", () => {
    const answers = { 4: words(50) };
    assert.deepEqual(warningsWith(withLimits(4, '100-200 words', '10-60 words'), { answers }), [
      { question: 4, kind: 'words', min: 100, max: 200, got: 50 },
    ]);
  });

  test("are the edition's when the document states none", () => {
    const answers = { 4: words(50) };
    assert.equal(
      warningsWith(withLimits(4, 'Recommended answer length: 100-200 words.', ''), { answers }).length,
      1,
    );
  });

  test('are the stated ones if the edition has had both', () => {
    const options: ReportOptions = { edition: '2025', answers: { 31: words(250) } };
    assert.deepEqual(
      warningsWith((report) => report, options),
      [],
    );
    assert.deepEqual(warningsWith(withLimits(31, '50-300', '50-200'), options), [
      { question: 31, kind: 'words', min: 50, max: 200, got: 250 },
    ]);
  });

  test('are the stated ones, in the order of the questions, without an edition', () => {
    const course = [{ words: { min: 2, max: 3 } }, { words: { min: 4, max: 5 }, images: { min: 1, max: 2 } }];
    const { warnings } = verdictOf({ course, answers: { 1: 'one', 2: 'one two three four' } });
    assert.deepEqual(warnings, [
      { question: 1, kind: 'words', min: 2, max: 3, got: 1 },
      { question: 2, kind: 'images', min: 1, max: 2, got: 0 },
    ]);
  });

  test('depend on the position of the answer, not on the number in the heading', () => {
    const swapped = makeReport({ answers: { 11: words(150), 12: words(250) } })
      .replace('### Question 11\n', '### Question N\n')
      .replace('### Question 12\n', '### Question 11\n')
      .replace('### Question N\n', '### Question 12\n');
    // The eleventh answer is below the heading of question 12, which has the limits 50-100 in the table.
    assert.deepEqual(
      judge(parseReport(swapped)).warnings.map(({ question, min, max, got }) => [question, min, max, got]),
      [
        [11, 200, 300, 150],
        [12, 50, 100, 250],
      ],
    );
  });
});

suite('The pieces of a report', () => {
  test('start after their marks and have counts of their words and images', () => {
    const source = 'a ### b\nAnswer: one\r\n## two Answer:![x](y) ## ###';
    assert.deepEqual(splitAtMarks(splitLines(source)), [
      {
        start: { line: 0, character: 0 },
        isCut: true,
        hasTripleHash: true,
        cut: { words: 1, images: 0 },
        whole: { words: 3, images: 0 },
      },
      {
        start: rangeOf(source, 'Answer:').end,
        isCut: true,
        hasTripleHash: false,
        cut: { words: 1, images: 0 },
        whole: { words: 3, images: 0 },
      },
      {
        start: rangeOf(source, 'Answer:', 1).end,
        isCut: true,
        hasTripleHash: true,
        cut: { words: 1, images: 1 },
        whole: { words: 3, images: 1 },
      },
    ]);
  });

  test('do not join hashes across a line end', () => {
    const [, piece] = splitAtMarks(splitLines('Answer: a #\n# b ##\n# c'));
    assert.deepEqual(piece?.hasTripleHash, false);
    assert.deepEqual(piece.cut.words, 4);
  });
});
