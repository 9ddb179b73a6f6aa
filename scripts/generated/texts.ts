import { RULES } from '../../common/codes';
import { SETTINGS } from '../../common/settings';
import { RULE_LEVELS } from '../../common/severity';
import { COMMANDS } from '../../client/src/commands/commands';

/** Texts by key, in the order of their file. */
export type Texts = Readonly<Record<string, string>>;

/** The key of a setting's description. */
export function settingKey(name: string): string {
  return `configuration.${name}`;
}

/** The key of a rule's title. */
export function ruleKey(code: string): string {
  return `configuration.rules.${code}`;
}

/** The key of a level's description. */
export function levelKey(level: string): string {
  return `configuration.rules.level.${level}`;
}

/** The key of a command's title. */
export function titleKey(name: string): string {
  return `command.${name}`;
}

/** `package.nls.json`: the texts of settings, rules and commands, followed by its hand-written ones. */
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

/** A translation with the keys of the English texts, in their order. Missing texts are empty, for a translator to fill in. */
export function translation(english: readonly string[], current: Texts): Texts {
  return Object.fromEntries(english.map((key) => [key, current[key] ?? '']));
}

/** The keys whose texts are not translated yet. */
export function missingKeys(texts: Texts): string[] {
  return Object.keys(texts).filter((key) => texts[key] === '');
}
