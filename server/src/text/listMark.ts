const ITEM = /^[ \t]*([-+*]|(\d{1,9})([.)]))(?:([ \t]+)(?=\S)|[ \t]*$)/;
const MARKS = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+){0,5}$/;
const BEGINNING = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?/;
const BREAK = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** The mark that begins a list item. */
export interface ListMark {
  /** Of an ordered list; null for a bullet. */
  readonly number: number | null;
  /** `-`, `+`, `*`, `.` or `)`. */
  readonly style: string;
  /** Characters of the mark, and of the spaces after it. */
  readonly length: number;
  readonly blanks: number;
  readonly isEmpty: boolean;
}

/** The list mark that a line begins with, or null (CommonMark, List items). */
export function listMark(text: string): ListMark | null {
  const [, mark, digits, end, blanks] = ITEM.exec(text) ?? [];
  if (mark === undefined || isThematicBreak(text)) return null;
  return {
    number: digits === undefined ? null : Number(digits),
    style: end ?? mark,
    length: mark.length,
    blanks: blanks?.length ?? 0,
    isEmpty: blanks === undefined,
  };
}

/** Whether a line begins a list item. */
export function isListItem(text: string): boolean {
  return listMark(text) !== null;
}

/** Whether a text is only spaces and list marks, so that what follows it begins a block. */
export function isListMarks(text: string): boolean {
  return MARKS.test(text);
}

/** The number of characters at the start of a text that are its indentation and one list mark, where it has one. */
export function listMarkLength(text: string): number {
  return BEGINNING.exec(text)?.[0].length ?? 0;
}

/** Whether a line is a thematic break. */
export function isThematicBreak(text: string): boolean {
  return BREAK.test(text);
}
