import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { suite } from 'node:test';
import { isRuleCode, ruleHref, RULES } from '../../common/codes';
import { helpOf } from '../../server/src/cli/help';
import { checkSettings, DEFAULT_SETTINGS } from '../../server/src/workspace/settings';
import { settingsSection } from '../../server/src/workspace/settingsSection';

const manifest = readObject('package.json');
const texts = readObject('package.nls.json');

function readObject(path: string): Record<string, unknown> {
  return toObject(JSON.parse(readFileSync(path, 'utf8')));
}

function toObject(value: unknown): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value));
}

/** The value at a path of keys below the manifest's contributions. */
function contributed(...keys: string[]): unknown {
  return keys.reduce<unknown>((value, key) => toObject(value)[key], manifest['contributes']);
}

/** The text for a `%key%` in the manifest. */
function resolved(value: unknown): unknown {
  const key = typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
  return key === undefined ? value : texts[key];
}

/** Every `%key%` below a value. */
function keysBelow(value: unknown): string[] {
  if (typeof value === 'string') return /^%(.+)%$/.exec(value)?.slice(1) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(keysBelow) : [];
}

suite('The manifest', () => {
  test('has a setting for every rule, with its default and title, and no others', () => {
    const setting = toObject(contributed('configuration', 'properties', 'mlopsReport.rules'));
    assert.equal(setting['additionalProperties'], false);
    const properties = Object.entries(toObject(setting['properties'])).map(([code, property]) => {
      const { default: level, markdownDescription: title } = toObject(property);
      return [code, { level, title: resolved(title) }];
    });
    const rules = Object.entries(RULES).map(([code, { level, title }]) => [code, { level, title }]);
    assert.deepEqual(Object.fromEntries(properties), Object.fromEntries(rules));
  });

  test('has the same codes and default levels as the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    const documented = [...readme.matchAll(/<a id="([a-z-]+)"><\/a>`\1` \| (\w+) \|/g)].map(
      ([, code, level]) => [code, level],
    );
    assert.deepEqual(
      Object.fromEntries(documented),
      Object.fromEntries(Object.entries(RULES).map(([code, { level }]) => [code, level])),
    );
  });

  test('has no setting that the server reports as invalid', () => {
    const names = Object.keys(toObject(contributed('configuration', 'properties')));
    const section = settingsSection(Object.fromEntries(names.map((name) => [name, null])));
    const { complaints } = checkSettings(section);
    assert.deepEqual(complaints, []);
    assert.ok(section && 'rules' in section);
  });

  test('allows each of the five levels for every rule', () => {
    const properties = toObject(
      contributed('configuration', 'properties', 'mlopsReport.rules', 'properties'),
    );
    for (const property of Object.values(properties)) {
      const { type, enum: levels, enumDescriptions } = toObject(property);
      assert.equal(type, 'string');
      assert.deepEqual(levels, ['error', 'warning', 'information', 'hint', 'off']);
      assert.ok(Array.isArray(enumDescriptions) && enumDescriptions.length === 5);
    }
  });

  test('names the repository whose README has an anchor for each code', () => {
    const readme = readFileSync('README.md', 'utf8');
    const { url } = toObject(manifest['repository']);
    assert.ok(typeof url === 'string');
    for (const code of Object.keys(RULES)) {
      assert.ok(isRuleCode(code));
      const [page, anchor] = ruleHref(code).split('#');
      assert.equal(`${page ?? ''}.git`, url);
      assert.equal(readme.split(`<a id="${anchor ?? ''}">`).length, 2, code);
    }
  });

  test('has the same defaults as the server', () => {
    for (const [name, value] of Object.entries(DEFAULT_SETTINGS)) {
      const { default: shown } = toObject(contributed('configuration', 'properties', `mlopsReport.${name}`));
      assert.deepEqual(shown, value, name);
    }
  });

  test('has the same default file names of reports everywhere', () => {
    const places = DEFAULT_SETTINGS.files.map((glob) => glob.replace('**/', ''));
    const events = manifest['activationEvents'];
    assert.ok(Array.isArray(events));
    assert.deepEqual(
      events.filter((event) => String(event).startsWith('workspaceContains:')),
      places.map((place) => `workspaceContains:${place}`),
    );
    const readme = readFileSync('README.md', 'utf8');
    const row = readme.split('\n').find((line) => line.startsWith('| `mlopsReport.files` |'));
    assert.deepEqual(
      row?.match(/`\*\*[^`]*`/g),
      DEFAULT_SETTINGS.files.map((glob) => `\`${glob}\``),
    );
    const help = helpOf('check').replace(/\s+/g, ' ');
    assert.ok(
      help.includes(`every ${places.slice(0, -1).join(', ')} and ${places.at(-1) ?? ''} below it`),
      help,
    );
  });

  test('has every command used in its menus, texts and walkthrough', () => {
    const commands = contributed('commands');
    assert.ok(Array.isArray(commands));
    const known = commands.map((command) => toObject(command)['command']);
    const named = JSON.stringify([
      contributed('menus'),
      contributed('walkthroughs'),
      Object.values(texts),
    ]).matchAll(/(?:"command":"|command:|onCommand:)(mlopsReport\.\w+)(?![\w.])/g);
    const names = [...new Set([...named].map(([, name]) => name))];
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !known.includes(name)),
      [],
    );
  });

  test('has a text for each of its keys, and uses each of its texts', () => {
    assert.deepEqual([...new Set(keysBelow(manifest))].sort(), Object.keys(texts).sort());
  });
});
