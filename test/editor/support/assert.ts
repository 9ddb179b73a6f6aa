// The few assertions that the editor tests need: there is no `node:assert` in a Web Worker.

/** Throws unless the value is truthy. */
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Throws unless both values are the same as JSON; they must not contain anything that JSON can't express. */
export function equal(actual: unknown, expected: unknown, message = 'Not the same'): void {
  const [got, wanted] = [show(actual), show(expected)];
  if (got !== wanted) throw new Error(`${message}\n  got:    ${got}\n  wanted: ${wanted}`);
}

function show(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
