import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../../../server/src/workspace/initializationOptions';
import { settingsSection } from '../../../server/src/workspace/settingsSection';

const OFF = { 'figure-alt': 'off' };

/** As JSON, which is the same for any prototype. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

test('settings are found in each form that people write', () => {
  for (const value of [
    { mlopsReport: { rules: OFF, codeLens: { enabled: false } } },
    { 'mlopsReport.rules': OFF, 'mlopsReport.codeLens.enabled': false },
    { mlopsReport: { rules: OFF }, 'mlopsReport.codeLens': { enabled: false } },
    { 'mlopsReport.rules.figure-alt': 'off', 'mlopsReport.codeLens.enabled': false, 'python.path': 'x' },
    { mlopsReport: { 'rules.figure-alt': 'off', 'codeLens.enabled': false }, rust: {} },
    { rules: OFF, codeLens: { enabled: false } },
    { rules: OFF, 'codeLens.enabled': false },
  ])
    assert.deepEqual(plain(settingsSection(value)), { rules: OFF, codeLens: { enabled: false } });
});

test('values without our settings have no section', () => {
  for (const value of [undefined, null, {}, [], 'off', 3, { python: { path: 'x' } }, { mlopsReport: null }])
    assert.equal(settingsSection(value), undefined);
});

test('names that every object has are treated like others', () => {
  const value: unknown = JSON.parse('{ "mlopsReport.__proto__.files": ["a"], "mlopsReport.constructor": 1 }');
  assert.equal(settingsSection(value)?.['files'], undefined);
  assert.equal(Object.hasOwn({}, 'files'), false);
});

test('initialization options have settings below `settings` or beside the options', () => {
  for (const value of [
    { settings: { rules: OFF } },
    { settings: { mlopsReport: { rules: OFF } } },
    { settings: { 'mlopsReport.rules': OFF } },
    { mlopsReport: { rules: OFF } },
    { 'mlopsReport.rules': OFF },
    { rules: OFF, sizedImages: true },
  ]) {
    const { options, complaints } = readOptions(value);
    assert.deepEqual(plain(options.settings), { rules: OFF });
    assert.deepEqual(complaints, []);
  }
});

test('ignored options are reported', () => {
  for (const value of [undefined, null, false, []])
    assert.deepEqual(readOptions(value), { options: {}, complaints: [] });
  for (const value of ['off', 3, true, [1]]) assert.equal(readOptions(value).complaints.length, 1);
  assert.deepEqual(readOptions({ rule: OFF, clientFiles: true }).complaints, [
    "The initialization option 'rule' is ignored because it is unknown. Settings belong below 'settings'.",
  ]);
});
