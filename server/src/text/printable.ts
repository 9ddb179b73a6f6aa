/**
 * Characters that control a terminal, change the direction of text, or are invisible; variation selectors only choose a
 * shape.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?![\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}/u;

/**
 * The start of a GitHub Actions command at the start of a line, and of a GitHub Actions or Azure Pipelines command
 * anywhere.
 */
const COMMAND = /^\s*:(?=:)|#(?=#\[|#vso\[)/u;

const ESCAPED = new RegExp(`${UNPRINTABLE.source}|${COMMAND.source}`, 'gu');

/**
 * A report's text or a file's name as one line for a terminal, a log or a pipeline: nothing in it controls them, is
 * invisible, or is a command. Such characters are written as `\u{…}`.
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

/** Maximum number of UTF-16 units that a message quotes: a few words. */
const MAX_EXCERPT_LENGTH = 50;

/** The beginning of the user's text for a message or the log, printable. */
export function excerpt(text: string): string {
  if (text.length <= MAX_EXCERPT_LENGTH) return printable(text);
  // Don't cut a surrogate pair in half.
  return `${printable(text.slice(0, MAX_EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/u, ''))}…`;
}
