import { isRecord, type JsonRecord } from './jsonRecord';
import { isSettingName, SECTION } from './settings';

/** Maximum depth of settings: `mlopsReport.codeLens.enabled`. */
const MAX_LEVELS = 3;

/**
 * Our settings in a value, whichever way they are written: below `mlopsReport`, with dotted names, or with the bare
 * names of settings. Undefined if there are none, as in null or the settings of other tools.
 */
export function settingsSection(value: unknown): JsonRecord | undefined {
  const whole = withoutDots(value, MAX_LEVELS);
  if (!whole) return undefined;
  const section = whole[SECTION];
  if (section !== undefined) return isRecord(section) ? section : undefined;
  return Object.keys(whole).some(isSettingName) ? whole : undefined;
}

/** Turns `{ 'a.b': 1 }` into `{ a: { b: 1 } }`; undefined for anything but a record, or for an empty one. */
function withoutDots(value: unknown, levels: number): JsonRecord | undefined {
  if (!isRecord(value)) return undefined;
  const plain = emptyRecord();
  const records = new Map<string, Record<string, unknown>>();
  for (const [name, inner] of Object.entries(value)) {
    const [first = '', ...others] = name.split('.');
    if (others.length === 0 && !isRecord(inner)) {
      plain[first] = inner;
      continue;
    }
    const record = records.get(first) ?? emptyRecord();
    records.set(first, record);
    if (others.length > 0) record[others.join('.')] = inner;
    else Object.assign(record, inner);
  }
  for (const [name, record] of records)
    plain[name] = levels > 1 ? (withoutDots(record, levels - 1) ?? record) : record;
  return Object.keys(plain).length > 0 ? plain : undefined;
}

/** Without a prototype, no name has a special meaning. */
function emptyRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}
