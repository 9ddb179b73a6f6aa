import { isRuleCode, RULES } from '../../../common/codes';
import { SETTINGS, type Settings } from '../../../common/settings';
import { RULE_LEVELS, type RuleLevel } from '../../../common/severity';
import { MAX_GLOB_LENGTH, MAX_GLOBS } from '../text/glob';
import { excerpt } from '../text/printable';
import { isRecord } from './jsonRecord';

/** The prefix of our settings' names. */
export const SECTION = 'mlopsReport';

/** Whether a word is the first part of a setting's name below `mlopsReport`. */
export function isSettingName(word: string): boolean {
  return NAMES.includes(word);
}

const NAMES = [...new Set(Object.keys(SETTINGS).map((name) => name.replace(/\..*/u, '')))];

/** Settings, and complaints about them, each a sentence or two for the log. */
export interface CheckedSettings {
  readonly settings: Settings;
  /** At most `MAX_COMPLAINTS`; they quote at most a few words of the settings. */
  readonly complaints: readonly string[];
}

/** Settings come with a folder, which may be anyone's, so further complaints are left out. */
const MAX_COMPLAINTS = 10;

/** Maximum number of keys or globs named in one complaint. */
const MAX_NAMED = 3;

/** Reads a value that is set; null if it can't be used, which the caller reports together with the default. */
type Read<Value> = (given: unknown, complain: (complaint: string) => void) => Value | null;

/** Reads a client's settings below `mlopsReport`; unusable values are left out and reported. */
export function checkSettings(section: unknown): CheckedSettings {
  const complaints: string[] = [];

  function check<Value>(name: keyof Settings, read: Read<Value>, fallback: Value, kind: string): Value {
    const given = valueOf(section, name);
    if (given === undefined || given === null) return fallback;
    const value = read(given, (complaint) => complaints.push(`mlopsReport.${name}: ${complaint}`));
    if (value === null)
      complaints.push(`mlopsReport.${name} is not ${kind}, so the default is used: ${textOf(fallback)}.`);
    return value ?? fallback;
  }

  const settings: Settings = {
    enabled: check('enabled', readBoolean, SETTINGS.enabled.default, 'true or false'),
    files: check('files', readGlobs, SETTINGS.files.default, 'a list of globs'),
    rules: check('rules', readLevels, SETTINGS.rules.default, 'an object of codes and severities'),
    'codeLens.enabled': check(
      'codeLens.enabled',
      readBoolean,
      SETTINGS['codeLens.enabled'].default,
      'true or false',
    ),
    language: check(
      'language',
      readChoice(SETTINGS.language.choices),
      SETTINGS.language.default,
      `one of ${SETTINGS.language.choices.join(', ')}`,
    ),
    'evidence.enabled': check(
      'evidence.enabled',
      readBoolean,
      SETTINGS['evidence.enabled'].default,
      'true or false',
    ),
  };
  const unknown = isRecord(section) ? Object.keys(section).filter((name) => !isSettingName(name)) : [];
  if (unknown.length > 0)
    complaints.push(
      `mlopsReport: there is no setting ${named(unknown)}. The settings are: ${NAMES.join(', ')}.`,
    );
  return { settings, complaints: complaints.slice(0, MAX_COMPLAINTS) };
}

/** The settings if nothing is set. */
export const DEFAULT_SETTINGS: Settings = checkSettings({}).settings;

/** Marks a missing object; it is not a value of any setting. */
const NO_OBJECT = Symbol('no object');

/** The value at a dotted name. */
function valueOf(section: unknown, name: string): unknown {
  let value = section;
  for (const [index, key] of name.split('.').entries()) {
    if (value === undefined || value === null) return undefined;
    if (!isRecord(value)) return index === 0 ? undefined : NO_OBJECT;
    value = value[key];
  }
  return value;
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}

const readGlobs: Read<readonly string[]> = (given, complain) => {
  if (!Array.isArray(given) || !given.every((glob) => typeof glob === 'string')) return null;
  if (given.length > MAX_GLOBS)
    complain(`there are ${given.length} globs. Only the first ${MAX_GLOBS} are used; write fewer.`);
  const globs: readonly string[] = given.slice(0, MAX_GLOBS);
  const tooLong = globs.filter(isTooLong);
  if (tooLong.length > 0)
    complain(
      `${named(tooLong)} has more than ${MAX_GLOB_LENGTH} characters, so it matches nothing. Shorten it.`,
    );
  return globs.filter((glob) => !isTooLong(glob));
};

function isTooLong(glob: string): boolean {
  return glob.length > MAX_GLOB_LENGTH;
}

const readLevels: Read<Settings['rules']> = (given, complain) => {
  if (!isRecord(given)) return null;
  const unknown = Object.keys(given).filter((code) => !isRuleCode(code));
  if (unknown.length > 0)
    complain(`there is no rule ${named(unknown)}. The rules are: ${Object.keys(RULES).join(', ')}.`);
  const levels: Record<string, RuleLevel> = {};
  for (const [code, level] of Object.entries(given)) {
    if (!isRuleCode(code)) continue;
    if (isLevel(level)) levels[code] = level;
    else
      complain(
        `${shown(level)} is no severity for '${code}', so its default is used. The severities are: ${Object.keys(RULE_LEVELS).join(', ')}.`,
      );
  }
  return levels;
};

function readChoice(choices: readonly string[]): Read<string> {
  return (given) => (typeof given === 'string' && choices.includes(given) ? given : null);
}

const readBoolean: Read<boolean> = (given) => (typeof given === 'boolean' ? given : null);

/** `'a'`, `'a', 'b'`, `'a', 'b', 'c' and 4 more`. */
function named(names: readonly string[]): string {
  const first = names.slice(0, MAX_NAMED).map((name) => `'${excerpt(name)}'`);
  const more = names.length - first.length;
  return more > 0 ? `${first.join(', ')} and ${more} more` : first.join(', ');
}

/** A value in a few words; for a value with many parts, its kind. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${excerpt(value)}"`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

function isLevel(value: unknown): value is RuleLevel {
  return typeof value === 'string' && Object.hasOwn(RULE_LEVELS, value);
}
