import type { FaultCase } from './faults';
import type { FolderCase } from './folders';
import type { Session } from './messages';
import type { Kind } from './property';

/** Texts that once broke a property; each is tried with all properties. */
export const FOUND: readonly string[] = [
  // Quote marks in HTML and lists were mistaken for the end of a paragraph.
  '### Question 1\n> Answer:\n\n <div>\n> \n[a](b.png)\n',
  '### Question 1\n> Answer:\n\n - text\n\n\t> ![a][r]\n\n[r]: c.png\n',
  '### Question 1\n> Answer:\n\n text<!--\n\t> \n<img src="d.png">-->\n',
  // A fence indented like code was mistaken for the end of the code.
  '### Question 1\n> Answer:\n\n ```\n\t```\n\n![a](b.png)\n',
];

/** Repositories, sessions and faults that once broke their property. */
export const FOUND_FOLDERS: readonly FolderCase[] = [];
export const FOUND_SESSIONS: readonly Session[] = [];
export const FOUND_FAULTS: readonly FaultCase[] = [];

/** The seeds of each kind that `npm test` tries, and the campaign tries first. */
export const KEPT_SEEDS: Readonly<Record<Exclude<Kind, 'texts'>, readonly number[]>> = {
  folders: [1, 2, 3],
  messages: [1],
  faults: [1, 2, 3, 4],
};
