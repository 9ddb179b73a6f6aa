import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proseWords } from '../../../server/src/features/hover/proseWords';
import { parseReport } from '../../../server/src/report/parse';
import { runs } from '../../support/runs';
import { lines } from '../../support/streetReport';

test('marks, code, comments, images and addresses do not count as words', () => {
  assert.equal(words('Two *old* boats, and **one** new.'), 6);
  assert.equal(words('- one\n- two - three\n1. four'), 4);
  assert.equal(words('Run `git push --force` now.'), 2);
  assert.equal(words('Before\n\n```sh\necho one two three\n```\n\nbehind'), 2);
  assert.equal(words('Seen <!-- not by anybody --> here'), 2);
  assert.equal(words('![A boat at sea](figures/boat.png "One boat") alone'), 1);
  assert.equal(words('See https://example.org/a/b or <https://example.org> or www.example.org.'), 3);
  assert.equal(words('See [the old map](https://example.org).'), 4);
  assert.equal(words('| one | two |\n| --- | --- |\n| three | four five |'), 5);
});

test('a word with marks inside counts as one', () => {
  assert.equal(words('**un**usual state-of-the-art and/or isn’t 3.5 %'), 5);
});

test('a placeholder does not count', () => {
  assert.equal(words('--- question 1 fill here ---'), 0);
  assert.equal(words('--- question 1 fill here ---\n\nThree real words'), 3);
});

test('an answer in the block quote counts like one below it', () => {
  const inQuote = lines('# R', '', '### Question 1', '', '> **Why?**', '>', '> Answer: so', '> it *is*.');
  assert.equal(wordsIn(inQuote), 3);
});

test('an answer that would take too long to parse has no count', () => {
  assert.equal(words(`${'> '.repeat(3000)}x`), null);
});

test('a question without Answer: has no words', () => {
  assert.equal(wordsIn(lines('# R', '', '### Question 1', '', 'Some text')), 0);
});

test('plain words all count, and no text throws', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/u), { maxLength: 30 }), (all) => {
      assert.equal(words(all.join(' ')), all.length);
    }),
    runs(200),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[ab *_`#>\-[\]()!<|\\\n$&1.]{0,80}$/u), (text) => {
      const count = words(text);
      assert.ok(count === null || count >= 0);
    }),
    runs(300),
  );
});

function words(answer: string): number | null {
  return wordsIn(lines('# R', '', '### Question 1', '', '> **Why?**', '>', '> Answer:', '', answer, ''));
}

function wordsIn(text: string): number | null {
  const [question] = parseReport(text).questions;
  assert.ok(question);
  return proseWords(question.block);
}
