import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeSpan } from '../../../common/markdownText';
import { parseMarkdown } from '../../../server/src/markdown/markdown';
import { runs } from '../../support/runs';

const paths = fc
  .array(fc.constantFrom('a', '`', ' ', '\\', '*', '](', '<b>', '&amp;', '$(bug)', '\n', 'é'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

test('a code span shows only its text', () => {
  fc.assert(
    fc.property(paths, (text) => {
      const [paragraph] = parseMarkdown(`x ${codeSpan(text)} x`).children;
      assert.ok(paragraph?.type === 'paragraph');
      const [, code, ...others] = paragraph.children;
      assert.ok(code?.type === 'inlineCode');
      assert.equal(code.value, text.replaceAll(/\s/gu, ' '));
      assert.deepEqual(
        others.map(({ type }) => type),
        ['text'],
      );
    }),
    runs(200),
  );
});
