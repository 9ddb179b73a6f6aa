import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport, words, type ReportOptions } from '../../support/makeReport';
import { factsOf } from '../../support/mends';

const FILES = figurePaths();

/** The problems of a report whose question 14 (200-300 words, 1 to 3 figures) has this answer. */
function checkAnswer(answer: string, options: ReportOptions = {}) {
  const text = makeReport({ ...options, answers: { 14: answer } });
  const { problems, verdict } = check(text, FILES);
  return { text, problems, verdict, answerLine: text.split('\n').indexOf(answer.split('\n')[0] ?? '') };
}

suite('answer-hidden', () => {
  const figure = '![A drawing](figures/q14.png)';

  test('stands at the heading, tells what is lost, and is the only problem of its cause', () => {
    const { problems, answerLine, text } = checkAnswer(`### *Our trials*\n\n${words(220)}\n\n${figure}`);
    const [hidden] = problems;
    assert.ok(hidden);
    assert.deepEqual(
      [{ ...factsOf(hidden), fixes: hidden.fixes }, ...problems.slice(1)],
      [
        {
          code: 'answer-hidden',
          severity: 'error',
          question: 14,
          range: { start: { line: answerLine, character: 0 }, end: { line: answerLine, character: 16 } },
          fixes: [
            {
              title: 'Turn the headings in this answer into bold text',
              edits: [
                {
                  range: {
                    start: { line: answerLine, character: 0 },
                    end: { line: answerLine, character: 16 },
                  },
                  newText: '**Our trials**',
                },
              ],
            },
          ],
        },
      ],
    );
    const [fix] = problems[0]?.fixes ?? [];
    assert.ok(fix);
    const mended = applyFix(text, fix);
    assert.deepEqual(check(mended, FILES).problems, []);
  });

  for (const { name, answer, mark, fixed } of [
    {
      name: 'a heading of level 2 in the middle',
      answer: `${words(20)}\n\n## Then\n\n${words(210)}\n\n${figure}`,
      mark: '## Then',
      fixed: '**Then**',
    },
    {
      name: 'a heading of level 4 in a block quote',
      answer: `${words(20)}\n\n> #### Then ####\n\n${words(210)}\n\n${figure}`,
      mark: '#### Then ####',
      fixed: '**Then**',
    },
    {
      name: 'a comment in a code block',
      answer: `${words(20)}\n\n\`\`\`bash\n  ## build it\nmake\n\`\`\`\n\n${words(210)}\n\n${figure}`,
      mark: '##',
      fixed: '#',
    },
    {
      name: 'hashes in prose',
      answer: `${words(20)} see ###7 ${words(210)}\n\n${figure}`,
      mark: '###',
      fixed: '#\\#\\#',
    },
    {
      name: 'a second `Answer:`',
      answer: `${words(20)}\n\n${figure}\n\nIn one word. Answer: ${words(210)}`,
      mark: 'Answer:',
      fixed: 'answer:',
    },
  ]) {
    test(name, () => {
      const { problems, text } = checkAnswer(answer);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['answer-hidden'],
      );
      const [problem] = problems;
      assert.ok(problem);
      const { start, end } = problem.range;
      assert.equal(text.split('\n')[start.line]?.slice(start.character, end.character), mark);
      const [fix] = problem.fixes ?? [];
      assert.ok(fix);
      const mended = applyFix(text, fix);
      assert.equal(mended, text.replace(answer, answer.replace(mark, fixed)));
      assert.deepEqual(check(mended, FILES).problems, []);
    });
  }

  test('all headings of an answer are mended at once, comments in code keep one hash', () => {
    const { problems, text } = checkAnswer(
      `## One\n\n${words(200)}\n\n### Two\n\n${figure}\n\n\`\`\`python\n### three\n\`\`\`\n\n#### **Four**\n\n${words(9)}`,
    );
    const [fix] = problems[0]?.fixes ?? [];
    assert.ok(fix);
    const mended = applyFix(text, fix);
    assert.deepEqual(check(mended, FILES).problems, []);
    for (const line of ['**One**', '**Two**', '# three', '**Four**'])
      assert.ok(mended.includes(`\n${line}\n`), line);
  });

  test('hashes in a code span have no certain fix', () => {
    const { problems } = checkAnswer(`${words(20)} \`##\` ${words(210)}\n\n${figure}`);
    assert.deepEqual(
      problems.map(({ code, fixes }) => [code, fixes]),
      [['answer-hidden', []]],
    );
  });

  test('a heading of another question inside an answer is one', () => {
    const { problems, text, verdict } = checkAnswer(
      `${words(210)}\n\n${figure}\n\n### Question 3, once more\n\n${words(30)}`,
    );
    assert.equal(verdict.accepted, true);
    assert.deepEqual(
      problems.map(({ code, question }) => [code, question]),
      [['answer-hidden', 14]],
    );
    const [fix] = problems[0]?.fixes ?? [];
    assert.ok(fix);
    assert.deepEqual(check(applyFix(text, fix), FILES).problems, []);
  });

  test('section headings and their remarks hide nothing', () => {
    const text = makeReport().replace(
      '### Question 15',
      '## Another section\n\n> With a remark,\n> over two lines.\n\n### Question 15',
    );
    assert.deepEqual(check(text, FILES).problems, []);
  });

  test('in the last answer nothing is hidden by `##`', () => {
    const text = makeReport({ after: '\n## Sources\n\nNone.\n' });
    assert.deepEqual(
      check(text, FILES).problems.map(({ code }) => code),
      ['section-appended'],
    );
  });

  for (const [name, written, mendedAs] of [
    ['a heading in a list item', '- ## Then', '- **Then**'],
    ['a comment in indented code', '\n\n    ## then it goes', '\n\n    # then it goes'],
  ] as const) {
    test(`${name} is mended as what it is`, () => {
      const answer = `${words(20)}\n\n${written}\n\n${words(210)}\n\n${figure}`;
      const { problems, text } = checkAnswer(answer);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['answer-hidden'],
      );
      const [fix] = problems[0]?.fixes ?? [];
      assert.ok(fix);
      assert.equal(applyFix(text, fix), text.replace(written, mendedAs));
    });
  }

  test('no fix where the checker counts on the `###`: another `Answer:` makes up for a question that is missing', () => {
    const text = makeReport({ answers: { 2: '### Boats\n\nRow Answer: north' } }).replace(
      /### Question 8\n[^]*?(?=### Question 9\n)/,
      '',
    );
    const { verdict, problems } = check(text, FILES);
    assert.equal(verdict.accepted, true);
    const hidden = problems.filter(({ code }) => code === 'answer-hidden');
    assert.deepEqual(
      hidden.map(({ question, fixes }) => [question, fixes]),
      [[2, []]],
    );
  });

  test("the template's own section is no part of the answer, though its remark has lost its quote", () => {
    const { problems } = checkAnswer(`${words(230)}\n\n${figure}\n\n## Version control\n\nTell us of it.`);
    assert.deepEqual(problems, []);
  });

  test('an answer that is too short even with what is hidden is told so too', () => {
    const { problems } = checkAnswer(`${words(20)}\n\n### More\n\n${words(20)}\n\n${figure}`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['answer-too-short', 'answer-hidden'],
    );
  });
});
