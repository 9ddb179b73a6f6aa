import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { EditionName, Limits } from '../../../server/src/report/report';
import type { Problem } from '../../../server/src/rules/rule';
import { check } from '../../support/check';
import { figurePaths, limitsOf, makeReport } from '../../support/makeReport';
import { marked } from '../../support/marked';
import { mend, factsOf } from '../../support/mends';
import { assertSameText } from '../../support/sameText';
import { checkAsTemplate, parseAsTemplate } from '../../support/template';

const EDITIONS: readonly EditionName[] = ['2023', '2025', '2026'];

/** A report in which `change` was applied to the text of one question. */
function withQuestion(edition: EditionName, number: number, change: (question: string) => string) {
  const whole = makeReport({ edition });
  const start = whole.indexOf(`### Question ${number}\n`);
  const next = whole.indexOf('### Question ', start + 1);
  const end = next < 0 ? whole.length : next;
  return marked(whole.slice(0, start) + change(whole.slice(start, end)) + whole.slice(end));
}

/** Without question 3: its limits distinguish 2025 from 2026 if the wording isn't really the template's. */
function numbered(edition: EditionName, wanted: (limits: Limits) => boolean): number[] {
  return limitsOf({ edition }).flatMap((limits, index) => (wanted(limits) && index !== 2 ? [index + 1] : []));
}

function coded(problems: readonly Problem[], ...codes: readonly Problem['code'][]): readonly Problem[] {
  return problems.filter(({ code }) => codes.includes(code));
}

function wording(text: string, edition: EditionName): readonly Problem[] {
  return coded(checkAsTemplate(text, edition), 'prompt-edited', 'limits-edited');
}

suite('prompt-edited', () => {
  for (const edition of EDITIONS) {
    test(`reports nothing for the template of ${edition}`, () => {
      assert.deepEqual(checkAsTemplate(makeReport({ edition }), edition), []);
    });

    test(`is at the first line of the prompt, in each question of ${edition}`, () => {
      for (const [index] of limitsOf({ edition }).entries()) {
        const number = index + 1;
        const { text, ranges } = withQuestion(edition, number, (question) =>
          question.replace(/> (\*\*What came of.*)/, '> «$1»').replace('What came of', 'Who cares for'),
        );
        assert.deepEqual(wording(text, edition).map(factsOf), [
          {
            code: 'prompt-edited',
            severity: 'information',
            question: number,
            range: ranges[0],
          },
        ]);
      }
    });
  }

  test('is at the heading if the whole wording is gone', () => {
    const { text, ranges } = withQuestion('2026', 5, (question) =>
      question
        .replace('### Question 5', '«### Question 5»')
        .replace(/> \*\*What.*\n>\n> Rec.*\n>\n> Ex.*\n.*\n>\n/, ''),
    );
    assert.deepEqual(
      wording(text, '2026').map(({ code, range }) => ({ code, range })),
      [{ code: 'prompt-edited', range: ranges[0] }],
    );
  });

  test('is one problem for the whole report if more than a third of the questions differ', () => {
    const reworded = (count: number): string => {
      let left = count;
      return makeReport().replaceAll('What came of', (wording_) => (left-- > 0 ? 'Who cares for' : wording_));
    };
    assert.equal(wording(reworded(10), '2026').length, 10);
    const text = reworded(11);
    const line = text.split('\n').indexOf('> **Who cares for topic 1?**');
    assert.deepEqual(wording(text, '2026').map(factsOf), [
      {
        code: 'prompt-edited',
        severity: 'information',
        question: null,
        range: { start: { line, character: 2 }, end: { line, character: 28 } },
      },
    ]);
  });

  test('reports nothing if another rule explains it: a lost `Answer:`, a placeholder in the prompt', () => {
    const lost = withQuestion('2026', 5, (question) =>
      question.replace('> Answer:\n', '').replace(/> Ex.*\n.*\n/, ''),
    );
    assert.deepEqual(wording(lost.text, '2026'), []);
    const left = withQuestion('2026', 19, (question) =>
      question.replace('> Example', '--- question 19 fill here ---\n> Example'),
    );
    assert.deepEqual(
      checkAsTemplate(left.text, '2026').map(({ code }) => code),
      ['placeholder-left'],
    );
  });

  test('reports nothing if the wording does not determine the edition', () => {
    for (const text of [
      makeReport().replace('What came of topic 5', 'Who cares'),
      makeReport({ course: limitsOf() }),
    ]) {
      assert.deepEqual(check(text, figurePaths()).problems, []);
    }
  });
});

