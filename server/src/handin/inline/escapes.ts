import { escapedCharacter } from '../placeholders';
import { Mark, type InlinePattern } from './pattern';

const ESCAPABLE = new Set('\\`*_{}[]()>#+-.!');

/** A backslash and the character that it escapes. */
export const escapes: InlinePattern = {
  marks: Mark.backslash,
  scan: (text) => (from) => {
    for (let at = text.indexOf('\\', from); at !== -1; at = text.indexOf('\\', at + 2)) {
      const character = text[at + 1];
      if (character !== undefined && ESCAPABLE.has(character)) {
        return { start: at, end: at + 2, node: escapedCharacter(character), reopens: false };
      }
    }
    return undefined;
  },
};
