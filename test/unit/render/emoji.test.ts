import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { nameToEmoji } from 'gemoji';
import fc from 'fast-check';
import type { Text } from 'hast';
import { handInBlocksInTurn } from '../../../server/src/features/preview/handInBlocks';
import { showEmoji } from '../../../server/src/render/emoji';
import { emojiByName } from '../../../server/src/render/emojiTable';
import { parseReport } from '../../../server/src/report/parse';
import { exportPage } from '../../support/exportedPage';
import { makeReport } from '../../support/makeReport';
import { htmlOf, withoutLines } from './page';

function html(text: string): string {
  return withoutLines(htmlOf(text));
}

/** All emoji with names that the parts below can form. */
const EMOJI = { ship: '🚢', '+1': '👍', '-1': '👎' } as const;

suite('Emoji shortcodes', () => {
  test('are shown as on GitHub', () => {
    assert.equal(html('Done :rocket: :+1::heart:'), '<p>Done 🚀 👍❤️</p>');
    assert.equal(html('**:robot:** a:tada:b'), '<p><strong>🤖</strong> a🎉b</p>');
  });

  test('stay text if they are unknown or malformed', () => {
    for (const text of [
      ':octocat:',
      ':rocket',
      ': rocket :',
      '12:30:45',
      ':Rocket:',
      ':constructor:',
      ':__proto__:',
    ])
      assert.equal(html(`So ${text}`), html(`So ${text.replaceAll(':', '&#58;')}`));
  });

  test('are in GitHub’s list', () => {
    const names = [...emojiByName()];
    assert.ok(names.length > 100, `${names.length} names`);
    for (const [name, emoji] of names) assert.equal(emoji, nameToEmoji[name], name);
  });

  test('are found after another colon and word', () => {
    assert.equal(html('At 12:30:rocket:'), '<p>At 12:30🚀</p>');
    assert.equal(html('::rocket::'), '<p>:🚀:</p>');
  });

  test('stay text in code, formulas and addresses', () => {
    for (const text of [
      '`:rocket:`',
      '```\n:rocket:\n```',
      '<tt>:rocket:</tt>',
      '$a :rocket: b$',
      '[a](b:rocket:c)',
    ])
      assert.doesNotMatch(html(text), /🚀/u);
  });

  test('have their names in the ids of headings', () => {
    assert.equal(html('# :rocket: Launch'), '<h1 id="user-content-rocket-launch">🚀 Launch</h1>');
  });

  test('are shown in an exported page: in its text, its title and its contents', async () => {
    const page = await exportPage(
      makeReport({ answers: { 4: 'We ship :ship:' } }).replace(/^# .*$/m, '# :rocket: Launch'),
    );
    assert.match(page, /<title>🚀 Launch<\/title>/u);
    assert.match(page, /We ship 🚢/u);
    assert.doesNotMatch(page, /:rocket:/u);
  });

  test('stay text on the hand-in page', () => {
    const blocks = [...handInBlocksInTurn(parseReport(makeReport({ answers: { 4: 'We ship :ship:' } })))];
    assert.ok(blocks.some(({ html: block }) => block.includes('We ship :ship:')));
  });

  test('are replaced from left to right, and other text stays', () => {
    const parts = fc.constantFrom(...':1_-+ '.split(''), 'ab', 'ship', ':ship:');
    fc.assert(
      fc.property(fc.array(parts), (written) => {
        const text: Text = { type: 'text', value: written.join('') };
        showEmoji(text);
        // GitHub's own expression.
        const expected = written
          .join('')
          .replace(/:(ship|\+1|-1):/g, (_, name: keyof typeof EMOJI) => EMOJI[name]);
        assert.equal(text.value, expected);
      }),
    );
  });
});
