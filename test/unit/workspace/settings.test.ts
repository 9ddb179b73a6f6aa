import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSettings, DEFAULT_SETTINGS } from '../../../server/src/workspace/settings';

test('what is not set has its default', () => {
  for (const value of [
    undefined,
    null,
    {},
    { files: null, rules: null, codeLens: null },
    { codeLens: {} },
    { other: 1 },
  ]) {
    assert.deepEqual(checkSettings(value), { settings: DEFAULT_SETTINGS, complaints: [] });
  }
});

test('what is set is taken over', () => {
  const value = {
    files: ['a.md'],
    rules: { 'figure-alt': 'off', 'answer-missing': 'error' },
    codeLens: { enabled: false },
  };
  const { files, rules } = value;
  assert.deepEqual(checkSettings(value), {
    settings: { ...DEFAULT_SETTINGS, files, rules, 'codeLens.enabled': false },
    complaints: [],
  });
});

test("what can't be used is left out and named", () => {
  const { settings, complaints } = checkSettings({
    files: ['a.md', 3],
    rules: { 'figure-alt': 'OFF', toString: 'error', 'answer-missing': 'error' },
  });
  assert.deepEqual(settings, { ...DEFAULT_SETTINGS, rules: { 'answer-missing': 'error' } });
  assert.equal(complaints.length, 3);
  assert.match(complaints[0] ?? '', /^mlopsReport\.files is not a list of globs/);
  assert.match(
    complaints[1] ?? '',
    /"OFF" is no severity for 'figure-alt'.*error, warning, information, hint, off\.$/,
  );
  assert.match(complaints[2] ?? '', /there is no rule 'toString'\. The rules are: answer-missing, /);
});

test('a glob that would take long is named', () => {
  const { complaints } = checkSettings({
    files: ['*a*a*a*a*a*a.md', '**/{reports,report}/**/*.{md,markdown}'],
  });
  assert.deepEqual(complaints, [
    "mlopsReport.files: '*a*a*a*a*a*a.md' is too long or has too many stars or braces, so it matches nothing.",
  ]);
});

test('a code lens setting that is neither true nor false is named', () => {
  for (const codeLens of [{ enabled: 'no' }, false, 1]) {
    const { settings, complaints } = checkSettings({ codeLens });
    assert.deepEqual(settings, DEFAULT_SETTINGS);
    assert.ok(
      complaints.includes('mlopsReport.codeLens.enabled is not true or false, so the default is used: true.'),
    );
  }
});

test('settings that are of another kind altogether are told', () => {
  assert.deepEqual(checkSettings({ rules: ['figure-alt'] }).settings, DEFAULT_SETTINGS);
  assert.equal(checkSettings({ rules: ['figure-alt'] }).complaints.length, 1);
  assert.deepEqual(checkSettings('off').settings, DEFAULT_SETTINGS);
});
