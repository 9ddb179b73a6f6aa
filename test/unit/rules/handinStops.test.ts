import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { HAND_IN_CODES } from '../../../common/codes';
import type { Problem } from '../../../server/src/rules/rule';
import { check } from '../../support/check';
import { makeReport } from '../../support/makeReport';
import { marked } from '../../support/marked';

function stopsOf(text: string): readonly Problem[] {
  return check(text, undefined, {}).problems.filter(({ code }) => code === 'handin-encoding');
}

/** Asserts the problems of question 4 with a text as its answer; `«` and `»` mark their ranges. */
function assertStops(answer: string): void {
  const { text, ranges } = marked(makeReport({ answers: { 4: answer } }));
  assert.deepEqual(
    stopsOf(text).map(({ question, severity, range }) => [question, severity, range]),
    ranges.map((range) => [4, 'information', range]),
    answer,
  );
}

suite('handin-encoding', () => {
  test('is at the first character that Windows cannot decode', () => {
    assertStops('We say “so«”» and “so” again.');
    assertStops('An arrow «←» of it');
    assertStops('A face «😏» of it');
  });

  test('does not report characters that Windows decodes differently', () => {
    assertStops('Æøå, é, “ and … and – are read, if in another way. 😀');
  });

  test('is where the library fails with an error', () => {
    assertStops('We say it.\n\n«<![x]>»');
    assertStops(`«${'- '.repeat(500)}a»`);
  });

  test('does not report a course with an unknown hand-in', () => {
    assert.deepEqual(stopsOf(makeReport({ course: [{}, {}], answers: { 1: '”', 2: 'b' } })), []);
  });
});

suite('text-too-complex', () => {
  const text = makeReport({ answers: { 4: '*a **b '.repeat(3000) } });
  const tooComplex = (levels: Parameters<typeof check>[2]): number =>
    check(text, undefined, levels).problems.filter(({ code }) => code === 'text-too-complex').length;
  const off = Object.fromEntries(HAND_IN_CODES.map((code) => [code, 'off' as const]));

  test('reports that an answer is not compared if hints for the hand-in page are on', () => {
    assert.equal(tooComplex({}), 1);
    assert.equal(tooComplex({ ...off, 'handin-list': 'hint' }), 1);
  });

  test('reports nothing if all those hints are off', () => {
    assert.equal(tooComplex(off), 0);
  });
});
