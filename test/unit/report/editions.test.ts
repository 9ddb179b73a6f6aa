import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import table from '../../../server/src/report/editions.json';
import {
  editionLimits,
  editionSize,
  isEditionWording,
  limitsInForce,
  recogniseEdition,
  type NumberedPrompt,
} from '../../../server/src/report/editions';
import { parseReport } from '../../../server/src/report/parse';
import type { EditionName, Limits } from '../../../server/src/report/report';
import { limitsOf, makeReport } from '../../support/makeReport';

const NAMES: readonly EditionName[] = ['2023', '2025', '2026'];

/** A question whose wording has this hash. */
function prompt(number: number, hash: string | null, stated: Limits = {}): NumberedPrompt {
  const start = { line: 1, character: 0 };
  return { number, prompt: { range: { start, end: start }, hash, stated, statement: null } };
}

/** The first `count` questions of an edition with their own wording. */
function wordings(name: EditionName, count = editionSize(name)): NumberedPrompt[] {
  const hashes: Readonly<Record<string, readonly string[]>> = table[name].hashes;
  return Array.from({ length: count }, (_, index) => prompt(index + 1, hashes[index + 1]?.at(-1) ?? null));
}

function reworded(questions: readonly NumberedPrompt[], count: number): NumberedPrompt[] {
  return questions.map((question, index) =>
    index < count ? prompt(question.number, 'another wording') : question,
  );
}

suite('An edition recognised by its wording', () => {
  for (const name of NAMES) {
    test(`is ${name} if all questions are as in ${name}`, () => {
      assert.deepEqual(recogniseEdition(wordings(name)), { name, by: 'wording' });
    });

    test(`is ${name} if most questions are as in ${name}, or some are missing`, () => {
      const half = Math.floor((editionSize(name) - 1) / 2);
      const changed = reworded([...wordings(name)].reverse(), half);
      assert.equal(recogniseEdition(changed)?.by, 'wording');
      assert.deepEqual(recogniseEdition(wordings(name, 17))?.by, 'wording');
    });

    test(`is not ${name} if at most half of its questions remain`, () => {
      const changed = reworded(wordings(name), Math.ceil(editionSize(name) / 2));
      assert.notEqual(recogniseEdition(changed)?.by, 'wording');
    });
  }

  test('is 2023 with few questions, if only 2023 has their wording', () => {
    const [third, fifth] = [3, 5].map((number) => wordings('2023')[number - 1]);
    assert.ok(third && fifth);
    assert.deepEqual(recogniseEdition([third, fifth]), { name: '2023', by: 'wording' });
  });

  test('does not depend on the numbers', () => {
    const extra = Array.from({ length: 3 }, (_, index) => prompt(28 + index, 'own question'));
    assert.deepEqual(recogniseEdition([...wordings('2023'), ...extra]), { name: '2023', by: 'wording' });
  });

  test('depends on the limits of question 3 if two editions share the other questions', () => {
    const shared = wordings('2026').filter(({ number }) => number !== 3 && number !== 31);
    assert.deepEqual(recogniseEdition(shared), { name: '2026', by: 'wording' });
    const old = prompt(3, 'reworded', { words: { min: 100, max: 200 } });
    assert.deepEqual(recogniseEdition([...shared, old]), { name: '2025', by: 'wording' });
    const others = prompt(3, 'reworded', { words: { min: 0, max: 200 } });
    assert.deepEqual(recogniseEdition([...shared, others]), { name: '2026', by: 'wording' });
  });

  test('accepts both wordings of a question that was reworded within an edition', () => {
    for (const hash of table['2023'].hashes[7]) assert.equal(isEditionWording('2023', 7, hash), true);
    assert.equal(isEditionWording('2023', 7, null), false);
    assert.equal(isEditionWording('2023', 28, null), null);
  });
});

suite('An edition recognised by its numbers', () => {
  function byNumbers(...numbers: readonly number[]): ReturnType<typeof recogniseEdition> {
    return recogniseEdition(numbers.map((number) => prompt(number, null)));
  }

  const CASES: readonly (readonly [highest: number, name: EditionName | null])[] = [
    [1, null],
    [19, null],
    [20, '2023'],
    [27, '2023'],
    [28, '2026'],
    [31, '2026'],
    [32, null],
    [99, null],
  ];
  for (const [highest, name] of CASES) {
    test(`with ${highest} as the highest is ${name ?? 'none'}`, () => {
      assert.deepEqual(byNumbers(1, highest, 2), name && { name, by: 'numbers' });
    });
  }

  test('is 2025 if question 3 asks for 100 to 200 words', () => {
    const third = prompt(3, null, { words: { min: 100, max: 200 } });
    assert.deepEqual(recogniseEdition([third, prompt(31, null)]), { name: '2025', by: 'numbers' });
    assert.deepEqual(recogniseEdition([third, prompt(27, null)]), { name: '2023', by: 'numbers' });
  });

  test('is null without questions', () => {
    assert.equal(byNumbers(), null);
  });

  test('is correct for made-up reports', () => {
    for (const name of NAMES) {
      assert.deepEqual(parseReport(makeReport({ edition: name })).edition, { name, by: 'numbers' });
    }
    assert.equal(parseReport(makeReport({ course: [{}, {}, {}] })).edition, null);
  });
});

suite('The limits of an edition', () => {
  for (const edition of NAMES) {
    test(`are correct for ${edition}`, () => {
      const limits = limitsOf({ edition });
      assert.equal(editionSize(edition), limits.length);
      for (const [index, wanted] of limits.entries()) {
        assert.deepEqual(editionLimits(edition, index + 1), wanted, `question ${index + 1}`);
      }
      assert.deepEqual(editionLimits(edition, limits.length + 1), {});
    });
  }

  const CASES: readonly (readonly [name: string, stated: Limits, number: number, inForce: Limits])[] = [
    ['as stated', { words: { min: 50, max: 100 } }, 7, { words: { min: 50, max: 100 } }],
    ['not stated', {}, 7, { words: { min: 50, max: 100 } }],
    ['stated differently', { words: { min: 5, max: 10 } }, 7, { words: { min: 50, max: 100 } }],
    ["another question's", { words: { min: 100, max: 200 } }, 7, { words: { min: 50, max: 100 } }],
    ['stated where the edition has none', { words: { min: 1, max: 2 } }, 1, {}],
    ['the first ones of the edition', { words: { min: 50, max: 200 } }, 31, { words: { min: 50, max: 200 } }],
    [
      'the current ones of the edition',
      { words: { min: 50, max: 300 } },
      31,
      { words: { min: 50, max: 300 } },
    ],
    ['images stated differently', { images: { min: 5, max: 6 } }, 19, { images: { min: 1, max: 2 } }],
    [
      'images not stated',
      { words: { min: 200, max: 300 } },
      14,
      { words: { min: 200, max: 300 }, images: { min: 1, max: 3 } },
    ],
    [
      'images stated where the edition has none',
      { images: { min: 1, max: 1 } },
      4,
      { words: { min: 100, max: 200 } },
    ],
    ['for a question that the edition does not have', { words: { min: 1, max: 2 } }, 40, {}],
  ];
  for (const [name, stated, number, inForce] of CASES) {
    test(`in force: ${name}`, () => {
      assert.deepEqual(limitsInForce(stated, '2025', number), inForce);
    });
  }
});
