import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { parseReport } from '../../../server/src/report/parse';
import { sectionsOf } from '../../../server/src/report/sections';
import type { Range } from '../../../server/src/text/position';
import { makeReport } from '../../support/makeReport';
import { inReport, questionIn } from '../../support/parsed';
import { rangeOf, text } from '../../support/places';

suite('Questions', () => {
  const SOURCE = text(
    '# Title',
    '',
    '### Question 1',
    '> Why?',
    '> Answer:',
    'Because.',
    '### Question 3',
    '> Answer: So.',
    '## Question 02 ##',
    '',
  );

  for (const lineEnd of ['\n', '\r\n', '\r']) {
    test(`start at their headings, with ${JSON.stringify(lineEnd)}`, () => {
      const source = SOURCE.replaceAll('\n', lineEnd);
      const { questions } = parseReport(source);
      assert.deepEqual(
        questions.map(({ number, line, index, isLast }) => [number, line, index, isLast]),
        [
          [1, 2, 0, false],
          [3, 6, 1, false],
          [2, 8, 2, true],
        ],
      );
      assert.deepEqual(
        questions.map((question) => inReport(question, question.block.heading.range)),
        ['### Question 1', '### Question 3', '## Question 02 ##'].map((heading) => rangeOf(source, heading)),
      );
      assert.deepEqual(
        questions.map(({ block: { heading } }) => [heading.level, heading.text]),
        [
          [3, 'Question 1'],
          [3, 'Question 3'],
          [2, 'Question 02'],
        ],
      );
      assert.equal(
        questions.map(({ block }) => block.lines.join('')).join(''),
        source.slice(source.indexOf('###')),
      );
    });
  }

  test('may have line ends of all kinds', () => {
    const source = '# Title\r\n\r### Question 1\n> Answer:\r\rYes.\r\n### Question 2\rAnswer:\nNo.';
    const report = parseReport(source);
    assert.deepEqual(
      report.questions.map((question) => {
        const { marker, answer } = question.block;
        return [
          question.line,
          marker && inReport(question, marker),
          answer?.content && inReport(question, answer.content),
        ];
      }),
      [
        [2, rangeOf(source, 'Answer:'), rangeOf(source, 'Yes.')],
        [6, rangeOf(source, 'Answer:', 1), rangeOf(source, 'No.')],
      ],
    );
  });

  test('may be at the start of the text, even after a byte order mark', () => {
    for (const source of ['### Question 1\nAnswer: a', '\ufeff### Question 1\nAnswer: a']) {
      const { questions, preamble } = parseReport(source);
      assert.deepEqual([questions.length, questions[0]?.line, preamble.lines.length], [1, 0, 0]);
    }
  });

  test('may have a heading that is plain text in CommonMark', () => {
    const source = '###Question 4\nAnswer: a';
    const { heading } = questionIn(source, 4).block;
    assert.deepEqual(heading, { level: 0, text: '###Question 4', range: rangeOf(source, '###Question 4') });
  });

  test('may be missing', () => {
    assert.deepEqual(parseReport('').questions, []);
    assert.deepEqual(parseReport('# Title\n').questions, []);
  });

  test('may appear twice', () => {
    const { questions } = parseReport('### Question 1\nAnswer: a\n### Question 1\nAnswer: b');
    assert.deepEqual(
      questions.map(({ number, index }) => [number, index]),
      [
        [1, 0],
        [1, 1],
      ],
    );
  });

  for (const [name, below, numbers] of [
    ['continues the answer', 'More.', [1, 2, 3]],
    ['has a prompt without `Answer:`', '> **More?**\n\nMore.', [1, 2, 2, 3]],
    ['has an answer of its own', 'Answer: more', [1, 2, 2, 3]],
  ] as const) {
    test(`are found correctly around a heading that repeats a number and ${name}`, () => {
      for (const heading of ['### Question 2 continued', '#### Question 2b', '## Question 2']) {
        const source = text(
          '### Question 1\nAnswer: a',
          '### Question 2\nAnswer: b',
          heading,
          below,
          '### Question 3\nAnswer: c',
        );
        const { questions } = parseReport(source);
        assert.deepEqual(
          questions.map(({ number }) => number),
          numbers,
          heading,
        );
      }
    });
  }

  test('start at a heading that repeats the number of a question without an answer', () => {
    const { questions } = parseReport('### Question 1\nAnswer: a\n### Question 2\nb\n### Question 2\nc');
    assert.deepEqual(
      questions.map(({ number }) => number),
      [1, 2, 2],
    );
  });

  test('do not start at a comment in code', () => {
    const source = text(
      '### Question 1',
      '> Answer:',
      '```py',
      '# question 2 of the list',
      'a = 1',
      '## what follows',
      '```',
      'End.',
      '### Question 2',
      '> Answer:',
    );
    assert.deepEqual(
      parseReport(source).questions.map(({ number, line }) => [number, line]),
      [
        [1, 0],
        [2, 8],
      ],
    );
  });

  test('do not start in an HTML comment', () => {
    const source = text('### Question 1', '<!--', '# question 2', '-->', 'Answer:');
    assert.equal(parseReport(source).questions.length, 1);
  });

  test('may have headings of level 1', () => {
    const source = text(
      '# Question 1',
      'Answer:',
      '```',
      '# question 7',
      '```',
      '# Question 2',
      '```',
      '# Question 3',
      'Answer:',
    );
    assert.deepEqual(
      parseReport(source).questions.map(({ number }) => number),
      [1, 2, 3],
    );
  });

  test('start at a heading after unclosed code', () => {
    const source = text(
      '### Question 1',
      '> Answer:',
      '```',
      'code',
      '### Question 2',
      '> Answer:',
      '```',
      'code',
      '```',
    );
    assert.deepEqual(
      parseReport(source).questions.map(({ number }) => number),
      [1, 2],
    );
  });

  test('do not start at a comment in the code of the instructions', () => {
    const source = text('# Title', '```sh', '# question 1 fill here', '```', '### Question 1', '> Answer:');
    assert.deepEqual(
      parseReport(source).questions.map(({ line }) => line),
      [4],
    );
  });
});