suite('limits-edited', () => {
  for (const edition of EDITIONS) {
    for (const number of numbered(edition, ({ words }) => words !== undefined)) {
      const label = edition === '2023' ? 'Answer length' : 'Recommended answer length';

      test(`reports other numbers in question ${number} of ${edition}`, () => {
        const { text, ranges } = withQuestion(edition, number, (question) =>
          question.replace(/(answer length: )(\d+-\d+ words(?: \+ 1 to 3 screenshots)?)/i, '$1«7-11 words»'),
        );
        const problems = wording(text, edition);
        assert.deepEqual(problems.map(factsOf), [
          {
            code: 'limits-edited',
            severity: 'warning',
            question: number,
            range: ranges[0],
          },
        ]);
        const [problem] = problems;
        assert.ok(problem);
        assertSameText(
          mend(text, problem, (one) => wording(one, edition)),
          makeReport({ edition }),
        );
      });

      // An early revision of the template stated none there.
      if (edition === '2023' && number === 7) continue;
      test(`reports missing numbers in question ${number} of ${edition}`, () => {
        const { text, ranges } = withQuestion(edition, number, (question) =>
          question
            .replace(/> (?:Recommended a|A)nswer length.*\n>\n/, '')
            .replace(/> (\*\*What.*)/, '> «$1»'),
        );
        const problems = wording(text, edition);
        assert.deepEqual(
          problems.map(({ range }) => ({ range })),
          [
            {
              range: ranges[0],
            },
          ],
        );
        const [problem] = problems;
        assert.ok(problem);
        const expected = withQuestion(edition, number, (question) =>
          question.replace(/(answer length: .*)\.\n/i, '$1\n'),
        );
        assertSameText(
          mend(text, problem, (one) => wording(one, edition)),
          expected.text,
        );
        assert.ok(expected.text.includes(`${label}: `));
      });
    }
  }

  for (const [name, change, newText] of [
    [
      'limits without numbers',
      (question: string) =>
        question.replace(/> (Recommended .*)/, '> «Recommended answer length: a page or two»'),
      'Recommended answer length: 100-200 words',
    ],
    [
      'a label without numbers',
      (question: string) => question.replace(/> (Recommended .*)/, '> **«Recommended answer length:**»'),
      'Recommended answer length: 100-200 words',
    ],
    [
      'bold numbers',
      (question: string) =>
        question.replace(/> (Recommended .*)/, '> **Recommended answer length:** «10 to 20 words».'),
      '100-200 words',
    ],
    [
      'figures that the checker does not expect',
      (question: string) => question.replace('100-200 words', '«100-200 words + 1 to 2 images»'),
      '100-200 words',
    ],
  ] as const) {
    test(name, () => {
      const { text, ranges } = withQuestion('2026', 5, change);
      const [problem, ...others] = wording(text, '2026');
      assert.ok(problem);
      assert.deepEqual(others, []);
      assert.deepEqual(problem.fixes?.[0]?.title, 'Put back `100-200 words`');
      assert.deepEqual(problem.range.start.line, ranges[0]?.start.line);
      assert.deepEqual(problem.fixes[0].edits, [{ range: problem.range, newText }]);
      const fixed = mend(text, problem, (one) => wording(one, '2026'));
      const limits = parseAsTemplate(fixed, '2026').questions[4]?.block.prompt.stated;
      assert.deepEqual(limits, { words: { min: 100, max: 200 } });
    });
  }

  test('has a fix that puts the limits before `Answer:` in its quote if there is no example', () => {
    for (const quote of ['> ', '']) {
      const { text } = withQuestion('2026', 5, (question) =>
        question.replace(/> Recommended[^]*\n> Answer:/, `${quote}Answer:`),
      );
      const [problem] = wording(text, '2026');
      assert.ok(problem);
      const fixed = mend(text, problem, (one) => wording(one, '2026'));
      assert.ok(
        fixed.includes(
          `\n>\n${quote}Recommended answer length: 100-200 words\n${quote.trim()}\n${quote}Answer:`,
        ),
      );
    }
  });

  test('keeps CRLF', () => {
    const { text } = withQuestion('2026', 5, (question) => question.replace(/> Recommended.*\n>\n/, ''));
    const windows = text.replaceAll('\n', '\r\n');
    const [problem] = wording(windows, '2026');
    assert.ok(problem);
    const fixed = mend(windows, problem, (one) => wording(one, '2026'));
    assert.equal(fixed.replaceAll('\r\n', '').search(/[\r\n]/), -1);
  });

  test('reports figures that the wording no longer requires', () => {
    const { text, ranges } = withQuestion('2026', 19, (question) =>
      question.replace(/> (\*\*.*) Insert 1-2 images\.(.*)/, '> «$1$2»'),
    );
    assert.deepEqual(wording(text, '2026').map(factsOf), [
      {
        code: 'limits-edited',
        severity: 'warning',
        question: 19,
        range: ranges[0],
      },
    ]);
  });

  test('reports nothing if the wording does not determine the edition', () => {
    const { text } = withQuestion('2026', 5, (question) => question.replace('100-200 words', '7-300 words'));
    assert.deepEqual(coded(check(text, figurePaths()).problems, 'limits-edited'), []);
  });

  test('reports nothing for the limits of an early revision of the template of 2023', () => {
    const seven = withQuestion('2023', 7, (question) => question.replace(/> Answer length.*\n>\n/, ''));
    const eighteen = withQuestion('2023', 18, (question) =>
      question.replace('100-200 words', '50-100 words'),
    );
    assert.deepEqual(wording(seven.text, '2023'), []);
    assert.deepEqual(wording(eighteen.text, '2023'), []);
    const other = withQuestion('2023', 16, (question) => question.replace('100-200 words', '50-100 words'));
    assert.equal(wording(other.text, '2023').length, 1);
  });

  test('is one information with one fix if the report has lost all limits', () => {
    const text = makeReport().replace(/> Recommended.*\n>\n/g, '');
    const problems = wording(text, '2026');
    const line = text.split('\n').indexOf('> **What came of topic 3?**');
    assert.deepEqual(
      problems.map(({ code, severity, question, range }) => ({
        code,
        severity,
        question,
        line: range.start.line,
      })),
      [{ code: 'limits-edited', severity: 'information', question: null, line }],
    );
    const [problem] = problems;
    assert.ok(problem);
    const fixed = mend(text, problem, (one) => wording(one, '2026'));
    assert.deepEqual(
      parseAsTemplate(fixed, '2026').questions.map(({ block }) => block.prompt.stated.words),
      limitsOf().map(({ words }) => words),
    );
  });
});
