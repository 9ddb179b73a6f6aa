import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetAtCursor } from '../../../server/src/features/completion/targetAtCursor';
import { fastest } from '../../support/timing';
import { runs } from '../../support/runs';

const CURSOR = '¦';

test('the whole target around the cursor is found', () => {
  assert.deepEqual(at('so ![a](figures/b¦oat.png) it is'), {
    kind: 'image',
    open: 3,
    start: 8,
    end: 24,
    closing: '',
  });
  assert.deepEqual(at('[a](<a ¦b'), { kind: 'link', open: 0, start: 5, end: 8, closing: '>)' });
  assert.deepEqual(at('<p><IMG src="a¦b"></p>'), { kind: 'html', open: 3, start: 13, end: 15, closing: '' });
});

test('an escaped exclamation mark makes no image', () => {
  assert.equal(at('\\![a](¦)')?.kind, 'link');
  assert.equal(at('\\\\![a](¦)')?.kind, 'image');
});

test('of several targets, the one at the cursor is found', () => {
  assert.equal(at('![a](a.png) ![b](¦b.png)')?.start, 17);
  assert.equal(at('![a](a.p¦ng) ![b](b.png)')?.start, 5);
  assert.equal(at('[![a](¦a.png)](b.png)')?.kind, 'image');
  // The link around an image must stay on one line.
  assert.equal(at('[![a](a.png)](¦b.png)')?.kind, 'link-around-image');
});

test('no line throws, and the target found contains the cursor', () => {
  const line = fc.stringMatching(/^[![\]()<>"'\\ aimgsrc=]{0,60}$/u);
  fc.assert(
    fc.property(line, fc.nat(60), (text, place) => {
      const cursor = Math.min(place, text.length);
      const target = targetAtCursor(text, cursor);
      if (!target) return;
      assert.ok(target.open < target.start && target.start <= cursor);
      assert.ok(cursor <= target.end && target.end <= text.length);
    }),
    runs(3000),
  );
});

test('long lines of marks are handled quickly', () => {
  for (const part of ['![](', '](', '[', '<img src="', '(', '\\', '<img ']) {
    const text = part.repeat(200_000 / part.length);
    assert.ok(fastest(() => targetAtCursor(text, text.length)) < 100, part);
  }
});

function at(text: string): ReturnType<typeof targetAtCursor> {
  return targetAtCursor(text.replace(CURSOR, ''), text.indexOf(CURSOR));
}
