import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrollEcho } from '../../../client/src/preview/scrollEcho';

/** For each top line that an editor reports, whether it is an echo. */
function echoes(from: number, target: number, tops: readonly number[]): boolean[] {
  const echo = createScrollEcho();
  echo.expect(from, target);
  return tops.map((top) => echo.isEcho(top));
}

suite('The echo of scrolling', () => {
  test('ends at the line that the page has scrolled the editor to', () => {
    assert.deepEqual(echoes(0, 40, [40, 41, 40]), [true, false, false]);
  });

  test('may come in steps from an editor that scrolls smoothly', () => {
    assert.deepEqual(echoes(90, 40, [80, 60, 41, 40, 39]), [true, true, true, true, false]);
  });

  test('ends once the user scrolls away', () => {
    assert.deepEqual(echoes(0, 40, [10, 5, 20, 40]), [true, false, false, false]);
  });

  test('is not expected from an editor that is already there, and may stop early', () => {
    assert.deepEqual(echoes(40, 40, [41]), [false]);
    assert.deepEqual(echoes(0, 40, [30, 29]), [true, false]);
  });

  test('is not expected if the page has not scrolled', () => {
    assert.equal(createScrollEcho().isEcho(7), false);
  });
});
