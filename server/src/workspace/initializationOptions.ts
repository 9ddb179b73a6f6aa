import * as v from 'valibot';
import type { InitializationOptions } from '../../../common/protocol';

const FLAG = v.boolean();

/** What each option must be. */
const OPTIONS = {
  texts: v.record(v.string(), v.string()),
  clientFiles: FLAG,
  markdownFeatures: FLAG,
  sizedImages: FLAG,
  reportChanged: FLAG,
  // It is checked where settings are (`checkSettings`).
  settings: v.unknown(),
} satisfies Record<keyof InitializationOptions, v.GenericSchema>;

/** Options and what is wrong with them, each complaint a sentence for the log. */
export interface CheckedOptions {
  readonly options: InitializationOptions;
  readonly complaints: readonly string[];
}

/** Reads what a client sends when it starts the server; what can't be used is left out and complained of. Never throws. */
export function checkOptions(given: unknown): CheckedOptions {
  if (given === undefined || given === null) return { options: {}, complaints: [] };
  const all = v.safeParse(v.record(v.string(), v.unknown()), given);
  if (!all.success || Array.isArray(given))
    return { options: {}, complaints: ['initializationOptions is not an object, so nothing of it is used.'] };
  const options: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const [name, schema] of Object.entries(OPTIONS)) {
    const value = all.output[name];
    if (value === undefined || value === null) continue;
    const result = v.safeParse(schema, value, { abortEarly: true });
    if (result.success) options[name] = result.output;
    else complaints.push(`initializationOptions.${name} is not used: ${result.issues[0].message}.`);
  }
  return { options, complaints };
}
