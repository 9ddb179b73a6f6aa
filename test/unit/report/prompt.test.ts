import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { suite } from 'node:test';
import type { Limits, Prompt } from '../../../server/src/report/report';
import { wordingHash } from '../../../server/src/report/prompt';
import { inReport, questionIn } from '../../support/parsed';
import { rangeOf, text } from '../../support/places';

function promptOf(source: string): Prompt {
  return questionIn(source).block.prompt;
}

/** A question with these lines in its quote above `Answer:`. */
function quoted(...lines: readonly string[]): string {
  return text('### Question 1', '', ...lines.map((line) => `> ${line}`), '>', '> Answer:', '', 'Yes.', '');
}

function words(min: number, max: number): Limits {
  return { words: { min, max } };
}

function images(min: number, max: number): Limits {
  return { images: { min, max } };
}

suite('The stated words', () => {
  const CASES: readonly (readonly [statement: string, range: string, limits: Limits])[] = [
    ['Answer length: 100-200 words', '100-200 words', words(100, 200)],
    ['Recommended answer length: 100-200 words.', '100-200 words', words(100, 200)],
    ['Answer length:100-200 words', '100-200 words', words(100, 200)],
    ['answer length: 5-10 Words', '5-10 Words', words(5, 10)],
    ['Answer length: 0-1 word', '0-1 word', words(0, 1)],
    ['Answer length: 100 - 200 words', '100 - 200 words', words(100, 200)],
    ['Answer length: 100–200 words', '100–200 words', words(100, 200)],
    ['Answer length: 100—200 words', '100—200 words', words(100, 200)],
    ['Answer length: 100‑200 words', '100‑200 words', words(100, 200)],
    ['Answer length: 100 to 200 words', '100 to 200 words', words(100, 200)],
    ['Answer length: 100-200\u00a0words', '100-200\u00a0words', words(100, 200)],
    ['*Answer length:* 100-200 words', '100-200 words', words(100, 200)],
    ['**Answer length: 100-200 words**', '100-200 words', words(100, 200)],
    ['**Answer length:** **100-200** words', '100-200** words', words(100, 200)],
    ['_Recommended answer length_: 100-200 words', '100-200 words', words(100, 200)],
    ['Here: 7-8 words. Answer length: 7-8 words', '7-8 words', words(7, 8)],
    ['Answer length: 200-100 words', '200-100 words', words(200, 100)],
  ];
  for (const [statement, part, limits] of CASES) {
    test(`in ${JSON.stringify(statement)}`, () => {
      const source = quoted('**Why?**', '', statement);
      const { stated, statement: range } = promptOf(source);
      assert.deepEqual(stated, limits);
      const nth = statement.split(part).length - 2;
      assert.deepEqual(range, rangeOf(source, part, nth));
    });
  }

  for (const statement of [
    'Answer length: a few words',
    'Answer length: 100 words',
    'Answer length: 100-200',
    'Length: 100-200 words',
    'Use 100-200 words.',
  ]) {
    test(`are not found in ${JSON.stringify(statement)}`, () => {
      assert.deepEqual(
        [promptOf(quoted(statement)).stated, promptOf(quoted(statement)).statement],
        [{}, null],
      );
    });
  }

  test('come from the first statement', () => {
    assert.deepEqual(
      promptOf(quoted('Answer length: 1-2 words', 'Answer length: 3-4 words')).stated,
      words(1, 2),
    );
  });

  test('are found only above the answer', () => {
    const source = `${quoted('Why?')}Answer length: 1-2 words\n`;
    assert.deepEqual(promptOf(source).stated, {});
  });
});

