import type { RuleLevel } from './severity';

/** The kinds of settings, with the types of their parsed values. */
export interface SettingValues {
  /** Glob patterns of files. */
  readonly globs: readonly string[];
  /** Levels by codes of rules; rules that are not named have their default. */
  readonly levels: Readonly<Record<string, RuleLevel>>;
  readonly boolean: boolean;
  readonly choice: string;
}

/** The kinds of settings. */
export type SettingKind = keyof SettingValues;

/** Everything about a setting. `npm run generate` writes its schema, its texts and the README from it. */
export interface SettingEntry<Kind extends SettingKind = SettingKind> {
  readonly kind: Kind;
  /** Whether it may differ between folders, or applies to the window. */
  readonly scope: 'resource' | 'window';
  readonly default: SettingValues[Kind];
  /** For the settings editor, in Markdown. Translated in `package.nls.*.json`. */
  readonly description: string;
  /** For the README, in Markdown. */
  readonly details: string;
  /** The values of a choice. */
  readonly choices?: readonly string[];
}

/** The settings below `mlopsReport`, in the order of the settings editor. */
export const SETTINGS = {
  enabled: {
    kind: 'boolean',
    scope: 'resource',
    default: true,
    description:
      'Whether reports are checked. Turn it off in the settings of a folder whose Markdown files are no reports.',
    details: 'Whether reports are checked; it can be turned off for a folder',
  },
  files: {
    kind: 'globs',
    scope: 'resource',
    default: ['**/reports/README.md', '**/report/README.md', '**/report.md'],
    description:
      'Glob patterns of the Markdown files that are reports. Any other Markdown file counts as a report when it has three questions with `Answer:`.',
    details: 'Which files are reports by their name',
  },
  rules: {
    kind: 'levels',
    scope: 'resource',
    default: {},
    description:
      'The severity of each kind of problem: its code with `error`, `warning`, `information`, `hint` or `off`. Codes that are not listed keep their default.',
    details:
      'The severity of each problem: `error`, `warning`, `information`, `hint` or `off`, such as `{ "todo-left": "off" }`',
  },
  'codeLens.enabled': {
    kind: 'boolean',
    scope: 'window',
    default: true,
    description:
      'Show word and figure counts above each question, such as “142 / 100–200 words · 1 / 1–3 figures · 2 problems”. Click to go to the first problem or the answer.',
    details: "Counts and state above each question's heading",
  },
  language: {
    kind: 'choice',
    scope: 'window',
    choices: ['auto', 'en', 'da'],
    default: 'auto',
    description:
      'The language of what MLOps Report itself says: problems, quick fixes, views and messages. `auto` is the language of the editor, `en` English, `da` Danish. Titles of commands and settings are in the language of the editor.',
    details: 'The language of problems and views: `auto` (that of the editor), `en` or `da`',
  },
  'evidence.enabled': {
    kind: 'boolean',
    scope: 'resource',
    default: true,
    description:
      'Looks through the files of the report’s git repository for what shows that items of the checklist are done, and tells it in the Checklist and on hover. The files are read on this computer; nothing leaves it.',
    details:
      'Shows which files of the repository prove checklist items, in the Checklist view and on hover. They are read on this computer; nothing leaves it',
  },
  'trace.server': {
    kind: 'choice',
    scope: 'window',
    choices: ['off', 'messages', 'verbose'],
    default: 'off',
    description: 'Log the messages between VS Code and the language server.',
    details: 'Logs the messages between the editor and the server',
  },
} as const satisfies Record<string, SettingEntry>;

type Entries = typeof SETTINGS;

/**
 * The settings that the server reads, by their names below `mlopsReport`: all except the one that the client's library
 * reads.
 */
export type Settings = {
  readonly [Name in Exclude<keyof Entries, 'trace.server'>]: SettingValues[Entries[Name]['kind']];
};
