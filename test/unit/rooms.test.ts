import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import ROOMS from '../../rooms.json' with { type: 'json' };

test("CONTRIBUTING's table has the rooms of the lint rule, in the same order", () => {
  const table = readFileSync('CONTRIBUTING.md', 'utf8').split('| Rooms |')[1]?.split('\n\n')[0] ?? '';
  const steps = table
    .split('\n')
    .slice(2)
    .map((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  assert.deepEqual(
    steps,
    ROOMS.map((step) => step.map(({ name }) => name)),
  );
});
