/** What steers a terminal, turns the order of letters round, or is not seen; variation selectors only choose a shape. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?![\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}/u;

/** What begins a command to GitHub Actions at the start of a line, and one to it or Azure Pipelines anywhere. */
const COMMAND = /^\s*:(?=:)|#(?=#\[|#vso\[)/u;

const ESCAPED = new RegExp(`${UNPRINTABLE.source}|${COMMAND.source}`, 'gu');

/**
 * A report's text or a file's name as one line for a terminal, a log or a pipeline: nothing in it steers them, is invisible, or
 * is a command. Such a character is written as `\u{…}`.
 */
export function printable(text: string): string {
  return text.replaceAll(ESCAPED, (match) =>
    Array.from(match, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join(''),
  );
}

/** JSON with the same values, in which such characters are written as `\uXXXX`. Line ends between values stay. */
export function printableJson(json: string): string {
  return json.replaceAll(ESCAPED, (match) =>
    match === '\n' ? match : match.replaceAll(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0))}`),
  );
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}

/** Most UTF-16 units of a text that a message repeats: a few words. */
const MAX_EXCERPT_LENGTH = 50;

/** The beginning of a person's text for a message or the log, printable. */
export function excerpt(text: string): string {
  if (text.length <= MAX_EXCERPT_LENGTH) return printable(text);
  // Half of a pair of surrogates is no character.
  return `${printable(text.slice(0, MAX_EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/u, ''))}…`;
}
