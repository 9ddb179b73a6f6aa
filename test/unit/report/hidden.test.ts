import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import type { Range } from '../../../server/src/text/position';
import type { HiddenText } from '../../../server/src/report/report';
import { inReport, questionIn } from '../../support/parsed';
import { rangeOf, text, textAt } from '../../support/places';

/** A report with these lines after `Answer:` in the second of three questions. */
function middle(...lines: readonly string[]): string {
  return text(
    '### Question 1',
    '> Answer: before',
    '',
    '### Question 2',
    '> Why?',
    '',
    '> Answer:',
    ...lines,
    '',
    '### Question 3',
    '> Answer: behind',
  );
}

function hiddenIn(source: string, number = 2): HiddenText[] {
  const question = questionIn(source, number);
  return (question.block.answer?.hidden ?? []).map((part) => ({
    ...part,
    mark: inReport(question, part.mark),
    range: inReport(question, part.range),
  }));
}

/** From the start of `from` to the end of `to`. */
function span(source: string, from: string, to: string): Range {
  return { start: rangeOf(source, from).start, end: rangeOf(source, to).end };
}

suite('Text hidden by a heading', () => {
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    test(`ends at the end of the answer, with ${JSON.stringify(lineEnd)}`, () => {
      const source = middle(
        'One two.',
        '',
        '### *A diagram*',
        '',
        'Three 😀.',
        '',
        '![a b](c.png)',
      ).replaceAll('\n', lineEnd);
      const [part, ...others] = hiddenIn(source);
      assert.ok(part);
      assert.deepEqual(others, []);
      assert.equal(part.cause, 'heading');
      assert.deepEqual(part.mark, rangeOf(source, '### *A diagram*'));
      const expected = span(source, '### *A diagram*', `![a b](c.png)${lineEnd}`);
      assert.deepEqual(part.range, expected);
      assert.deepEqual([part.words, part.images], [6, 1]);
      const { answer } = questionIn(source, 2).block;
      assert.deepEqual([answer?.words, answer?.images], [2, 0]);
    });
  }

  for (const [heading, mark] of [
    ['## Part', '## Part'],
    ['#### Part', '#### Part'],
    ['###### Part ##', '###### Part ##'],
    ['   ### Part', '### Part'],
    ['> ### Part', '### Part'],
    ['> > ## Part', '## Part'],
    ['###', '###'],
    ['###\tPart', '###\tPart'],
  ] as const) {
    test(`starts at the hashes in ${JSON.stringify(heading)}`, () => {
      const source = middle('One.', '', heading, '', 'Two.');
      const [part] = hiddenIn(source);
      assert.equal(part?.cause, 'heading');
      assert.deepEqual(part.mark, rangeOf(source, mark, heading === '###' ? 2 : 0));
      assert.deepEqual(part.range.start, part.mark.start);
    });
  }

  test('ends before the heading of a section', () => {
    const source = middle('One.', '### Part', 'Two.', '', '## Section', '', '> Remark.');
    const [part] = hiddenIn(source);
    assert.equal(part && textAt(source, part.range), '### Part\nTwo.\n');
    assert.deepEqual([part?.words, part?.images], [2, 0]);
  });

  test('is empty if nothing follows the heading', () => {
    assert.deepEqual(hiddenIn(middle('One.', '', '###', '', '')), []);
  });

  test('is empty after a heading of level 1', () => {
    assert.deepEqual(hiddenIn(middle('One.', '# Part', 'Two.')), []);
  });

  test('is empty after the heading of a section', () => {
    assert.deepEqual(hiddenIn(middle('One.', '', '## Section')), []);
  });
});

