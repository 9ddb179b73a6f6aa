import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import type { AnswerState } from '../../../server/src/report/report';
import { makeReport, placeholder, type Placement } from '../../support/makeReport';
import { answerIn, inReport, questionIn } from '../../support/parsed';
import { offsetOf, rangeOf, text, textAt } from '../../support/places';

/** A question with these lines after `Answer:`, between two others. */
function between(marker: string, ...lines: readonly string[]): string {
  return text(
    '### Question 1',
    '> Answer: before',
    '',
    '### Question 2',
    '> **Why?**',
    '>',
    marker,
    ...lines,
    '### Question 3',
    '> Answer: behind',
  );
}

suite('An answer', () => {
  for (const placement of ['below', 'quoted', 'inline', 'no-blank', 'unquoted'] satisfies Placement[]) {
    for (const lineEnd of ['\n', '\r\n', '\r'] as const) {
      test(`is found ${placement}, with ${JSON.stringify(lineEnd)}`, () => {
        const answers = { 4: 'First 😀 line\n\n- last one' };
        const source = makeReport({ placement, lineEnd, answers });
        const question = questionIn(source, 4);
        const { answer } = question.block;
        assert.ok(answer?.content);
        const content = inReport(question, answer.content);
        const { start, end } = {
          start: rangeOf(source, 'First 😀').start,
          end: rangeOf(source, '- last one').end,
        };
        assert.deepEqual(content, { start, end });
        assert.equal(answer.state, 'answered');
        // In the quote, each line of the answer has a mark that the checker counts: four, or two after `Answer: First`.
        const marks = { below: 0, 'no-blank': 0, unquoted: 0, quoted: 4, inline: 2 }[placement];
        assert.equal(answer.words, 6 + marks);
      });
    }
  }

  test('starts after Answer: and ends at the line before the next question', () => {
    const source = between('> Answer:', '', 'Because.', '', '');
    const question = questionIn(source, 2);
    const { answer } = question.block;
    assert.ok(answer?.content);
    assert.equal(textAt(source, inReport(question, answer.range)), '\n\nBecause.\n\n');
    assert.equal(textAt(source, inReport(question, answer.content)), 'Because.');
  });

  test('ends at the end of the text in the last question', () => {
    for (const tail of ['', '\n', '\n\n# Our project\n\nHow to run it.\n']) {
      const source = `### Question 1\n> Answer:\nBecause.${tail}`;
      const { range, words } = answerIn(source);
      assert.equal(offsetOf(source, range.end), source.length);
      assert.equal(words, tail.length > 2 ? 8 : 1);
    }
  });

  test('ends above the heading of a section', () => {
    const source = between('> Answer:', 'Because.', '', '## Part', '', '> Remark.', '');
    const question = questionIn(source, 2);
    const { answer } = question.block;
    assert.ok(answer);
    assert.equal(textAt(source, inReport(question, answer.range)), '\nBecause.\n');
  });

  test('without a final newline and with trailing white space has exact content', () => {
    const source = '### Question 1\r\n> Answer:\r\n>  \u00a0Be\u00a0cause \t\u00a0';
    const { content, words } = answerIn(source);
    assert.deepEqual(content, rangeOf(source, 'Be\u00a0cause'));
    assert.equal(words, 3);
  });

  test('is null if Answer: is missing', () => {
    assert.equal(questionIn('### Question 1\n> Why?\n\nBecause.').block.answer, null);
  });

  test('may be on the same line as its question', () => {
    const source = '### Question 1 Answer: so';
    assert.deepEqual(answerIn(source).content, rangeOf(source, 'so'));
  });
});

