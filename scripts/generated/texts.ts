import { RULES } from '../../common/codes';
import { SETTINGS } from '../../common/settings';
import { RULE_LEVELS } from '../../common/severity';
import { COMMANDS } from '../../client/src/commands/commands';

/** Texts by their keys, in the order of their file. */
export type Texts = Readonly<Record<string, string>>;

/** The key of the description of a setting. */
export function settingKey(name: string): string {
  return `configuration.${name}`;
}

/** The key of the title of a rule. */
export function ruleKey(code: string): string {
  return `configuration.rules.${code}`;
}

/** The key of what a level means. */
export function levelKey(level: string): string {
  return `configuration.rules.level.${level}`;
}

/** The key of the title of a command. */
export function titleKey(name: string): string {
  return `command.${name}`;
}

/** `package.nls.json`: the texts of settings, rules and commands, then those that are written in it by hand. */
export function englishTexts(current: Texts): Texts {
  const byHand = Object.entries(current).filter(([key]) => !/^(?:configuration|command)\./.test(key));
  return Object.fromEntries([
    ...Object.entries(SETTINGS).map(([name, { description }]) => [settingKey(name), description]),
    ...Object.entries(RULE_LEVELS).map(([level, meaning]) => [levelKey(level), meaning]),
    ...Object.entries(RULES).map(([code, { title }]) => [ruleKey(code), title]),
    ...Object.entries(COMMANDS).map(([name, { title }]) => [titleKey(name), title]),
    ...byHand,
  ]) as Texts;
}

/** A translation with the keys of the English texts, in their order: an empty text where a translator has to write one. */
export function translation(english: readonly string[], current: Texts): Texts {
  return Object.fromEntries(english.map((key) => [key, current[key] ?? '']));
}

/** The keys that a translator has not written a text for. */
export function missingKeys(texts: Texts): string[] {
  return Object.keys(texts).filter((key) => texts[key] === '');
}
