import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { convert, toHtml } from '../../../server/src/handin/pythonMarkdown';
import { RECORDED } from './recorded';

for (const [stage, recorded] of Object.entries(RECORDED)) {
  suite(`Conversion is the same as Python-Markdown's: ${stage}`, () => {
    for (const [text, html, html310 = html] of recorded) {
      test(JSON.stringify(text), () => {
        assert.equal(toHtml(text, '3.7'), html);
        assert.equal(toHtml(text, '3.10'), html310);
      });
    }
  });
}

suite('What the library cannot convert', () => {
  test('nested lists that overflow its stack are text below a certain depth', () => {
    const { html, isComplete } = convert(`${'- '.repeat(2000)}deep`, '3.7');
    assert.equal(isComplete, false);
    assert.match(html, /^(?:<ul>\n<li>\n){400}/);
    assert.match(html, /<li>- - - .*deep<\/li>/);
  });

  test('nested lists up to its limit are lists', () => {
    const { html, isComplete } = convert(`${'- '.repeat(490)}deep`, '3.7');
    assert.equal(isComplete, true);
    assert.equal(html.split('<ul>').length - 1, 490);
  });

  test('nested quotes are text below the depth at which it stops', () => {
    const { html, isComplete } = convert('> '.repeat(400), '3.7');
    assert.equal(isComplete, true);
    assert.equal(html.split('<blockquote>').length - 1, 298);
  });

  test('a marked section that 3.7 has no name for is read as in 3.10', () => {
    assert.equal(toHtml('<![foo]>', '3.7'), '<p>&lt;![foo]&gt;</p>');
    assert.equal(toHtml('<![foo]>', '3.7'), toHtml('<![foo]>', '3.10'));
  });

  test('nested marks that it would read again and again stay, and the result is incomplete', () => {
    const { html, isComplete } = convert('<a '.repeat(20_000) + '>'.repeat(20_000), '3.7');
    assert.equal(isComplete, false);
    assert.match(html, /^<p>&lt;a &lt;a /);
  });

  test('an ordinary text is complete', () => {
    assert.equal(convert('# Title\n\n- *one*\n- [two](https://example.org)\n', '3.7').isComplete, true);
  });
});
