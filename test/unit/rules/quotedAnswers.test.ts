import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport, words, type Placement } from '../../support/makeReport';
import { textAt } from '../../support/places';

/** The problems of this rule, which other tests turn off. */
function quoted(text: string) {
  return check(text, figurePaths(), {}).problems.filter(({ code }) => code === 'answer-in-prompt');
}

/** A report with this text instead of the answer to question 5, starting at `> Answer:`. */
function withFive(answer: string): string {
  const report = makeReport({ answers: { 5: 'HERE' } });
  return report.replace('> Answer:\n\nHERE', answer);
}

const PROSE = words(120);

suite('answer-in-prompt', () => {
  for (const [name, answer, place, after] of [
    ['right below', `> Answer:\n${PROSE}`, PROSE.split('\n')[0], `> Answer:\n\n${PROSE}`],
    [
      'quoted',
      `> Answer:\n>\n> One.\n> ${words(130).replaceAll('\n', '\n> ')}`,
      'One.',
      `> Answer:\n>\n\nOne.\n${words(130)}`,
    ],
    [
      'quoted on the next line',
      `> Answer:\n> One. ${words(140)}`,
      undefined,
      `> Answer:\n\nOne. ${words(140)}`,
    ],
    [
      'in a separate quote',
      `> Answer:\n\n> One. ${words(140)}`,
      undefined,
      `> Answer:\n\nOne. ${words(140)}`,
    ],
  ] as const) {
    test(name, () => {
      const text = withFive(name === 'right below' ? answer : answer.replace(/\n(?=[^>\n])/g, '\n> '));
      const problems = quoted(text);
      assert.deepEqual(
        problems.map(({ severity, question }) => [severity, question]),
        [['information', 5]],
      );
      const [problem] = problems;
      assert.ok(problem);
      if (place !== undefined) assert.equal(textAt(text, problem.range), place);
      const [fix] = problem.fixes ?? [];
      assert.ok(fix);
      const result = applyFix(text, fix);
      assert.equal(result, withFive(after));
      assert.deepEqual(quoted(result), []);
    });
  }

  test('has no fix that would remove a word that the answer needs', () => {
    const text = withFive(`> Answer:\n>\n> ${words(95).replaceAll('\n', '\n> ')}`);
    assert.deepEqual(
      quoted(text).map(({ fixes }) => fixes),
      [[]],
    );
  });

  for (const placement of ['quoted', 'no-blank'] satisfies Placement[]) {
    test(`is one problem if all answers are there: ${placement}`, () => {
      for (const lineEnd of ['\n', '\r\n'] as const) {
        const text = makeReport({ placement, lineEnd });
        const problems = quoted(text);
        assert.deepEqual(
          problems.map(({ question, range }) => [question, textAt(text, range)]),
          [[null, '7']],
        );
        const [fix] = problems[0]?.fixes ?? [];
        assert.ok(fix);
        const result = applyFix(text, fix);
        assert.deepEqual(quoted(result), []);
        assert.equal(check(result, figurePaths()).verdict.accepted, true);
      }
    });
  }

  for (const answer of [
    `> Answer:\n\n${PROSE}`,
    `> Answer:\n- ${PROSE}`,
    `> Answer:\n\`\`\`\n${PROSE}\n\`\`\``,
    `> Answer:\n\n${PROSE}\n\n> A word of Ann.`,
    `> Answer:\n\n> A word of Ann.\n\n${PROSE}`,
    `> Answer:\n\n> [!NOTE]\n> ${PROSE.replaceAll('\n', '\n> ')}`,
    `Answer:\n${PROSE}`,
  ]) {
    test(`reports nothing for ${JSON.stringify(answer.replaceAll(PROSE, '…').slice(0, 50))}`, () => {
      assert.deepEqual(quoted(withFive(answer)), []);
    });
  }
});

suite('section-appended', () => {
  const report = (after: string) => makeReport({ after });
  const appended = (text: string) =>
    check(text, figurePaths()).problems.filter(({ code }) => /section-appended|too-long|refuses/.test(code));

  for (const heading of ['# The boats', '## Bådene']) {
    test(`is at ${heading}, and replaces answer-too-long`, () => {
      const text = report(`\n${heading}\n\n${words(400)}\n\n## More\n\nOf it.\n`);
      assert.deepEqual(
        appended(text).map(({ code, severity, question, range }) => [
          code,
          severity,
          question,
          textAt(text, range),
        ]),
        [['section-appended', 'warning', 31, heading]],
      );
    });
  }

  for (const underlined of ['The boats\n=========', 'Bådene\n------']) {
    test(`is at an underlined title: ${JSON.stringify(underlined)}`, () => {
      const text = report(`\n${underlined}\n\nThey are three.\n`);
      assert.deepEqual(
        appended(text).map(({ code, range }) => [code, textAt(text, range)]),
        [['section-appended', underlined.split('\n')[0]]],
      );
    });
  }

  test('is there even if the answer itself is too short', () => {
    const text = makeReport({ answers: { 31: `We rowed.\n\n# The boats\n\n${words(400)}` } });
    assert.deepEqual(
      appended(text).map(({ code, range }) => [code, textAt(text, range)]),
      [['section-appended', '# The boats']],
    );
  });

  test('reports nothing for a heading in an answer, in code, or with nothing below', () => {
    assert.deepEqual(appended(report('\n# The end\n')), []);
    assert.deepEqual(appended(report('\nWe rowed home, and all was well.\n---\n')), []);
    assert.deepEqual(appended(report('\n| Boat | Oars |\n| ---- | ---- |\n| A | 2 |\n')), []);
    assert.deepEqual(appended(report('\n```\n# a comment\nrow\n```\n')), []);
    const answer = `We are s100001, s100002 and s100003.\n\n# What we did\n\n${words(90)}`;
    assert.deepEqual(appended(makeReport({ answers: { 31: answer } })), []);
  });
});
