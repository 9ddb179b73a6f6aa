import { parseArgs } from 'node:util';
import { excerpt } from '../text/printable';

/** How the findings are printed. */
export type Format = 'text' | 'json';

/** The command `check` with what it was given. */
export interface CheckCommand {
  readonly kind: 'check';
  readonly format: Format;
  /** Files, folders and globs as typed; none means the current folder. */
  readonly paths: readonly string[];
}

/** The command `html` with what it was given. */
export interface HtmlCommand {
  readonly kind: 'html';
  /** The file to write, `-` for standard output; null for one beside each report. */
  readonly output: string | null;
  /** Files, folders and globs as typed; none means the current folder. */
  readonly paths: readonly string[];
}

/** What a command line asks for. */
export type Command =
  CheckCommand | HtmlCommand | { readonly kind: 'help' } | { readonly kind: 'version' } | UsageError;

/** A command line that is not understood. */
export interface UsageError {
  readonly kind: 'usage-error';
  /** Says what is wrong and what may have been meant. */
  readonly message: string;
}

const OPTIONS = {
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Understands the words behind the program's name. */
export function parseArguments(words: readonly string[]): Command {
  const { tokens, positionals, values } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(OPTIONS, token.name))
      return unknown(
        'option',
        token.rawName,
        Object.keys(OPTIONS).map((name) => `--${name}`),
      );
    if (OPTIONS[token.name as keyof typeof OPTIONS].type === 'boolean' && token.value !== undefined)
      return usageError(`option ${excerpt(token.rawName)} takes no value.`);
  }
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };

  const [command, ...paths] = positionals;
  if (command === undefined) return usageError(`what shall be done? The commands are: ${COMMAND_LIST}`);
  if (paths.includes('')) return usageError('a path is empty.');
  if (command === 'check') return checkCommand(values, paths);
  if (command === 'html') return htmlCommand(values, paths);
  return unknown('command', command, ['check', 'html']);
}

const COMMAND_LIST = 'mlops-report check [PATH...] and mlops-report html [-o FILE] [PATH...]';

type Values = Readonly<Partial<Record<keyof typeof OPTIONS, unknown>>>;

function checkCommand({ format = 'text', output }: Values, paths: readonly string[]): Command {
  if (output !== undefined) return usageError('check writes no file, so it has no option --output.');
  if (typeof format !== 'string') return usageError('option --format needs a value: text or json.');
  if (format !== 'text' && format !== 'json') return unknown('format', format, ['text', 'json']);
  return { kind: 'check', format, paths };
}

function htmlCommand({ format, output = null }: Values, paths: readonly string[]): Command {
  if (format !== undefined) return usageError('html writes pages only, so it has no option --format.');
  if (output !== null && (typeof output !== 'string' || output === ''))
    return usageError('option --output needs a value: the file to write, or - for standard output.');
  return { kind: 'html', output, paths };
}

function usageError(message: string): UsageError {
  return { kind: 'usage-error', message };
}

function unknown(what: string, word: string, known: readonly string[]): UsageError {
  // What is much longer than all words that are known is none of them.
  const nearest = known.find(
    (candidate) => word.length <= candidate.length + 2 && editDistance(word, candidate) <= 2,
  );
  const hint = nearest === undefined ? `Known: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return usageError(`unknown ${what} '${excerpt(word)}'. ${hint}`);
}

/** The number of characters to insert, delete or replace to make `a` of `b` (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