suite('Answer:', () => {
  function markerOf(source: string): Range | null {
    return questionIn(source).block.marker;
  }

  for (const line of [
    '> Answer:',
    'Answer:',
    '>Answer:',
    '  >  Answer: text',
    '> > Answer:',
    '> **Answer:**',
    '**Answer:** text',
    '> *Answer:*',
    '> _Answer:_ text',
    '\tAnswer:',
    '>\u00a0Answer:',
    '> Answer:text',
    '> Answer:\u00a0',
  ]) {
    test(`starts the answer in ${JSON.stringify(line)}`, () => {
      const source = text('### Question 1', '', '> My Answer: no', line, 'text');
      assert.deepEqual(markerOf(source), rangeOf(source, 'Answer:', 1));
    });
  }

  test('may be in the middle of a line if there is no other', () => {
    const source = text('### Question 1', '> Why? > Answer: So.', 'And Answer: not.');
    assert.deepEqual(markerOf(source), rangeOf(source, 'Answer:'));
  });

  test('is the first one at the start of a line', () => {
    const source = text('### Question 1', '> Answer:', 'Answer:');
    assert.deepEqual(markerOf(source), rangeOf(source, 'Answer:'));
  });

  test('may be in the heading', () => {
    const source = '### Question 1 Answer: so';
    assert.deepEqual(markerOf(source), rangeOf(source, 'Answer:'));
  });

  test('may be missing', () => {
    const { block } = questionIn(text('### Question 1', '> Why?', '> answer:', 'Because.'));
    assert.deepEqual([block.marker, block.answer, block.answerMarks], [null, null, []]);
  });

  test('is found in any position', () => {
    const source = text(
      '### Question 1',
      '> The Answer: is',
      '> Answer:',
      'MyAnswer:Answer:',
      '```',
      'Answer:',
      '```',
      '<!-- Answer: -->',
    );
    assert.deepEqual(
      questionIn(source).block.answerMarks,
      [0, 1, 2, 3, 4, 5].map((nth) => rangeOf(source, 'Answer:', nth)),
    );
  });
});

