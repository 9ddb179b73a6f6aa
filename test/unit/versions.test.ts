import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromRoot } from '../support/paths';

const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
  readonly version: string;
};

for (const file of ['action.yml', 'docs/ci.md']) {
  test(`${file} has the version of the manifest`, () => {
    const text = readFileSync(fromRoot(file), 'utf8');
    const named = Array.from(
      text.matchAll(/mlops-report@v?(\d+\.\d+\.\d+)|default: (\d+\.\d+\.\d+)/g),
      ([, pinned, byDefault]) => pinned ?? byDefault,
    );
    assert.notEqual(named.length, 0);
    assert.deepEqual(new Set(named), new Set([version]));
  });
}
