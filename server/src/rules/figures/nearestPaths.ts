import type { FigureFolders } from '../../files/figureFolders';
import type { Listing } from '../../files/reportFiles';
import { extensionOf, folderOf, hasAcceptedExtension, nameOf } from '../../text/figureTarget';
import { editDistance } from '../../text/editDistance';
import { memoizeByObject } from '../../text/memo';
import { foldCase } from './lookUp';

/** More choices are no help. */
const MAX_CHOICES = 3;

interface Choice {
  readonly path: string;
  /** 0 for the same name; smaller is nearer. */
  readonly distance: number;
}

/**
 * The files that a wrong path most probably means, at most three, the best first: the same name in another folder, the
 * same name with another ending, and similar names in `figures` or the path's own folder.
 */
export function nearestPaths(folders: FigureFolders, path: string): string[] {
  const wanted = readName(nameOf(path));
  const near = new Set(['figures', folderOf(path)]);
  const choices: Choice[] = [];
  for (const [folder, listing] of folders) {
    for (const name of listing ? namesIn(listing) : []) {
      const distance = distanceOf(wanted, name);
      if (distance === null || (distance > 0 && !near.has(folder))) continue;
      choices.push({
        path: folder === '' ? name.name : `${folder}/${name.name}`,
        distance: distance + penaltyOf(folder),
      });
    }
  }
  return choices
    .toSorted((a, b) => a.distance - b.distance || compare(a.path, b.path))
    .slice(0, MAX_CHOICES)
    .map((choice) => choice.path);
}

/** At equal distance, a file in `figures` comes first. */
function penaltyOf(folder: string): number {
  return folder === 'figures' ? 0 : 0.2;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A name, prepared for comparison. */
interface ReadName {
  readonly name: string;
  readonly extension: string;
  /** Without the extension, in lower case. */
  readonly stem: string;
  /** The stem without spaces, dots and dashes. */
  readonly letters: string;
  /** The numbers in it, separated by spaces. */
  readonly numbers: string;
}

function readName(name: string): ReadName {
  const extension = extensionOf(name);
  const stem = foldCase(extension === '' ? name : name.slice(0, -extension.length - 1));
  const letters = stem.replace(/[\s._-]+/gu, '');
  const numbers = (letters.match(/\d+/gu) ?? []).map(Number).join(' ');
  return { name, extension, stem, letters, numbers };
}

// A folder stays the same for many keystrokes, and each missing figure is compared with all of it.
const namesIn = memoizeByObject((listing: Listing): readonly ReadName[] =>
  [...listing].flatMap(([name, kind]) =>
    kind === 'file' && hasAcceptedExtension(name) ? [readName(name)] : [],
  ),
);

/** The distance of a name from the wanted one; null if it is another name. */
function distanceOf(wanted: ReadName, name: ReadName): number | null {
  const otherEnding = wanted.extension === name.extension ? 0 : 0.5;
  if (wanted.stem === name.stem) return otherEnding;
  const [a, b] = [wanted.letters, name.letters];
  if (a === '' || b === '') return null;
  if (a === b) return 0.5 + otherEnding;
  // Figures are told apart by numbers, so `q14` is not similar to `q15`; a name without a number may match one with a
  // number.
  const isSameNumber = wanted.numbers === name.numbers || wanted.numbers === '' || name.numbers === '';
  if (!isSameNumber) return null;
  const most = Math.min(3, Math.floor(Math.max(a.length, b.length) / 4));
  const edits = editDistance(a, b, most);
  return edits > most ? null : edits + otherEnding;
}
