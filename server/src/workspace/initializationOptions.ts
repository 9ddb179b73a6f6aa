import type { InitializationOptions } from '../../../common/protocol';
import { isRecord, type JsonRecord } from './jsonRecord';
import { isSettingName, SECTION } from './settings';
import { settingsSection } from './settingsSection';

/** What a client told, and what of it is ignored, each complaint a sentence or two for the log. */
export interface ReadOptions {
  readonly options: InitializationOptions;
  readonly complaints: readonly string[];
}

const OPTIONS = [
  'texts',
  'clientFiles',
  'markdownFeatures',
  'sizedImages',
  'titleIcons',
  'reportChanged',
  'git',
  'sharedFolder',
  'settings',
];

/**
 * Reads what a client told when it started the server. Where nothing is set some clients send `null`, `[]` or `false`.
 * Settings may stand below `settings` or beside the options, in any of the forms of `settingsSection`.
 */
export function readOptions(value: unknown): ReadOptions {
  if (!isRecord(value)) return { options: {}, complaints: isNothing(value) ? [] : [NOT_AN_OBJECT] };
  const { texts, sharedFolder } = value;
  const settings = settingsSection(value['settings']) ?? settingsSection(onlySettings(value));
  return {
    options: {
      ...(isTexts(texts) && { texts }),
      clientFiles: value['clientFiles'] === true,
      markdownFeatures: value['markdownFeatures'] === true,
      sizedImages: value['sizedImages'] === true,
      titleIcons: value['titleIcons'] === true,
      reportChanged: value['reportChanged'] === true,
      git: programsOf(value['git']),
      ...(typeof sharedFolder === 'string' && { sharedFolder }),
      settings,
    },
    complaints: Object.keys(value).filter(isUnknown).map(unknownText),
  };
}

const NOT_AN_OBJECT =
  'The initialization options are ignored because they are not an object. Write { "settings": { "rules": {} } }.';

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
  );
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

/** Paths or names of git as a client told them; one may be written without brackets. */
export function programsOf(value: unknown): readonly string[] {
  const programs: readonly unknown[] = Array.isArray(value) ? value : [value];
  return programs.filter((program): program is string => typeof program === 'string' && program !== '');
}

function onlySettings(value: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(value).filter(([name]) => isSetting(name)));
}

function isSetting(name: string): boolean {
  const [first = ''] = name.split('.');
  return first === SECTION || isSettingName(first);
}

function isUnknown(name: string): boolean {
  return !OPTIONS.includes(name) && !isSetting(name);
}

function unknownText(name: string): string {
  return `The initialization option '${name.slice(0, 50)}' is ignored because it is unknown. Settings belong below 'settings'.`;
}
