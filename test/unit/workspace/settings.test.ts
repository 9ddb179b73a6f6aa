import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { RULES } from '../../../common/codes';
import { MAX_GLOB_LENGTH, MAX_GLOBS } from '../../../server/src/text/glob';
import { checkSettings, DEFAULT_SETTINGS } from '../../../server/src/workspace/settings';
import { fromRoot } from '../../support/paths';
import { timed } from '../../support/timing';

test('a setting that is not set has its default', () => {
  for (const value of [
    undefined,
    null,
    {},
    { files: null, rules: null, codeLens: null },
    { codeLens: {} },
    { trace: { server: 'off' } },
  ]) {
    assert.deepEqual(checkSettings(value), { settings: DEFAULT_SETTINGS, complaints: [] });
  }
});

test('a setting that is set is used', () => {
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

test('invalid settings are left out and reported', () => {
  const { settings, complaints } = checkSettings({
    files: ['a.md', 3],
    rules: { 'figure-alt': 'OFF', toString: 'error', 'answer-missing': 'error' },
  });
  assert.deepEqual(settings, { ...DEFAULT_SETTINGS, rules: { 'answer-missing': 'error' } });
  assert.equal(complaints.length, 3);
  assert.match(complaints[0] ?? '', /^mlopsReport\.files is not a list of globs/);
  assert.match(complaints[1] ?? '', /there is no rule 'toString'\. The rules are: answer-missing, /);
  assert.match(
    complaints[2] ?? '',
    /"OFF" is no severity for 'figure-alt'.*error, warning, information, hint, off\.$/,
  );
});

test('a glob that is too long is left out, and reported with its first characters', () => {
  const long = `**/${'report/'.repeat(30)}*.md`;
  const { settings, complaints } = checkSettings({ files: [long, '**/{reports,report}/**/*.{md,markdown}'] });
  assert.deepEqual(settings.files, ['**/{reports,report}/**/*.{md,markdown}']);
  assert.equal(complaints.length, 1);
  assert.ok(complaints[0]?.includes(`'${long.slice(0, 50)}…'`));
});

const MANY = Array.from({ length: 100_000 }, (_, index) => `glob-${index}`);

test('settings of any size are read quickly, with few and short messages', () => {
  const hostile: readonly unknown[] = [
    { files: MANY },
    { files: MANY.map((glob) => glob.repeat(50)) },
    { rules: Object.fromEntries(MANY.map((code) => [code, 'error'])) },
    { rules: Object.fromEntries(Object.keys(RULES).map((code) => [code, 'x'.repeat(100_000)])) },
    { rules: { 'figure-alt': MANY } },
    { rules: { 'figure-alt': 'x'.repeat(1_000_000) } },
    { files: ['y'.repeat(1_000_000)] },
    { files: 'z'.repeat(1_000_000) },
    { rules: { ['k'.repeat(1_000_000)]: 'off' } },
    { rules: { '\u001b[31m\u202e\n': 'off' } },
  ];
  for (const value of hostile) {
    const { result, time } = timed(() => checkSettings(value));
    assert.ok(time < 1000, `${time} ms`);
    assert.ok(result.settings.files.length <= 100);
    assert.ok(result.complaints.length > 0 && result.complaints.length <= 10);
    for (const complaint of result.complaints) {
      assert.ok(complaint.length < 3000, complaint.slice(0, 300));
      assert.doesNotMatch(complaint, /[\p{Cc}\p{Cf}]|(?:x|y|z|k){60}/u);
    }
  }
});

test('the manifest has the same limits, so that the settings editor reports them', async () => {
  const manifest = JSON.parse(await readFile(fromRoot('package.json'), 'utf8')) as {
    contributes: { configuration: { properties: Record<string, { maxItems?: number; items?: object }> } };
  };
  const { maxItems, items } = manifest.contributes.configuration.properties['mlopsReport.files'] ?? {};
  assert.deepEqual(
    { maxItems, items },
    {
      maxItems: MAX_GLOBS,
      items: { type: 'string', minLength: 1, maxLength: MAX_GLOB_LENGTH },
    },
  );
});

test('an unknown setting is reported', () => {
  assert.deepEqual(checkSettings({ rule: { 'figure-alt': 'off' } }), {
    settings: DEFAULT_SETTINGS,
    complaints: [
      "mlopsReport: there is no setting 'rule'. The settings are: enabled, files, rules, codeLens, language, evidence, trace.",
    ],
  });
});

test('a code lens setting that is not true or false is reported', () => {
  for (const codeLens of [{ enabled: 'no' }, false, 1]) {
    const { settings, complaints } = checkSettings({ codeLens });
    assert.deepEqual(settings, DEFAULT_SETTINGS);
    assert.ok(
      complaints.includes('mlopsReport.codeLens.enabled is not true or false, so the default is used: true.'),
    );
  }
});

test('settings of the wrong type are reported', () => {
  assert.deepEqual(checkSettings({ rules: ['figure-alt'] }).settings, DEFAULT_SETTINGS);
  assert.equal(checkSettings({ rules: ['figure-alt'] }).complaints.length, 1);
  assert.deepEqual(checkSettings('off').settings, DEFAULT_SETTINGS);
});
