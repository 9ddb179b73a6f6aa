import assert from 'node:assert/strict';

/** Asserts that two long texts are equal; reports the first different line instead of both texts. */
export function assertSameText(actual: string, expected: string): void {
  if (actual === expected) return;
  const own = actual.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const other = expected.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const line = own.findIndex((text, index) => text !== other[index]);
  const at = line < 0 ? own.length : line;
  assert.deepEqual({ line: at, text: own.slice(at, at + 4) }, { line: at, text: other.slice(at, at + 4) });
  assert.fail(`the texts differ behind line ${at}`);
}
