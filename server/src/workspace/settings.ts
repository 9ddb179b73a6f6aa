import { isRuleCode, RULES } from '../../../common/codes';
import { SETTINGS, type Settings } from '../../../common/settings';
import { RULE_LEVELS, type RuleLevel } from '../../../common/severity';
import { isSimpleGlob } from './reportName';

/** Settings and what is wrong with them, each complaint a sentence or two for the log. */
export interface CheckedSettings {
  readonly settings: Settings;
  readonly complaints: readonly string[];
}

/** Reads a value that is set; null where it can't be used, which the caller complains of, with the default. */
type Read<Value> = (given: unknown, complain: (complaint: string) => void) => Value | null;

/** Reads what stands below `mlopsReport` in a client's settings; what can't be used is left out and complained of. */
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
    files: check('files', readGlobs, SETTINGS.files.default, 'a list of globs'),
    rules: check('rules', readLevels, SETTINGS.rules.default, 'an object of codes and severities'),
    'codeLens.enabled': check(
      'codeLens.enabled',
      readBoolean,
      SETTINGS['codeLens.enabled'].default,
      'true or false',
    ),
  };
  return { settings, complaints };
}

/** What holds where nothing is set. */
export const DEFAULT_SETTINGS: Settings = checkSettings({}).settings;

/** What stands where an object is wanted and there is none: no value of any setting. */
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
  for (const glob of given.filter((each) => !isSimpleGlob(each)))
    complain(`'${glob.slice(0, 50)}' is too long or has too many stars or braces, so it matches nothing.`);
  return given;
};

const readLevels: Read<Settings['rules']> = (given, complain) => {
  if (!isRecord(given)) return null;
  const levels: Record<string, RuleLevel> = {};
  for (const [code, level] of Object.entries(given)) {
    if (!isRuleCode(code)) {
      complain(`there is no rule '${code}'. The rules are: ${Object.keys(RULES).join(', ')}.`);
    } else if (!isLevel(level)) {
      complain(
        `${JSON.stringify(level)} is no severity for '${code}', so its default is used. The severities are: ${Object.keys(RULE_LEVELS).join(', ')}.`,
      );
    } else {
      levels[code] = level;
    }
  }
  return levels;
};

const readBoolean: Read<boolean> = (given) => (typeof given === 'boolean' ? given : null);

function isLevel(value: unknown): value is RuleLevel {
  return typeof value === 'string' && Object.hasOwn(RULE_LEVELS, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
