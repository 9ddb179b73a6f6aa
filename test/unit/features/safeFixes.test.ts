import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmlessEdits, harmlessFix } from '../../../server/src/features/codeActions/safeFixes';
import { range } from '../../../server/src/text/position';
import type { Fix, Problem, TextEdit } from '../../../server/src/rules/rule';

test('only fixes that need no review are safe', () => {
  const plain = fix([edit(0, 0, 1)]);
  assert.equal(harmlessFix(problem(plain)), plain);
  assert.equal(harmlessFix(problem({ ...plain, isSafe: false })), null);
  assert.equal(harmlessFix(problem({ ...plain, withoutSnippet: [] })), null);
  assert.equal(harmlessFix(problem({ ...plain, isSafe: false }, plain)), plain);
  assert.equal(harmlessFix(problem()), null);
});

test('a fix is applied completely or not at all', () => {
  const first = fix([edit(0, 0, 4), edit(2, 0, 1)]);
  const overlapping = fix([edit(1, 0, 1), edit(0, 3, 5)]);
  const touching = fix([edit(0, 4, 6)]);
  const sameStart = fix([edit(2, 0, 0)]);
  const edits = harmlessEdits([first, overlapping, touching, sameStart].map((each) => problem(each)));
  assert.deepEqual(edits, [...first.edits, ...touching.edits]);
});

function problem(...fixes: Fix[]): Problem {
  return {
    code: 'figure-link',
    severity: 'warning',
    question: 1,
    index: 0,
    range: range(0, 0, 0, 0),
    message: '',
    fixes,
  };
}

function fix(edits: readonly TextEdit[]): Fix {
  return { title: '', edits, isSafe: true };
}

function edit(line: number, start: number, end: number): TextEdit {
  return { range: range(line, start, line, end), newText: '' };
}