suite('Text is hidden by hashes', () => {
  const CASES: readonly (readonly [name: string, lines: readonly string[], mark: string, words: number])[] = [
    ['in the middle of a line', ['In C## one', 'two'], '##', 2],
    ['in any number', ['One #####two'], '#####', 1],
    ['at the start of a line, without a space', ['One', '##two'], '##', 1],
    ['seven at the start of a line', ['One', '####### two'], '#######', 1],
    ['in code', ['```sh', '## one', 'two', '```'], '##', 3],
    ['in code in the quote', ['> ```', '> ### one', '> ```'], '###', 3],
    ['in a code span', ['One `## two`'], '##', 1],
    ['in a comment', ['One', '<!--', '## two', '-->', 'three'], '##', 3],
    ['in a link', ['[a](https://example.org/##b) two'], '##', 2],
    ['after a heading of level 1', ['# One ##', 'two'], '##', 1],
    ['in indented code', ['', '    ## one'], '##', 1],
  ];
  for (const [name, lines, mark, words] of CASES) {
    test(name, () => {
      const source = middle(...lines);
      const markStart = source.indexOf('> Answer:', source.indexOf('Question 2'));
      const offset = markStart + source.slice(markStart).indexOf(mark);
      const start = rangeOf(source, source.slice(offset)).start;
      const [part, ...others] = hiddenIn(source);
      assert.ok(part);
      assert.deepEqual(others, []);
      assert.equal(part.cause, 'hashes');
      assert.deepEqual(part.mark.start, start);
      assert.equal(textAt(source, part.mark), mark);
      assert.deepEqual(part.range.start, start);
      assert.equal(part.words, words);
    });
  }

  for (const [name, lines] of [
    ['a single hash in code', ['```', '# one', '```']],
    ['two hashes on two lines', ['a #', '# b']],
    ['a hash and an escaped hash', ['a #\\# b']],
  ] as const) {
    test(`but not by ${name}`, () => {
      assert.deepEqual(hiddenIn(middle(...lines)), []);
    });
  }
});

suite('Text hidden by a second Answer:', () => {
  test('is between the two', () => {
    const source = middle('One two.', '', '![a](b)', 'My Answer: three');
    const [part, ...others] = hiddenIn(source);
    assert.deepEqual(others, []);
    assert.deepEqual(part, {
      cause: 'answer-mark',
      mark: rangeOf(source, 'Answer:', 2),
      range: { start: rangeOf(source, 'Answer:', 1).end, end: rangeOf(source, 'Answer:', 2).start },
      words: 4,
      images: 1,
    });
    assert.equal(questionIn(source, 2).block.answer?.words, 1);
  });

  test('has a second part with a third Answer:', () => {
    const source = middle('one', 'Answer: two', 'Answer: three four');
    assert.deepEqual(
      hiddenIn(source).map(({ cause, mark, words }) => [cause, mark, words]),
      [
        ['answer-mark', rangeOf(source, 'Answer:', 2), 1],
        ['answer-mark', rangeOf(source, 'Answer:', 3), 1],
      ],
    );
    assert.equal(questionIn(source, 2).block.answer?.words, 2);
  });

  test('has no words if nothing is between them', () => {
    assert.deepEqual(
      hiddenIn(middle('', 'Answer: one')).map(({ cause, words, images }) => [cause, words, images]),
      [['answer-mark', 0, 0]],
    );
  });

  test('may be followed by text that hashes hide', () => {
    const source = middle('one', 'Answer: two', '### Part', 'three');
    assert.deepEqual(
      hiddenIn(source).map(({ cause, words }) => [cause, words]),
      [
        ['answer-mark', 1],
        ['heading', 2],
      ],
    );
    assert.equal(questionIn(source, 2).block.answer?.words, 1);
  });

  test('is hidden by a heading instead if one is between the two', () => {
    const source = middle('one', '### Part', 'two', 'Answer: three four');
    const [part, ...others] = hiddenIn(source);
    assert.deepEqual(others, []);
    assert.equal(part?.cause, 'heading');
    assert.equal(textAt(source, part.range), '### Part\ntwo\nAnswer: three four\n');
    assert.equal(questionIn(source, 2).block.answer?.words, 1);
  });

  test('is in the answer even if the second is in a remark of the next section', () => {
    const source = middle('One two.', '', '## Section', '', '> The Answer: below.');
    const question = questionIn(source, 2);
    const [part] = hiddenIn(source);
    assert.equal(part?.cause, 'answer-mark');
    assert.deepEqual(part.mark, rangeOf(source, 'Answer:', 2));
    assert.deepEqual(part.range.end, inReport(question, question.block.answer?.range ?? part.range).end);
    assert.equal(part.words, 2);
    // The checker reads the remark instead.
    assert.equal(question.block.answer?.words, 1);
  });
});

suite('In the last question', () => {
  test('hashes hide nothing, because the checker reads to the end of the file', () => {
    const source = text(
      '### Question 1',
      '> Answer:',
      'One.',
      '',
      '### Part',
      'Two. ## Three.',
      '',
      '# Our project',
    );
    const { answer } = questionIn(source).block;
    assert.deepEqual(answer?.hidden, []);
    assert.equal(answer.words, 9);
  });

  test('a second Answer: hides the text before it', () => {
    const source = text('### Question 1', '> Answer:', 'One.', 'Answer: two ## three');
    assert.deepEqual(
      hiddenIn(source, 1).map(({ cause, words }) => [cause, words]),
      [['answer-mark', 1]],
    );
    assert.equal(questionIn(source).block.answer?.words, 3);
  });
});
