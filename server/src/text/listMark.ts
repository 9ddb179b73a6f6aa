const ITEM = /^[ \t]*([-+*]|(\d{1,9})([.)]))(?:([ \t]+)(?=\S)|[ \t]*$)/;
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

/** Whether a line is a thematic break. */
export function isThematicBreak(text: string): boolean {
  return BREAK.test(text);
}