suite('The content of an answer', () => {
  const CASES: readonly (readonly [marker: string, lines: readonly string[], content: string | null])[] = [
    ['> Answer: text', [], 'text'],
    ['> Answer:text  ', [''], 'text'],
    ['> **Answer:** text', [], 'text'],
    ['> **Answer:**', ['> text'], 'text'],
    ['*Answer:*text', [], 'text'],
    ['__Answer:__', ['text'], 'text'],
    ['> **Answer: text**', [], 'text**'],
    ['> Answer:*text* more', [], '*text* more'],
    ['> Answer: *text*', [], '*text*'],
    ['> Answer:', ['> > text', '>', '> more >', '>'], 'text\n>\n> more >'],
    ['> Answer:', ['', '\ttext\t', ''], 'text'],
    ['> Answer:', ['```', 'code', '```'], '```\ncode\n```'],
    ['> Answer:', ['\u200b', '\ufefftext\u200b'], 'text'],
    ['> Answer:', ['\u3000text\u2003'], 'text'],
    ['> Answer:', [], null],
    ['> Answer:', ['', '>', '> > ', '\u00a0', '\u200b'], null],
    ['> **Answer:**', [''], null],
  ];
  for (const [marker, lines, content] of CASES) {
    test(`in ${JSON.stringify([marker, ...lines])}`, () => {
      const source = between(marker, ...lines);
      const question = questionIn(source, 2);
      const found = question.block.answer?.content ?? null;
      assert.equal(found && textAt(source, inReport(question, found)), content);
    });
  }
});

suite('The state of an answer', () => {
  const FILL = placeholder(2);
  const CASES: readonly (readonly [name: string, lines: readonly string[], state: AnswerState])[] = [
    ['words', ['Because.'], 'answered'],
    ['a number', ['7'], 'answered'],
    ['an image', ['![a](b.png)'], 'answered'],
    ['nothing', [], 'empty'],
    ['white space', ['', ' \t', '\u00a0'], 'empty'],
    ['quote marks', ['>', '> >'], 'empty'],
    ['dashes', ['---'], 'empty'],
    ['dashes in the quote', ['> ---', '>', '> - - -'], 'empty'],
    ['a comment', ['<!-- write here -->'], 'empty'],
    ['a comment over lines', ['<!-- write', '', 'here -->', ''], 'empty'],
    ['a comment in the quote', ['> <!-- write here -->'], 'empty'],
    ['two comments', ['<!-- a --> <!-- b -->'], 'empty'],
    ['a comment and text after it', ['<!-- a --> Because.'], 'answered'],
    ['a comment over lines and text after it', ['<!-- a', 'b --> Because.'], 'answered'],
    ['a comment and text below it', ['<!-- a -->', 'Because.'], 'answered'],
    ['text and a comment', ['Because. <!-- a -->'], 'answered'],
    ['a comment that is never closed', ['<!-- Because.'], 'empty'],
    ['a comment in code', ['```', '<!-- a -->', '```'], 'answered'],
    ['a comment in a code span', ['`<!-- a -->`'], 'answered'],
    ['the placeholder', [FILL], 'placeholder'],
    ['the placeholder in the quote', [`> ${FILL}`], 'placeholder'],
    ['the placeholder twice', [FILL, '', FILL], 'placeholder'],
    ['two placeholders on a line', [`${FILL} ${FILL}`], 'placeholder'],
    ["another question's placeholder", [placeholder(9)], 'placeholder'],
    ['the placeholder without dashes', ['question 2 fill here'], 'placeholder'],
    ['the placeholder with one dash less', ['--- question 2 fill here'], 'placeholder'],
    ['the placeholder with longer dashes', ['— question 2 fill here –'], 'placeholder'],
    ['the placeholder in other letters', ['--- Question 2 Fill Here ---'], 'placeholder'],
    ['the placeholder and dashes', ['---', '', FILL], 'placeholder'],
    ['the placeholder and a comment', ['<!-- later -->', FILL], 'placeholder'],
    ['the placeholder with emphasis', [`**${FILL}**`], 'placeholder'],
    ['a comment around the placeholder', ['<!-- question 2 fill here -->'], 'placeholder'],
    ['the placeholder and words', [FILL, 'Because.'], 'answered'],
    ['words between dashes', ['--- Because. ---'], 'answered'],
    ['half a placeholder', ['--- question 2 ---'], 'answered'],
  ];
  for (const [name, lines, state] of CASES) {
    for (const lineEnd of ['\n', '\r\n']) {
      test(`with ${name} below Answer: is ${state}, with ${JSON.stringify(lineEnd)}`, () => {
        const source = between('> Answer:', ...lines).replaceAll('\n', lineEnd);
        assert.equal(answerIn(source, 2).state, state);
      });
    }
  }

  for (const [name, content, state] of [
    ['words', 'Because.', 'answered'],
    ['a comment', '<!-- write here -->', 'empty'],
    ['a comment and words', '<!-- a --> Because.', 'answered'],
    ['dashes', '---', 'empty'],
    ['the placeholder', FILL, 'placeholder'],
    ['the placeholder closed by emphasis', `** ${FILL}`, 'placeholder'],
  ] as const) {
    test(`with ${name} on the line of Answer: is ${state}`, () => {
      const marker = content.startsWith('**') ? `> **Answer:${content}` : `> Answer: ${content}`;
      assert.equal(answerIn(between(marker), 2).state, state);
    });
  }
});