suite('The stated images', () => {
  const CASES: readonly (readonly [statement: string, min: number, max: number])[] = [
    ['10-20 words + 1 to 3 screenshots', 1, 3],
    ['10-20 words + 1-3 screenshots', 1, 3],
    ['10-20 words + 2 – 4 images', 2, 4],
    ['10-20 words+1 figure', 1, 1],
    ['10 to 20 words + 0 to 1 pictures', 0, 1],
  ];
  for (const [part, min, max] of CASES) {
    test(`in ${JSON.stringify(part)}`, () => {
      const source = quoted('Why?', `Answer length: ${part}.`);
      const { stated, statement } = promptOf(source);
      assert.deepEqual(stated, { words: stated.words, images: { min, max } });
      assert.deepEqual(statement, rangeOf(source, part));
    });
  }

  test('override those of the wording', () => {
    const { stated } = promptOf(quoted('Upload one image.', 'Answer length: 10-20 words + 2 to 3 images'));
    assert.deepEqual(stated, { ...words(10, 20), ...images(2, 3) });
  });
});

suite('The images in the wording', () => {
  const CASES: readonly (readonly [wording: string, min: number, max: number])[] = [
    ['Insert 1-2 images of it', 1, 2],
    ['**Upload 1-2 images** that show it', 1, 2],
    ['Upload one image', 1, 1],
    ['include a figure that shows it', 1, 1],
    ['Upload 1 to 3 screenshots', 1, 3],
    ['Insert 2 images', 2, 2],
    ['Insert two images', 2, 2],
    ['Insert 1–2 images', 1, 2],
    ['Please add a small diagram', 1, 1],
    ['Attach an overview-like picture', 1, 1],
    ['**Insert *1-2* images**', 1, 2],
  ];
  for (const [wording, min, max] of CASES) {
    test(`in ${JSON.stringify(wording)}`, () => {
      assert.deepEqual(promptOf(quoted(wording)).stated, images(min, max));
    });
  }

  test('may be split across lines', () => {
    assert.deepEqual(promptOf(quoted('Tell it and insert', '**1-2', 'images** of it')).stated, images(1, 2));
  });

  test('are added to the stated words', () => {
    const { stated } = promptOf(quoted('Include a figure.', 'Answer length: 200-400 words'));
    assert.deepEqual(stated, { ...words(200, 400), ...images(1, 1) });
  });

  for (const wording of [
    'Describe the figure.',
    'Insert images.',
    'including a figure',
    'Insert a link.',
    'Add 1-2 reasons',
  ]) {
    test(`are not found in ${JSON.stringify(wording)}`, () => {
      assert.deepEqual(promptOf(quoted(wording)).stated, {});
    });
  }

  test('are not read from the example', () => {
    assert.deepEqual(promptOf(quoted('Why?', 'Example:', '*Insert 1-2 images*')).stated, {});
  });
});

suite('A prompt with other line breaks', () => {
  test('may state its limits across lines', () => {
    const source = quoted(
      'Why? Recommended answer',
      'length: 100-200',
      'words + 1 to',
      '3 screenshots. Example: no',
    );
    const { stated, statement } = promptOf(source);
    assert.deepEqual(stated, { ...words(100, 200), ...images(1, 3) });
    assert.deepEqual(statement, rangeOf(source, '100-200\n> words + 1 to\n> 3 screenshots'));
    assert.equal(promptOf(source).hash, hashOf('why'));
  });

  test('may state its limits across lines with any line end', () => {
    const source = quoted('Answer length:', '100-200', 'words.').replaceAll('\n', '\r\n');
    assert.deepEqual(promptOf(source).statement, rangeOf(source, '100-200\r\n> words'));
  });

  test('may have quote marks in the middle of its lines', () => {
    const source = text(
      '### Question 1',
      '> **Why is it so?** > > Recommended answer length: > 100-200 words > + 1 to 3 screenshots. > > Example:',
      '> *So it is.* >',
      '> Answer:',
      'Yes.',
    );
    const { stated, statement } = promptOf(source);
    assert.deepEqual(stated, { ...words(100, 200), ...images(1, 3) });
    assert.deepEqual(statement, rangeOf(source, '100-200 words > + 1 to 3 screenshots'));
    assert.equal(promptOf(source).hash, hashOf('whyisitso'));
  });

  test('may be on one line with its Answer:', () => {
    const source = text('### Question 1', '> **Why?** > Answer length: 1-2 words > Answer: Because.', '');
    const { block } = questionIn(source);
    assert.deepEqual(block.prompt.stated, words(1, 2));
    assert.deepEqual(block.prompt.statement, rangeOf(source, '1-2 words'));
    assert.equal(block.prompt.hash, hashOf('why'));
    assert.deepEqual(block.marker, rangeOf(source, 'Answer:'));
    assert.deepEqual(block.prompt.range.end, rangeOf(source, 'Answer:').start);
  });
});

