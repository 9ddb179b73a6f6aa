import * as l10n from '@vscode/l10n';
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { isRuleCode, RULES } from '../../../common/codes';
import type { RuleLevel, Severity } from '../../../common/severity';
import { editDistance } from '../text/editDistance';
import { MAX_GLOB_LENGTH, MAX_GLOBS } from '../text/glob';
import { range, type Range } from '../text/position';

/** The content of a configuration file. Missing values are null or absent. */
export interface FileConfiguration {
  /** Globs of the files that are reports by name; null for the default. */
  readonly files: readonly string[] | null;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** The lowest severity that makes `check` fail; null for the default. */
  readonly failOn: Severity | 'never' | null;
}

/** A part of a configuration file that can't be used. */
export interface ConfigurationProblem {
  readonly range: Range;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** A parsed configuration file, without the parts that can't be used. */
export interface ReadConfiguration {
  readonly configuration: FileConfiguration;
  readonly problems: readonly ConfigurationProblem[];
}

/** Used if there is no configuration file. */
export const NO_CONFIGURATION: FileConfiguration = { files: null, rules: {}, failOn: null };

/** A configuration has few lines, but the file may be a stranger's. In UTF-16 units. */
const MAX_LENGTH = 100_000;
/** The parser recurses for each bracket. */
const MAX_BRACKETS = 1000;
/** Maximum number of problems reported per file. */
const MAX_PROBLEMS = 20;

const LEVELS: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies RuleLevel[];
const FAIL_ON: readonly string[] = ['error', 'warning', 'information', 'hint', 'never'];
const KEYS = ['$schema', 'files', 'rules', 'failOn'] as const;

/** Parses a configuration file: JSON with comments. Never throws. */
export function readConfiguration(text: string): ReadConfiguration {
  const problems: ConfigurationProblem[] = [];
  const complain = (offset: number, length: number, message: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ range: rangeAt(text, offset, length), message });
  };
  if (text.length > MAX_LENGTH || count(text, /[[{]/gu) > MAX_BRACKETS) {
    complain(
      0,
      0,
      l10n.t(
        'This file is too long or too deeply nested to be a configuration, so it is not used. Shorten it.',
      ),
    );
    return { configuration: NO_CONFIGURATION, problems };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error) {
    const what = printParseErrorCode(error.error)
      .replace(/([a-z])([A-Z])/gu, '$1 $2')
      .toLowerCase();
    complain(
      error.offset,
      error.length,
      l10n.t('This is not valid JSON ({0}), so the file is not used. Correct it.', what),
    );
    return { configuration: NO_CONFIGURATION, problems };
  }
  if (!root) return { configuration: NO_CONFIGURATION, problems };
  if (root.type !== 'object') {
    complain(
      root.offset,
      root.length,
      l10n.t('The configuration must be an object, such as {0}.', '`{ "rules": { "todo-left": "off" } }`'),
    );
    return { configuration: NO_CONFIGURATION, problems };
  }
  let configuration = NO_CONFIGURATION;
  for (const [key, value, name] of entriesOf(root)) {
    if (key === 'files') configuration = { ...configuration, files: filesOf(value, complain) };
    else if (key === 'rules') configuration = { ...configuration, rules: rulesOf(value, complain) };
    else if (key === 'failOn') configuration = { ...configuration, failOn: failOnOf(value, complain) };
    else if (key !== '$schema') complain(name.offset, name.length, unknownKey(key));
  }
  return { configuration, problems };
}

type Complain = (offset: number, length: number, message: string) => void;

function filesOf(value: Node, complain: Complain): readonly string[] | null {
  const globs = value.type === 'array' ? (value.children ?? []) : [];
  const texts = globs
    .map(({ value: glob }: Node) => glob as unknown)
    .filter((glob) => typeof glob === 'string');
  if (value.type !== 'array' || texts.length !== globs.length || texts.length === 0) {
    const message = l10n.t(
      '{0} must be a list of globs, such as {1}.',
      '`files`',
      '`["**/reports/README.md"]`',
    );
    complain(value.offset, value.length, message);
    return null;
  }
  for (const { value: glob, offset, length } of globs)
    if (isTooLong(String(glob)))
      complain(
        offset,
        length,
        l10n.t(
          'This glob is longer than {0} characters, so it matches nothing. Shorten it.',
          MAX_GLOB_LENGTH,
        ),
      );
  if (texts.length > MAX_GLOBS)
    complain(
      value.offset,
      value.length,
      l10n.t('There are {0} globs, but only the first {1} are used. Write fewer.', texts.length, MAX_GLOBS),
    );
  return texts.slice(0, MAX_GLOBS).filter((glob) => !isTooLong(glob));
}

function isTooLong(glob: string): boolean {
  return glob.length > MAX_GLOB_LENGTH;
}

function rulesOf(value: Node, complain: Complain): Readonly<Record<string, RuleLevel>> {
  if (value.type !== 'object') {
    complain(
      value.offset,
      value.length,
      l10n.t(
        '{0} must be an object of codes and severities, such as {1}.',
        '`rules`',
        '`{ "todo-left": "off" }`',
      ),
    );
    return {};
  }
  const rules: Record<string, RuleLevel> = {};
  for (const [code, level, name] of entriesOf(value)) {
    if (!isRuleCode(code)) complain(name.offset, name.length, unknownRule(code));
    else if (!isLevel(level.value))
      complain(
        level.offset,
        level.length,
        l10n.t('The severity of {0} must be one of: {1}.', `\`${code}\``, LEVELS.join(', ')),
      );
    else rules[code] = level.value;
  }
  return rules;
}

function failOnOf({ value, offset, length }: Node, complain: Complain): FileConfiguration['failOn'] {
  if (isFailOn(value)) return value;
  complain(offset, length, l10n.t('{0} must be one of: {1}.', '`failOn`', FAIL_ON.join(', ')));
  return null;
}

/** The keys and values of an object; of a repeated key the last one counts, as in JSON. */
function entriesOf(object: Node): [key: string, value: Node, name: Node][] {
  return (object.children ?? []).flatMap(({ children: [name, value] = [] }): [string, Node, Node][] =>
    name && value ? [[String(name.value), value, name]] : [],
  );
}

function unknownKey(key: string): string {
  const nearest = nearestOf(key, KEYS);
  return nearest === undefined
    ? l10n.t('There is no key {0}. Remove it.', shown(key))
    : l10n.t('There is no key {0}. Did you mean {1}?', shown(key), shown(nearest));
}

function unknownRule(code: string): string {
  const nearest = nearestOf(code, Object.keys(RULES));
  return nearest === undefined
    ? l10n.t('There is no rule {0}. Remove it.', shown(code))
    : l10n.t('There is no rule {0}. Did you mean {1}?', shown(code), shown(nearest));
}

function nearestOf(word: string, known: readonly string[]): string | undefined {
  return known.find((candidate) => editDistance(word, candidate, 2) <= 2);
}

function shown(word: string): string {
  return `\`${word.slice(0, 40)}\``;
}

function isLevel(value: unknown): value is RuleLevel {
  return typeof value === 'string' && LEVELS.includes(value);
}

function isFailOn(value: unknown): value is Severity | 'never' {
  return typeof value === 'string' && FAIL_ON.includes(value);
}

/** The range of a part of a text. */
export function rangeAt(text: string, offset: number, length: number): Range {
  const start = placeOf(text, offset);
  const end = placeOf(text, offset + length);
  return range(start.line, start.character, end.line, end.character);
}

function placeOf(text: string, offset: number): Range['start'] {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