suite('Placeholders', () => {
  const CASES: readonly (readonly [lines: readonly string[], placeholders: readonly string[]])[] = [
    [['--- question 2 fill here ---'], ['--- question 2 fill here ---']],
    [['> --- question 2 fill here ---'], ['--- question 2 fill here ---']],
    [['Because.', '', '--- question 2 fill here ---'], ['--- question 2 fill here ---']],
    [
      ['--- question 2 fill here --- --- question 3 fill here ---'],
      ['--- question 2 fill here ---', '--- question 3 fill here ---'],
    ],
    [
      ['--- question 2 fill here --- question 3 fill here'],
      ['--- question 2 fill here ---', 'question 3 fill here'],
    ],
    [['<!--- question 2 fill here --->'], ['question 2 fill here']],
    [['a ---question 2 fill here--- b'], ['---question 2 fill here---']],
    [['- - question 2 fill here'], ['- question 2 fill here']],
    [['question\t12  fill here'], ['question\t12  fill here']],
    [['😀 --- QUESTION 2 FILL HERE ---😀'], ['--- QUESTION 2 FILL HERE ---']],
    [['— question 2 fill here —'], ['— question 2 fill here —']],
    [['`--- question 2 fill here ---`'], ['--- question 2 fill here ---']],
    [['--- We used ... ---'], []],
    [['question 2 is to fill here'], []],
    [['question two fill here'], []],
  ];
  for (const [lines, parts] of CASES) {
    test(`in ${JSON.stringify(lines)}`, () => {
      const source = between('> Answer:', ...lines);
      const question = questionIn(source, 2);
      assert.deepEqual(
        question.block.answer?.placeholders.map((found) => textAt(source, inReport(question, found))),
        parts,
      );
    });
  }

  test('have exact ranges', () => {
    const source = between('> Answer: 😀 --- question 2 fill here ---', '> --- question 2 fill here ---');
    const question = questionIn(source, 2);
    assert.deepEqual(
      question.block.answer?.placeholders.map((found) => inReport(question, found)),
      [rangeOf(source, '--- question 2 fill here ---'), rangeOf(source, '--- question 2 fill here ---', 1)],
    );
  });

  test('are found only after Answer:', () => {
    const source = between('> --- question 2 fill here --- Answer: yes');
    assert.deepEqual(answerIn(source, 2).placeholders, []);
  });

  test('do not include dashes before Answer:', () => {
    const source = between('> Answer:--- question 2 fill here ---');
    assert.equal(answerIn(source, 2).placeholders.length, 1);
  });
});

suite('Counts', () => {
  test("are the same as the checker's: marks, code and links are words", () => {
    assert.equal(answerIn(between('> Answer:', '> - a | b', '```', 'c', '```'), 2).words, 8);
    assert.equal(answerIn(between('> **Answer:** a'), 2).words, 2);
    assert.equal(answerIn(between('> Answer:', placeholder(2)), 2).words, 6);
  });

  test('include a section of level 1, but not one of level 2', () => {
    assert.equal(answerIn(between('> Answer:', 'Because.', '# Part', '> Remark.'), 2).words, 5);
    assert.equal(answerIn(between('> Answer:', 'Because.', '## Part', '> Remark.'), 2).words, 1);
  });

  test("of images are the same as the checker's", () => {
    const { images } = answerIn(
      between('> Answer: ![a](b)', '`![c](d)` ![e][f] <img src="g">', '![h', '](i)'),
      2,
    );
    assert.equal(images, 2);
  });
});
