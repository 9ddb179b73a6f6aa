import { RULES } from '../../common/codes';
import { SETTINGS, type SettingEntry, type SettingKind } from '../../common/settings';
import { RULE_LEVELS } from '../../common/severity';
import { COMMANDS, type CommandEntry } from '../../client/src/commands/commands';
import { MAX_GLOB_LENGTH, MAX_GLOBS } from '../../server/src/text/glob';
import { levelKey, ruleKey, settingKey, titleKey } from './texts';

/** A JSON value; object keys keep their order. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The schema of `mlopsReport.*` for `contributes.configuration.properties`. */
export function settingsSchema(): Json {
  const entries: [string, SettingEntry][] = Object.entries(SETTINGS);
  return Object.fromEntries(
    entries.map(([name, setting], index) => {
      const { type, ...more } = SCHEMAS[setting.kind](setting);
      return [
        `mlopsReport.${name}`,
        {
          type,
          scope: setting.scope,
          order: index + 1,
          default: setting.default,
          markdownDescription: `%${settingKey(name)}%`,
          ...more,
        },
      ];
    }),
  );
}

type Schema = { readonly type: string } & Readonly<Record<string, Json>>;

const SCHEMAS: Readonly<Record<SettingKind, (setting: SettingEntry) => Schema>> = {
  globs: () => ({
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: MAX_GLOB_LENGTH },
    maxItems: MAX_GLOBS,
    uniqueItems: true,
  }),
  levels: () => ({ type: 'object', additionalProperties: false, properties: ruleSchemas() }),
  boolean: () => ({ type: 'boolean' }),
  choice: ({ choices = [] }) => ({ type: 'string', enum: choices }),
};

function ruleSchemas(): Json {
  const levels = Object.keys(RULE_LEVELS);
  return Object.fromEntries(
    Object.entries(RULES).map(([code, { level }]) => [
      code,
      {
        type: 'string',
        enum: levels,
        enumDescriptions: levels.map((each) => `%${levelKey(each)}%`),
        default: level,
        markdownDescription: `%${ruleKey(code)}%`,
      },
    ]),
  );
}

/** The commands for `contributes.commands`. */
export function commandList(): Json {
  return commands().map(([name, { icon, needs }]) => ({
    command: `mlopsReport.${name}`,
    title: `%${titleKey(name)}%`,
    category: 'MLOps Report',
    ...(icon !== undefined && { icon }),
    ...(needs === 'report' && { enablement: 'mlopsReport.active' }),
  }));
}

/** The Command Palette's conditions for `contributes.menus.commandPalette`. */
export function paletteMenu(): Json {
  return commands().flatMap(([name, { palette }]) =>
    palette === undefined ? [] : [{ command: `mlopsReport.${name}`, when: palette }],
  );
}

function commands(): [string, CommandEntry][] {
  return Object.entries(COMMANDS);
}
