import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { freeFigureNames, namesMentioned } from '../../../client/src/figures/figureNames';

suite('The names of new figures', () => {
  test('start with the number of the question, or with figure outside a question', () => {
    assert.deepEqual(freeFigureNames(14, ['png'], []), ['q14-1.png']);
    assert.deepEqual(freeFigureNames(undefined, ['png'], []), ['figure-1.png']);
  });

  test('keep each extension, or have none', () => {
    assert.deepEqual(freeFigureNames(3, ['JPG', 'png', ''], []), ['q3-1.JPG', 'q3-2.png', 'q3-3']);
  });

  test('skip numbers that a file has with any extension or letter case', () => {
    const taken = ['q14-1.png', 'Q14-2.JPEG', 'q14-4.gif', 'q1-3.png', 'figure-3.png'];
    assert.deepEqual(freeFigureNames(14, ['png', 'png', 'png'], taken), [
      'q14-3.png',
      'q14-5.png',
      'q14-6.png',
    ]);
  });

  test('skip names that the text mentions, even if the files do not exist yet', () => {
    const text =
      '![a](figures/q14-1.png)\n> ![b][c], see figures/q14-2.JPG.\n<img src="./figures/q14-4">\n\n[c]: figures/q14-5.png "q14-6"';
    assert.deepEqual(namesMentioned(text), ['q14-1.png', 'q14-2.JPG', 'q14-4', 'q14-5.png']);
    assert.deepEqual(freeFigureNames(14, ['png', 'png'], namesMentioned(text)), ['q14-3.png', 'q14-6.png']);
  });
});
