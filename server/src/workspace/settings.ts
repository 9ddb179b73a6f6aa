import { isRuleCode, RULES } from '../../../common/codes';
import type { RuleLevel } from '../../../common/severity';
import type { Settings } from '../../../common/protocol';
import { isRecord } from './jsonRecord';
import { isSimpleGlob } from './reportName';

/** What the names of our settings begin with. */
export const SECTION = 'mlopsReport';

/** What holds where nothing is set. */
export const DEFAULT_SETTINGS: Settings = {
  files: ['**/reports/README.md', '**/report/README.md', '**/report.md'],
  rules: {},
  codeLens: { enabled: true },
};

/** The settings of the extension that the server does not read. */
const OF_THE_EXTENSION: readonly string[] = ['trace'];

/** Whether a word is the first part of the name of a setting below `mlopsReport`. */
export function isSettingName(word: string): boolean {
  return Object.hasOwn(DEFAULT_SETTINGS, word) || OF_THE_EXTENSION.includes(word);
}

const LEVELS: readonly RuleLevel[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Settings and what is wrong with them, each complaint a sentence or two for the log. */
export interface CheckedSettings {
  readonly settings: Settings;
  readonly complaints: readonly string[];
}

/** Reads what stands below `mlopsReport` in a client's settings; what can't be used is left out and complained of. */
export function checkSettings(value: unknown): CheckedSettings {
  const complaints: string[] = [];
  const given = isRecord(value) ? value : {};
  for (const name of Object.keys(given).filter((each) => !isSettingName(each))) {
    const known = Object.keys(DEFAULT_SETTINGS).join(', ');
    complaints.push(`There is no setting 'mlopsReport.${name.slice(0, 50)}'. The settings are: ${known}.`);
  }
  const settings = {
    files: checkFiles(given['files'], complaints),
    rules: checkRules(given['rules'], complaints),
    codeLens: checkCodeLens(given['codeLens'], complaints),
  };
  return { settings, complaints };
}

function checkFiles(value: unknown, complaints: string[]): readonly string[] {
  if (value === undefined || value === null) return DEFAULT_SETTINGS.files;
  if (Array.isArray(value) && value.every((glob) => typeof glob === 'string')) {
    for (const glob of value.filter((each) => !isSimpleGlob(each))) {
      complaints.push(
        `mlopsReport.files: '${glob.slice(0, 50)}' is too long or has too many stars or braces, so it matches nothing.`,
      );
    }
    return value;
  }
  complaints.push(
    `mlopsReport.files is not a list of globs, so the default is used: ${DEFAULT_SETTINGS.files.join(', ')}.`,
  );
  return DEFAULT_SETTINGS.files;
}

function checkRules(value: unknown, complaints: string[]): Record<string, RuleLevel> {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) {
    complaints.push('mlopsReport.rules is not an object of codes and severities, so the defaults are used.');
    return {};
  }
  const rules: Record<string, RuleLevel> = {};
  for (const [code, level] of Object.entries(value)) {
    if (!isRuleCode(code)) {
      const known = Object.keys(RULES).join(', ');
      complaints.push(`mlopsReport.rules: there is no rule '${code}'. The rules are: ${known}.`);
    } else if (!isLevel(level)) {
      complaints.push(
        `mlopsReport.rules: ${JSON.stringify(level)} is no severity for '${code}', so its default is used. The severities are: ${LEVELS.join(', ')}.`,
      );
    } else {
      rules[code] = level;
    }
  }
  return rules;
}

function checkCodeLens(value: unknown, complaints: string[]): Settings['codeLens'] {
  if (value === undefined || value === null) return DEFAULT_SETTINGS.codeLens;
  const enabled = isRecord(value) ? (value['enabled'] ?? DEFAULT_SETTINGS.codeLens.enabled) : null;
  if (typeof enabled === 'boolean') return { enabled };
  complaints.push('mlopsReport.codeLens.enabled is neither true nor false, so the default is used: true.');
  return DEFAULT_SETTINGS.codeLens;
}

function isLevel(value: unknown): value is RuleLevel {
  return LEVELS.some((level) => level === value);
}
