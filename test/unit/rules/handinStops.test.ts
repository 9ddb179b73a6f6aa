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

/** Question 4 answered with a text; `«` and `»` mark the places of what is wanted. */
function assertStops(answer: string): void {
  const { text, ranges } = marked(makeReport({ answers: { 4: answer } }));
  assert.deepEqual(
    stopsOf(text).map(({ question, severity, range }) => [question, severity, range]),
    ranges.map((range) => [4, 'information', range]),
    answer,
  );
}

suite('handin-encoding', () => {
  test('stands at the first character that Windows has no letter for', () => {
    assertStops('We say “so«”» and “so” again.');
    assertStops('An arrow «←» of it');
    assertStops('A face «😏» of it');
  });

  test('not at characters that only look odd there', () => {
    assertStops('Æøå, é, “ and … and – are read, if in another way. 😀');
  });

  test('stands where the library stops with an error', () => {
    assertStops('We say it.\n\n«<![x]>»');
    assertStops(`«${'- '.repeat(500)}a»`);
  });

  test('not for a course whose hand-in nobody knows', () => {
    assert.deepEqual(stopsOf(makeReport({ course: [{}, {}], answers: { 1: '”', 2: 'b' } })), []);
  });
});

suite('text-too-complex', () => {
  const text = makeReport({ answers: { 4: '*a **b '.repeat(3000) } });
  const tooComplex = (levels: Parameters<typeof check>[2]): number =>
    check(text, undefined, levels).problems.filter(({ code }) => code === 'text-too-complex').length;
  const off = Object.fromEntries(HAND_IN_CODES.map((code) => [code, 'off' as const]));

  test('tells that an answer is not compared, where hints on the hand-in page are wanted', () => {
    assert.equal(tooComplex({}), 1);
    assert.equal(tooComplex({ ...off, 'handin-list': 'hint' }), 1);
  });

  test('says nothing of it where all of them are off', () => {
    assert.equal(tooComplex(off), 0);
  });
});
