import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { localisedTexts } from '../../support/localisedTexts';
import { MESSAGE_CASES } from '../../support/messageCases';
import { fromRoot } from '../../support/paths';

const GOLDEN = fromRoot('test/fixtures/messages.txt');

/** All that rules say of made-up reports, with the titles of the fixes. */
function told(): string {
  return MESSAGE_CASES.map(({ title, lines }) =>
    [`# ${title.replaceAll('\n', '⏎')}`, ...lines(), ''].join('\n'),
  ).join('\n');
}

/** A pattern of a text of `l10n.t`, whatever its place holders stand for. */
function patternOf(text: string): RegExp {
  const parts = text.split(/\{\d+\}/);
  return new RegExp(parts.map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('.+'));
}

/** The last resorts: no text is known that brings them. */
const UNSEEN: ReadonlySet<string> = new Set([
  'The hand-in page shows this differently from GitHub. Compare the two in the preview.',
]);

suite('the wording of all rules', () => {
  const all = told();
  if (process.env['UPDATE'] === 'messages') writeFileSync(GOLDEN, all);

  test('is that of test/fixtures/messages.txt (UPDATE=messages writes it)', () => {
    assert.equal(all, readFileSync(GOLDEN, 'utf8'));
  });

  test('has every text of the rules in it', () => {
    const missing = localisedTexts(['server/src/rules']).filter(
      (text) => !UNSEEN.has(text) && !patternOf(text).test(all),
    );
    assert.deepEqual(missing, []);
  });
});
