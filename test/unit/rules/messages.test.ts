import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { localisedTexts } from '../../support/localisedTexts';
import { MESSAGE_CASES } from '../../support/messageCases';
import { fromRoot } from '../../support/paths';

const GOLDEN = fromRoot('test/fixtures/messages.txt');

/** All messages of the rules for made-up reports, with the titles of the fixes. */
function allMessages(): string {
  return MESSAGE_CASES.map(({ title, lines }) =>
    [`# ${title.replaceAll('\n', '⏎')}`, ...lines(), ''].join('\n'),
  ).join('\n');
}

/** A pattern for a text of `l10n.t` with any values of its placeholders. */
function patternOf(text: string): RegExp {
  const parts = text.split(/\{\d+\}/);
  return new RegExp(parts.map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('.+'));
}

/** A fallback: no known text gives this message. */
const FALLBACKS: ReadonlySet<string> = new Set([
  'The hand-in page shows this differently from GitHub. Compare the two in the preview.',
]);

suite('The messages of all rules', () => {
  const all = allMessages();
  if (process.env['UPDATE'] === 'messages') writeFileSync(GOLDEN, all);

  test('are those in test/fixtures/messages.txt (UPDATE=messages writes it)', () => {
    assert.equal(all, readFileSync(GOLDEN, 'utf8'));
  });

  test('include every text of the rules', () => {
    const missing = localisedTexts(['server/src/rules']).filter(
      (text) => !FALLBACKS.has(text) && !patternOf(text).test(all),
    );
    assert.deepEqual(missing, []);
  });
});
