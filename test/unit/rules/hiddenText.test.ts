import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport, words, type ReportOptions } from '../../support/makeReport';
import { factsOf } from '../../support/mends';

const FILES = figurePaths();

/** The problems of a report with this answer to question 14 (200-300 words, 1 to 3 figures). */
function checkAnswer(answer: string, options: ReportOptions = {}) {
  const text = makeReport({ ...options, answers: { 14: answer } });
  const { problems, verdict } = check(text, FILES);
  return { text, problems, verdict, answerLine: text.split('\n').indexOf(answer.split('\n')[0] ?? '') };
}

suite('answer-hidden', () => {
  const figure = '![A drawing](figures/q14.png)';

  test('is at the heading, and is the only problem of its cause', () => {
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
    const result = applyFix(text, fix);
    assert.deepEqual(check(result, FILES).problems, []);
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
      const result = applyFix(text, fix);
      assert.equal(result, text.replace(answer, answer.replace(mark, fixed)));
      assert.deepEqual(check(result, FILES).problems, []);
    });
  }

  test('has a fix for all headings of an answer, and keeps one hash of comments in code', () => {
    const { problems, text } = checkAnswer(
      `## One\n\n${words(200)}\n\n### Two\n\n${figure}\n\n\`\`\`python\n### three\n\`\`\`\n\n#### **Four**\n\n${words(9)}`,
    );
    const [fix] = problems[0]?.fixes ?? [];
    assert.ok(fix);
    const result = applyFix(text, fix);
    assert.deepEqual(check(result, FILES).problems, []);
    for (const line of ['**One**', '**Two**', '# three', '**Four**'])
      assert.ok(result.includes(`\n${line}\n`), line);
  });

  test('has no fix for hashes in a code span', () => {
    const { problems } = checkAnswer(`${words(20)} \`##\` ${words(210)}\n\n${figure}`);
    assert.deepEqual(
      problems.map(({ code, fixes }) => [code, fixes]),
      [['answer-hidden', []]],
    );
  });

  test('reports a heading of another question inside an answer', () => {
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

  test('does not report section headings and their remarks', () => {
    const text = makeReport().replace(
      '### Question 15',
      '## Another section\n\n> With a remark,\n> over two lines.\n\n### Question 15',
    );
    assert.deepEqual(check(text, FILES).problems, []);
  });

  test('does not report `##` in the last answer', () => {
    const text = makeReport({ after: '\n## Sources\n\nNone.\n' });
    assert.deepEqual(
      check(text, FILES).problems.map(({ code }) => code),
      ['section-appended'],
    );
  });

  for (const [name, written, expected] of [
    ['a heading in a list item', '- ## Then', '- **Then**'],
    ['a comment in indented code', '\n\n    ## then it goes', '\n\n    # then it goes'],
  ] as const) {
    test(`has a fix for ${name} that fits its place`, () => {
      const answer = `${words(20)}\n\n${written}\n\n${words(210)}\n\n${figure}`;
      const { problems, text } = checkAnswer(answer);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['answer-hidden'],
      );
      const [fix] = problems[0]?.fixes ?? [];
      assert.ok(fix);
      assert.equal(applyFix(text, fix), text.replace(written, expected));
    });
  }

  test('has no fix if the checker needs the `###`: another `Answer:` makes up for a missing question', () => {
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

  test("does not report the template's own section, even if its remark has lost its quote", () => {
    const { problems } = checkAnswer(`${words(230)}\n\n${figure}\n\n## Version control\n\nTell us of it.`);
    assert.deepEqual(problems, []);
  });

  test('comes with answer-too-short if the answer is too short even with the hidden text', () => {
    const { problems } = checkAnswer(`${words(20)}\n\n### More\n\n${words(20)}\n\n${figure}`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['answer-too-short', 'answer-hidden'],
    );
  });
});
