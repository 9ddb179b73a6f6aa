import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordPlaces, wordPlacesText, type WordPlaces } from '../../../server/src/features/hover/wordPlaces';
import { parseReport } from '../../../server/src/report/parse';
import type { Question } from '../../../server/src/report/report';
import { lines } from '../../support/streetReport';

test('words count by where they are, and a word across two places counts once', () => {
  assert.deepEqual(wordPlaces(questionWith('One two `three four` five.')), places({ prose: 3, code: 2 }));
  const link = 'See [the wall](https://example.org/wall) now.';
  assert.deepEqual(wordPlaces(questionWith(link)), places({ prose: 3, address: 1 }));
  assert.deepEqual(
    wordPlaces(questionWith('At https://example.org/a today')),
    places({ prose: 2, address: 1 }),
  );
  assert.deepEqual(
    wordPlaces(questionWith('At <https://example.org/a> today')),
    places({ prose: 2, address: 1 }),
  );
  assert.deepEqual(
    wordPlaces(questionWith('![A red wall](figures/wall.png) here')),
    places({ prose: 3, address: 1 }),
  );
  const table = lines('| a | b |', '| - | - |', '| `c` | d |');
  assert.deepEqual(wordPlaces(questionWith(table)), places({ table: 14, code: 1 }));
  assert.deepEqual(wordPlaces(questionWith(lines('```sh', 'make it', '```'))), places({ code: 4 }));
  assert.deepEqual(wordPlaces(questionWith('One <!-- two --> three')), places({ prose: 2, code: 3 }));
});

test('the places are named for an answer that is too long, the one with most words first', () => {
  const long = 'One two three four five six seven `eight nine` ten eleven';
  assert.equal(wordPlacesText(questionWith(long)), 'Where the words are: 9 in prose and 2 in code and HTML.');
  assert.equal(wordPlacesText(questionWith('One `two`')), null);
  assert.equal(wordPlacesText(questionWith('One two three four five six seven eight nine ten eleven')), null);
});

test("the counts of the places add up to the checker's count, for any text", () => {
  const piece = fc.constantFrom(
    'word',
    '`a b`',
    '[x y](z w)',
    '![i](j)',
    '|',
    '\n',
    ' ',
    '- ',
    '> ',
    '```',
    '<b>',
    'https://a.b',
    '|-|\n',
    '\u00a0',
    '&amp;',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const question = questionWith(pieces.join(''));
      const { code, address, table, prose } = wordPlaces(question) ?? places({});
      assert.equal(code + address + table + prose, question.block.answer?.words);
    }),
  );
});

function places(some: Partial<WordPlaces>): WordPlaces {
  return { code: 0, address: 0, table: 0, prose: 0, ...some };
}

function questionWith(answer: string): Question {
  const { questions } = parseReport(
    lines('### Question 1', '', '> Recommended answer length: 5-10 words.', '>', '> Answer:', '', answer, ''),
  );
  const [question] = questions;
  assert.ok(question);
  return question;
}
