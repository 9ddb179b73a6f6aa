import assert from 'node:assert/strict';
import test from 'node:test';
import { MAX_LENGTH, tooCostly } from '../../../server/src/markdown/parseBudget';
import { makeReport } from '../../support/makeReport';
import { fastest } from '../../support/timing';
import { HOSTILE_TEXTS, type TextMaker } from './hostileTexts';
import { htmlOf, isSource } from './page';
import { dangersIn } from './safety';

/** How many times as long as the largest accepted ordinary text a hostile text may take. */
const MAX_TIMES_ORDINARY = 12;
const RUNS = 3;

/** Escaping may turn a character of the source into six. */
const MAX_HTML = 6 * MAX_LENGTH + 1000;

/** The longest of a maker's texts that is not too costly. */
function longestAccepted(make: TextMaker): string {
  let accepted = 16;
  let refused = MAX_LENGTH;
  if (tooCostly(make(refused)) === null) return make(refused);
  while (refused - accepted > accepted / 16) {
    const middle = (accepted + refused) >> 1;
    if (tooCostly(make(middle)) === null) accepted = middle;
    else refused = middle;
  }
  return make(accepted);
}

/** A report without questions, so that it is one block. */
const report = makeReport().replaceAll('Question', 'Chapter').replaceAll('Answer:', 'Reply:');
const ordinary = longestAccepted((length) =>
  report.repeat(Math.ceil(length / report.length)).slice(0, length),
);
const ordinaryTime = fastest(() => htmlOf(ordinary), RUNS);

test('ordinary text of the length of a report is accepted', () => {
  assert.ok(ordinary.length > 45_000, String(ordinary.length));
  assert.ok(!isSource(htmlOf(ordinary)));
});

for (const [name, make] of Object.entries(HOSTILE_TEXTS)) {
  const accepted = longestAccepted(make);

  test(`renders ${name} safely, in limited time and space`, () => {
    for (const text of [accepted, make(MAX_LENGTH)]) {
      const { html, time } = measured(text);
      const times = time / ordinaryTime;
      assert.ok(
        times <= MAX_TIMES_ORDINARY,
        `${text.length} characters take ${times} times as long as ordinary ones`,
      );
      assert.ok(html.length < MAX_HTML, `${text.length} characters give ${html.length}`);
    }
    assert.deepEqual(dangersIn(htmlOf(accepted.slice(0, 2000))), []);
  });
}

/** Measures again if the machine may have been busy. */
function measured(text: string): { html: string; time: number } {
  let html = '';
  let time = Infinity;
  for (let run = 0; run < RUNS && time > MAX_TIMES_ORDINARY * ordinaryTime; run++) {
    time = fastest(() => (html = htmlOf(text)), 1);
  }
  return { html, time };
}
