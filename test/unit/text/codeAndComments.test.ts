import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { splitLines } from '../../../server/src/text/lines';
import type { LineSpan } from '../../../server/src/text/codeAndComments';
import {
  isInCodeOrComment,
  spanOf,
  unquote,
  codeAndCommentSpans,
} from '../../../server/src/text/codeAndComments';

function spansOf(...lines: readonly string[]): LineSpan[] {
  return codeAndCommentSpans(splitLines(lines.join('\n')));
}

function code(start: number, end: number, closed = true): LineSpan {
  return { kind: 'code', start, end, closed };
}

function comment(start: number, end: number, closed = true): LineSpan {
  return { kind: 'comment', start, end, closed };
}

suite('Fences', () => {
  const CASES: readonly (readonly [name: string, lines: readonly string[], spans: readonly LineSpan[]])[] = [
    ['with a language', ['a', '```sh', '# b', '```', 'c'], [code(1, 4)]],
    ['with tildes', ['~~~', '```', '~~~'], [code(0, 3)]],
    ['closed by a longer one', ['```', 'a', '`````', 'b'], [code(0, 3)]],
    ['not closed by a shorter one', ['````', '```', '````'], [code(0, 3)]],
    ['not closed by one with a language', ['```', '```sh', '```', 'a'], [code(0, 3)]],
    ['closed with trailing spaces', ['```', 'a', '```  ', 'b'], [code(0, 3)]],
    ['never closed', ['a', '```', '# b', ''], [code(1, 4, false)]],
    ['empty', ['```', '```'], [code(0, 2)]],
    ['two', ['```', 'a', '```', '', '~~~', 'b', '~~~'], [code(0, 3), code(4, 7)]],
    ['with two backticks', ['``', 'a', '``'], []],
    ['a code span of three backticks', ['```a``` b', 'c'], []],
    ['in a list', ['- ```sh', '  # a', '  ```', '- b'], [code(0, 3)]],
    ['in a numbered list', ['1. ```', '   a', '   ```'], [code(0, 3)]],
    ['in a block quote', ['> ```', '> # a', '> ```', '> b'], [code(0, 3)]],
    ['in a block quote that ends', ['> ```', '> # a', '', '# b'], [code(0, 2, false)]],
    ['not closed by a quoted one', ['```', '> ```', 'a', '```', 'b'], [code(0, 4)]],
    ['with a comment', ['```', '<!--', '```', 'a'], [code(0, 3)]],
  ];
  for (const [name, lines, spans] of CASES) {
    test(name, () => {
      assert.deepEqual(spansOf(...lines), spans);
    });
  }
});

suite('Comments', () => {
  const CASES: readonly (readonly [name: string, lines: readonly string[], spans: readonly LineSpan[]])[] = [
    ['on one line', ['a', '<!-- b -->', 'c'], [comment(1, 2)]],
    ['on many lines', ['<!--', '## a', '-->', 'b'], [comment(0, 3)]],
    ['that ends in a line of text', ['<!-- a', 'b --> c', 'd'], [comment(0, 2)]],
    ['never closed', ['<!-- a', '# b'], [comment(0, 2, false)]],
    ['empty', ['<!---->', '# a'], [comment(0, 1)]],
    ['the shortest', ['<!-->', '# a'], [comment(0, 1)]],
    ['indented', ['  <!--', 'a', '-->'], [comment(0, 3)]],
    ['in a block quote', ['> <!-- a', '> b -->', 'c'], [comment(0, 2)]],
    ['in a block quote that ends', ['> <!-- a', '', '# b -->'], [comment(0, 1, false)]],
    ['after text', ['a <!--', '# b', '-->'], []],
    ['with a fence in it', ['<!--', '```', '-->', 'a'], [comment(0, 3)]],
  ];
  for (const [name, lines, spans] of CASES) {
    test(name, () => {
      assert.deepEqual(spansOf(...lines), spans);
    });
  }
});

test('line ends make no difference', () => {
  assert.deepEqual(codeAndCommentSpans(splitLines('```\r\n# a\r```\rb')), [code(0, 3)]);
});

test('a line is looked up in the spans', () => {
  const spans = [code(1, 3), comment(5, 6)];
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6].map((line) => isInCodeOrComment(spans, line)),
    [false, true, true, false, false, true, false],
  );
  assert.equal(spanOf(spans, 5), spans[1]);
  assert.equal(spanOf([], 0), null);
});

test('quote marks are removed from the start of a line', () => {
  assert.deepEqual(unquote('plain'), { depth: 0, start: 0 });
  assert.deepEqual(unquote('  plain'), { depth: 0, start: 0 });
  assert.deepEqual(unquote('> one'), { depth: 1, start: 2 });
  assert.deepEqual(unquote('>one > two'), { depth: 1, start: 1 });
  assert.deepEqual(unquote(' > > two'), { depth: 2, start: 5 });
  assert.deepEqual(unquote('>> two'), { depth: 2, start: 3 });
  assert.deepEqual(unquote('>   code'), { depth: 1, start: 2 });
  assert.deepEqual(unquote('>\ttab'), { depth: 1, start: 1 });
  assert.deepEqual(unquote('>'), { depth: 1, start: 1 });
  assert.deepEqual(unquote(''), { depth: 0, start: 0 });
});