function hashOf(letters: string): string {
  return createHash('sha256').update(letters).digest('hex').slice(0, 16);
}

suite('The hash of a prompt', () => {
  test('uses only letters and digits', () => {
    const hash = hashOf('whatof2things');
    for (const lines of [
      ['What of 2 things?'],
      ['**What', 'of 2', 'things?**'],
      ['> *what*, OF `2` "things"!'],
      ['What of 2 things', '', 'Answer length: 1-2 words', 'more'],
      ['What of 2 things', 'Recommended answer length: 1-2 words'],
      ['What of 2 things', 'Example:', 'of something'],
      ['Wh\u200bat øf 2 things'.replace('ø', 'o')],
    ]) {
      assert.equal(promptOf(quoted(...lines)).hash, hash, lines.join('|'));
    }
  });

  test('is the same with any line end and without quote marks', () => {
    const source = quoted('What of', '2 things?');
    for (const other of [
      source.replaceAll('\n', '\r\n'),
      source.replaceAll('\n', '\r'),
      source.replaceAll('> ', ''),
      source.replaceAll('> ', '\t>  '),
    ]) {
      assert.equal(promptOf(other).hash, hashOf('whatof2things'));
    }
  });

  test('depends on the wording', () => {
    assert.notEqual(promptOf(quoted('Why so?')).hash, promptOf(quoted('Why not?')).hash);
  });

  test('is null without a wording', () => {
    assert.equal(promptOf(text('### Question 1', '> Answer:')).hash, null);
    assert.equal(promptOf(quoted('**…?**', 'Example: this')).hash, null);
    assert.equal(promptOf(text('### Question 1')).hash, null);
  });

  test('ignores letters of other scripts', () => {
    assert.equal(promptOf(quoted('Πώς é æ K')).hash, hashOf('k'));
  });
});

suite('The range of a prompt', () => {
  test('starts after the heading and ends at the line of Answer:', () => {
    const source = `# Title\n\n${quoted('Why?', '', 'Answer length: 1-2 words')}`;
    const question = questionIn(source);
    assert.deepEqual(inReport(question, question.block.prompt.range), {
      start: { line: 3, character: 0 },
      end: rangeOf(source, '> Answer:').start,
    });
  });

  test('is empty if Answer: follows the heading or is in it', () => {
    const below = promptOf('### Question 1\nAnswer: yes').range;
    assert.deepEqual(below, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } });
    const source = '### Question 1 Answer: yes';
    const { start } = rangeOf(source, 'Answer:');
    assert.deepEqual(promptOf(source).range, { start, end: start });
  });

  test('ends at the end of the question if Answer: is missing', () => {
    const source = text('### Question 1', '> Why?', '', '> Because.');
    assert.deepEqual(promptOf(source).range, rangeOf(source, '> Why?\n\n> Because.'));
    const end = { line: 0, character: 14 };
    assert.deepEqual(promptOf('### Question 1').range, { start: end, end });
  });
});

suite('The hash of a wording', () => {
  const known = wordingHash('Draw the yard. See [this figure](figures/build.png).');
  const isKnown = (hash: string): boolean => hash === known;

  for (const target of ['figures/yard.png', 'reports/figures/build.png', 'https://example.org/a_b.png', ''])
    test(`does not depend on the target of its link: ${JSON.stringify(target)}`, () => {
      assert.equal(wordingHash(`Draw the yard. See [this figure](${target}).`, isKnown), known);
    });

  test('depends on its words, even with a link', () => {
    assert.notEqual(wordingHash('Draw the barn. See [this figure](figures/build.png).', isKnown), known);
    assert.notEqual(wordingHash('Draw the yard. See [that figure](figures/build.png).', isKnown), known);
  });
});
