import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { convert, toHtml } from '../../../server/src/handin/pythonMarkdown';
import { RECORDED } from './recorded';

for (const [stage, recorded] of Object.entries(RECORDED)) {
  suite(`converts as Python-Markdown does: ${stage}`, () => {
    for (const [text, html, html310 = html] of recorded) {
      test(JSON.stringify(text), () => {
        assert.equal(toHtml(text, '3.7'), html);
        assert.equal(toHtml(text, '3.10'), html310);
      });
    }
  });
}

suite('what the library gives up on', () => {
  test('lists in lists that overflow its stack are text from a depth on', () => {
    const { html, isComplete } = convert(`${'- '.repeat(2000)}deep`, '3.7');
    assert.equal(isComplete, false);
    assert.match(html, /^(?:<ul>\n<li>\n){400}/);
    assert.match(html, /<li>- - - .*deep<\/li>/);
  });

  test('lists in lists as deep as it can are lists', () => {
    const { html, isComplete } = convert(`${'- '.repeat(490)}deep`, '3.7');
    assert.equal(isComplete, true);
    assert.equal(html.split('<ul>').length - 1, 490);
  });

  test('quotes in quotes are text from the depth on where it leaves them', () => {
    const { html, isComplete } = convert('> '.repeat(400), '3.7');
    assert.equal(isComplete, true);
    assert.equal(html.split('<blockquote>').length - 1, 298);
  });

  test('a marked section that 3.7 has no name for is read as 3.10 reads it', () => {
    assert.equal(toHtml('<![foo]>', '3.7'), '<p>&lt;![foo]&gt;</p>');
    assert.equal(toHtml('<![foo]>', '3.7'), toHtml('<![foo]>', '3.10'));
  });

  test('marks in marks that it would go through again and again are left, and that is said', () => {
    const { html, isComplete } = convert('<a '.repeat(20_000) + '>'.repeat(20_000), '3.7');
    assert.equal(isComplete, false);
    assert.match(html, /^<p>&lt;a &lt;a /);
  });

  test('an ordinary text is complete', () => {
    assert.equal(convert('# Title\n\n- *one*\n- [two](https://example.org)\n', '3.7').isComplete, true);
  });
});
