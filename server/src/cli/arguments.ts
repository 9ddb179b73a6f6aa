import { parseArgs } from 'node:util';
import type { Severity } from '../../../common/severity';
import { editDistance } from '../text/editDistance';
import { excerpt } from '../text/printable';

/** How the findings are printed. */
export const FORMATS = ['text', 'json', 'sarif', 'github', 'junit', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** The lowest severity that makes the exit status 1; `never` keeps it 0. */
export const FAIL_ON = ['error', 'warning', 'information', 'hint', 'never'] as const;
export type FailOn = Severity | 'never';

/** The languages in which messages are printed. */
export const LANGUAGES = ['en', 'da'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The command `check` with its options. */
export interface CheckCommand {
  readonly kind: 'check';
  readonly format: Format;
  /** The file to write, null for standard output. */
  readonly output: string | null;
  /** Null if not given: then the configuration file decides. */
  readonly failOn: FailOn | null;
  /** Whether only problems that count for `failOn` are printed. */
  readonly isQuiet: boolean;
  /** Whether configuration files are read. */
  readonly usesConfiguration: boolean;
  /** Whether the repository is searched for evidence that checklist items are done. */
  readonly isEvidenceWanted: boolean;
  /** Null if not given: then the environment decides. */
  readonly language: Language | null;
  /** Files, folders and globs as typed; none means the current folder. */
  readonly paths: readonly string[];
}

/** The command `html` with its options. */
export interface HtmlCommand {
  readonly kind: 'html';
  /** Whether to write the page that `report.py` makes. */
  readonly isHandIn: boolean;
  /** Whether each page begins with the overview. */
  readonly hasOverview: boolean;
  /** The file to write, `-` for standard output; null for one near each report (`pagePlace`). */
  readonly output: string | null;
  /** Files, folders and globs as typed; none means the current folder. */
  readonly paths: readonly string[];
}

/** How the table of groups is printed. */
export const GROUPS_FORMATS = ['text', 'csv', 'json', 'html'] as const;
export type GroupsFormat = (typeof GROUPS_FORMATS)[number];

/** The command `groups`: one row for each group of the course. */
export interface GroupsCommand {
  readonly kind: 'groups';
  readonly format: GroupsFormat;
  /** The file to write, null for standard output. */
  readonly output: string | null;
  /** Folders of clones, or lists of groups; none means the current folder. */
  readonly paths: readonly string[];
}

/** How `ready` prints what is left to do. */
export const READY_FORMATS = ['text', 'json'] as const;
export type ReadyFormat = (typeof READY_FORMATS)[number];

/** The command `ready`: what is left to do before the hand-in. */
export interface ReadyCommand {
  readonly kind: 'ready';
  readonly format: ReadyFormat;
  /** Whether configuration files are read. */
  readonly usesConfiguration: boolean;
  /** Null if not given: then the environment decides. */
  readonly language: Language | null;
  /** Files, folders and globs as typed; none means the current folder. */
  readonly paths: readonly string[];
}

/** The command `init`: writes a configuration file into a folder. */
export interface InitCommand {
  readonly kind: 'init';
  /** As typed; the current folder if not given. */
  readonly folder: string;
}

/** The command `lsp`: serves an editor. */
export interface LspCommand {
  readonly kind: 'lsp';
}

/** Prints the help of a command, or of the whole program. */
export interface HelpCommand {
  readonly kind: 'help';
  readonly of: CommandName | null;
}

/** A command line that can't be parsed. */
export interface UsageError {
  readonly kind: 'usage-error';
  /** Says what is wrong and what may have been meant. */
  readonly message: string;
  /** The command whose help to show. */
  readonly of: CommandName | null;
}

/** A parsed command line. */
export type Command =
  | CheckCommand
  | HtmlCommand
  | GroupsCommand
  | ReadyCommand
  | InitCommand
  | LspCommand
  | HelpCommand
  | { readonly kind: 'version' }
  | UsageError;

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

/** The options of each command. */
const OPTIONS = {
  check: {
    ...HELP,
    format: { type: 'string', values: FORMATS },
    output: { type: 'string', short: 'o', value: 'the file to write' },
    'fail-on': { type: 'string', values: FAIL_ON },
    quiet: { type: 'boolean', short: 'q' },
    evidence: { type: 'boolean' },
    'no-config': { type: 'boolean' },
    lang: { type: 'string', values: LANGUAGES },
  },
  html: {
    ...HELP,
    'hand-in': { type: 'boolean' },
    output: { type: 'string', short: 'o', value: 'the file to write, or - for standard output' },
    overview: { type: 'boolean' },
  },
  groups: {
    ...HELP,
    format: { type: 'string', values: GROUPS_FORMATS },
    output: { type: 'string', short: 'o', value: 'the file to write' },
  },
  ready: {
    ...HELP,
    format: { type: 'string', values: READY_FORMATS },
    'no-config': { type: 'boolean' },
    lang: { type: 'string', values: LANGUAGES },
  },
  init: HELP,
  // Editors name the transport; it is standard input and output in any case.
  lsp: { ...HELP, stdio: { type: 'boolean' } },
} as const satisfies Record<string, Readonly<Record<string, Option>>>;

interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** The allowed values. */
  readonly values?: readonly string[];
  /** The placeholder of a free value. */
  readonly value?: string;
}

export type CommandName = keyof typeof OPTIONS;
const COMMANDS = Object.keys(OPTIONS) as readonly CommandName[];

/** Parses the words after the program's name. */
export function parseArguments(words: readonly string[]): Command {
  const [first = '', ...rest] = words;
  if (first === '--help' || first === '-h') return { kind: 'help', of: null };
  if (first === '--version' || first === '-v') return { kind: 'version' };
  if (first === '') return usageError(`missing command. Name one: ${list(COMMANDS)}.`, null);
  if (first.startsWith('-')) return unknown('option', first, ['--help', '--version'], null);
  if (!isCommand(first)) return unknown('command', first, COMMANDS, null);
  const read = readOptions(first, rest);
  if ('kind' in read) return read;
  const { values, paths } = read;
  if (values['help'] === true) return { kind: 'help', of: first };
  if (paths.includes('')) return usageError('a path is empty.', first);
  switch (first) {
    case 'check':
      return checkCommand(values, paths);
    case 'html':
      if (values['hand-in'] === true && values['overview'] === true)
        return usageError('the page to hand in has no overview. Leave out --hand-in or --overview.', first);
      return {
        kind: 'html',
        isHandIn: values['hand-in'] === true,
        hasOverview: values['overview'] === true,
        output: textOf(values['output']),
        paths,
      };
    case 'groups': {
      const format = (textOf(values['format']) ?? 'text') as GroupsFormat;
      return { kind: 'groups', format, output: textOf(values['output']), paths };
    }
    case 'ready':
      return {
        kind: 'ready',
        format: (textOf(values['format']) ?? 'text') as ReadyFormat,
        usesConfiguration: values['no-config'] !== true,
        language: textOf(values['lang']) as Language | null,
        paths,
      };
    case 'init':
      if (paths.length > 1) return usageError('init takes one folder.', first);
      return { kind: 'init', folder: paths[0] ?? '.' };
    case 'lsp':
      if (paths.length > 0) return usageError('lsp takes no path.', first);
      return { kind: 'lsp' };
  }
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function checkCommand(values: Values, paths: readonly string[]): CheckCommand {
  return {
    kind: 'check',
    format: (textOf(values['format']) ?? 'text') as Format,
    output: textOf(values['output']),
    failOn: textOf(values['fail-on']) as FailOn | null,
    isQuiet: values['quiet'] === true,
    usesConfiguration: values['no-config'] !== true,
    isEvidenceWanted: values['evidence'] === true,
    language: textOf(values['lang']) as Language | null,
    paths,
  };
}

function readOptions(
  command: CommandName,
  words: readonly string[],
): { readonly values: Values; readonly paths: readonly string[] } | UsageError {
  const options: Readonly<Record<string, Option>> = OPTIONS[command];
  const { tokens, positionals, values } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, short }]) => [
        name,
        short === undefined ? { type } : { type, short },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) return unknownOption(command, token.rawName, Object.keys(options));
    if (option.type === 'boolean' && token.value !== undefined)
      return usageError(`option ${token.rawName} takes no value.`, command);
    if (option.type === 'boolean') continue;
    const { value } = token;
    if (value === undefined || value === '')
      return usageError(
        `option ${token.rawName} needs a value: ${option.value ?? list(option.values ?? [])}.`,
        command,
      );
    if (option.values && !option.values.includes(value))
      return unknown(`value of ${token.rawName}`, value, option.values, command);
  }
  return { values: values, paths: positionals };
}

function unknownOption(command: CommandName, rawName: string, names: readonly string[]): UsageError {
  const owner = COMMANDS.find((other) => Object.hasOwn(OPTIONS[other], rawName.replace(/^-+/u, '')));
  if (owner) return usageError(`${command} has no option ${excerpt(rawName)}; ${owner} has.`, command);
  return unknown(
    'option',
    rawName,
    names.map((name) => `--${name}`),
    command,
  );
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(OPTIONS, word);
}

function textOf(value: string | boolean | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}

function usageError(message: string, of: CommandName | null): UsageError {
  return { kind: 'usage-error', message, of };
}

function unknown(what: string, word: string, known: readonly string[], of: CommandName | null): UsageError {
  const nearest = known.find((candidate) => editDistance(word, candidate, 2) <= 2);
  const hint = nearest === undefined ? `Known: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return usageError(`unknown ${what} '${excerpt(word)}'. ${hint}`, of);
}
