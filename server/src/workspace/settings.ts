import { isRuleCode, RULES } from '../../../common/codes';
import type { RuleLevel } from '../../../common/severity';
import type { Settings } from '../../../common/protocol';
import { LONGEST_GLOB, MOST_GLOBS } from '../text/glob';
import { excerpt } from '../text/printable';

/** What holds where nothing is set. */
export const DEFAULT_SETTINGS: Settings = {
  files: ['**/reports/README.md', '**/report/README.md', '**/report.md'],
  rules: {},
  codeLens: { enabled: true },
};

const LEVELS: readonly RuleLevel[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Settings and what is wrong with them, each complaint a sentence or two for the log. */
export interface CheckedSettings {
  readonly settings: Settings;
  /** At most `MOST_COMPLAINTS`, which repeat at most a few words of the settings. */
  readonly complaints: readonly string[];
}

/** Settings come with a folder, which may be anybody's: complaints beyond so many are left out. */
const MOST_COMPLAINTS = 10;

/** So many keys or globs are named in one complaint. */
const MOST_NAMED = 3;

/** Reads what stands below `mlopsReport` in a client's settings; what can't be used is left out and complained of. */
export function checkSettings(value: unknown): CheckedSettings {
  const complaints: string[] = [];
  const given = isRecord(value) ? value : {};
  const settings = {
    files: checkFiles(given['files'], complaints),
    rules: checkRules(given['rules'], complaints),
    codeLens: checkCodeLens(given['codeLens'], complaints),
  };
  return { settings, complaints: complaints.slice(0, MOST_COMPLAINTS) };
}

function checkFiles(value: unknown, complaints: string[]): readonly string[] {
  if (value === undefined || value === null) return DEFAULT_SETTINGS.files;
  if (!Array.isArray(value) || !value.every((glob) => typeof glob === 'string')) {
    complaints.push(
      `mlopsReport.files is not a list of globs, so the default is used: ${DEFAULT_SETTINGS.files.join(', ')}.`,
    );
    return DEFAULT_SETTINGS.files;
  }
  if (value.length > MOST_GLOBS)
    complaints.push(
      `mlopsReport.files has ${value.length} globs. Only the first ${MOST_GLOBS} are used; write fewer.`,
    );
  const globs: readonly string[] = value.slice(0, MOST_GLOBS);
  const tooLong = globs.filter(isTooLong);
  if (tooLong.length > 0)
    complaints.push(
      `mlopsReport.files: ${named(tooLong)} has more than ${LONGEST_GLOB} characters, so it matches nothing. Shorten it.`,
    );
  return globs.filter((glob) => !isTooLong(glob));
}

function isTooLong(glob: string): boolean {
  return glob.length > LONGEST_GLOB;
}

function checkRules(value: unknown, complaints: string[]): Record<string, RuleLevel> {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) {
    complaints.push('mlopsReport.rules is not an object of codes and severities, so the defaults are used.');
    return {};
  }
  const rules: Record<string, RuleLevel> = {};
  const unknown = Object.keys(value).filter((code) => !isRuleCode(code));
  if (unknown.length > 0)
    complaints.push(
      `mlopsReport.rules: there is no rule ${named(unknown)}. The rules are: ${Object.keys(RULES).join(', ')}.`,
    );
  for (const [code, level] of Object.entries(value)) {
    if (!isRuleCode(code)) continue;
    if (isLevel(level)) rules[code] = level;
    else
      complaints.push(
        `mlopsReport.rules: ${shown(level)} is no severity for '${code}', so its default is used. The severities are: ${LEVELS.join(', ')}.`,
      );
  }
  return rules;
}

/** `'a'`, `'a', 'b'`, `'a', 'b', 'c' and 4 more`. */
function named(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMED).map((name) => `'${excerpt(name)}'`);
  const more = names.length - first.length;
  return more > 0 ? `${first.join(', ')} and ${more} more` : first.join(', ');
}

/** A value in a few words; one of many parts is told by its kind. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${excerpt(value)}"`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