suite('Sections', () => {
  test('are those of the template', () => {
    const source = makeReport();
    const lines = source.split('\n');
    assert.deepEqual(
      sectionsOf(parseReport(source)).map(({ title, line, questions }) => [
        title,
        lines[line],
        (questions[0] ?? 0) + 1,
        (questions.at(-1) ?? 0) + 1,
      ]),
      [
        ['About the group', '## About the group', 1, 2],
        ['The workshop', '## The workshop', 3, 6],
        ['The books', '## The books', 7, 13],
        ['The trials', '## The trials', 14, 19],
        ['The wide world', '## The wide world', 20, 31],
      ],
    );
  });

  test('belong to the question below, with their remarks', () => {
    const source = text(
      '### Question 1',
      '> Answer:',
      'One.',
      '',
      '## Part',
      '',
      '> A remark.',
      '<!-- a note -->',
      '',
      '### Question 2',
      '> Answer:',
      'Two.',
    );
    const question = questionIn(source);
    assert.deepEqual(
      question.block.sectionHeadings.map((heading) => [heading.level, heading.text, heading.range]),
      [[2, 'Part', rangeOf(source, '## Part')]],
    );
    assert.deepEqual(question.block.answer?.range, {
      start: rangeOf(source, 'Answer:').end,
      end: { line: 3, character: 0 },
    });
    assert.deepEqual(sectionsOf(parseReport(source)), [
      { title: '', line: 0, questions: [0] },
      { title: 'Part', line: 4, questions: [1] },
    ]);
  });

  test('start at the last of several headings above a question', () => {
    const source = text(
      '# Title',
      '## Old',
      '### Question 1',
      'Answer: a',
      '# New',
      '## Part',
      '### Question 2',
      'Answer: b',
    );
    const report = parseReport(source);
    assert.deepEqual(
      report.questions[0]?.block.sectionHeadings.map((heading) => heading.text),
      ['New', 'Part'],
    );
    assert.deepEqual(
      sectionsOf(report).map(({ title, line, questions }) => [title, line, questions]),
      [
        ['Old', 1, [0]],
        ['Part', 5, [1]],
      ],
    );
  });

  for (const [name, lines] of [
    ['with text below it', ['## Part', 'Text.']],
    ['of level 3', ['### Part']],
    ['with a heading and text below it', ['## Part', '> remark', '### More', 'Text.']],
    ['in code', ['```', '## Part', '```']],
    ['in a block quote', ['> ## Part']],
  ] as const) {
    test(`do not start at a heading ${name}`, () => {
      const source = text('### Question 1', 'Answer: a', ...lines, '### Question 2', 'Answer: b');
      const { sectionHeadings, answer } = questionIn(source).block;
      assert.deepEqual(sectionHeadings, []);
      assert.equal(answer?.range.end.line, lines.length + 1);
    });
  }

  test('do not start after the last question', () => {
    const source = text('### Question 1', 'Answer: a', '', '## Appendix', '');
    const { sectionHeadings, answer } = questionIn(source).block;
    assert.deepEqual([sectionHeadings, answer?.range.end], [[], { line: 4, character: 0 }]);
  });

  test('do not start in a question without an answer', () => {
    const source = text('### Question 1', '> Why?', '## Part', '### Question 2', 'Answer: b');
    assert.deepEqual(questionIn(source).block.sectionHeadings, []);
  });
});

suite('Limits', () => {
  test('are those of the document without a known edition', () => {
    const source = makeReport({ course: [{}, { words: { min: 1, max: 9 }, images: { min: 1, max: 2 } }] });
    assert.deepEqual(
      parseReport(source).questions.map(({ limits, limitsFrom }) => [limits, limitsFrom]),
      [
        [{}, 'nowhere'],
        [{ words: { min: 1, max: 9 }, images: { min: 1, max: 2 } }, 'report'],
      ],
    );
  });

  test('are those of the edition if the document states none or others', () => {
    const source = makeReport()
      .replace('Recommended answer length: 50-100 words.', 'Be brief.')
      .replace(/(Question 11\n[^]*?)200-300 words/, '$120-30 words')
      .replace(/(Question 29\n[^]*?) Include a figure\./, '$1');
    const limits = { words: { min: 50, max: 100 } };
    assert.deepEqual([questionIn(source, 7).limits, questionIn(source, 7).limitsFrom], [limits, 'edition']);
    assert.deepEqual(questionIn(source, 11).limits, { words: { min: 200, max: 300 } });
    assert.equal(questionIn(source, 11).limitsFrom, 'edition');
    assert.deepEqual(questionIn(source, 29).limits.images, { min: 1, max: 1 });
    assert.equal(questionIn(source, 29).limitsFrom, 'edition');
    assert.equal(questionIn(source, 14).limitsFrom, 'report');
    assert.deepEqual(questionIn(source, 1).limits, {});
    assert.equal(questionIn(source, 1).limitsFrom, 'nowhere');
  });
});
