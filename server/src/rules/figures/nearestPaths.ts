import type { FigureFolders } from '../../files/figureFolders';
import { extensionOf, folderOf, hasAcceptedExtension, nameOf } from '../../report/figurePath';
import { foldCase } from './lookUp';

/** More choices than these are no help. */
const MOST_CHOICES = 3;

/** Names longer than this are not compared letter by letter. */
const MAX_NAME_LENGTH = 100;

interface Choice {
  readonly path: string;
  /** 0 for the same name; the less the nearer. */
  readonly distance: number;
}

/**
 * The files that are most probably meant by a path that leads to none, at most three, the best first: those of the same name
 * in another folder, of the same name with another ending, and of nearly the same name in `figures` or the path's own folder.
 */
export function nearestPaths(folders: FigureFolders, path: string): string[] {
  const wanted = nameOf(path);
  const near = new Set(['figures', folderOf(path)]);
  const choices: Choice[] = [];
  for (const [folder, listing] of folders) {
    for (const [name, kind] of listing ?? []) {
      if (kind !== 'file' || !hasAcceptedExtension(name)) continue;
      const distance = distanceOf(wanted, name);
      if (distance === null || (distance > 0 && !near.has(folder))) continue;
      choices.push({
        path: folder === '' ? name : `${folder}/${name}`,
        distance: distance + penaltyOf(folder),
      });
    }
  }
  return choices
    .toSorted((a, b) => a.distance - b.distance || compare(a.path, b.path))
    .slice(0, MOST_CHOICES)
    .map((choice) => choice.path);
}

/** Where it is as near, a file in `figures` comes first. */
function penaltyOf(folder: string): number {
  return folder === 'figures' ? 0 : 0.2;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** How far a name is from the wanted one, or null where it is another name. */
function distanceOf(wanted: string, name: string): number | null {
  const [a, b] = [stemOf(wanted), stemOf(name)];
  const otherEnding = foldCase(extensionOf(wanted)) === foldCase(extensionOf(name)) ? 0 : 0.5;
  if (a === b) return otherEnding;
  const [c, d] = [a, b].map((stem) => stem.replace(/[\s._-]+/gu, ''));
  if (c === undefined || d === undefined || c === '' || d === '') return null;
  if (c === d) return 0.5 + otherEnding;
  if (!sameNumbers(c, d)) return null;
  const most = Math.min(3, Math.floor(Math.max(c.length, d.length) / 4));
  const edits = editDistance(c, d, most);
  return edits > most ? null : edits + otherEnding;
}

function stemOf(name: string): string {
  const extension = extensionOf(name);
  return foldCase(extension === '' ? name : name.slice(0, -extension.length - 1));
}

/** Figures are told apart by their numbers, so `q14` is not nearly `q15`; one without any number may be one with. */
function sameNumbers(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => (name.match(/\d+/gu) ?? []).map(Number).join(' '));
  return x === y || x === '' || y === '';
}

/** The number of letters to insert, delete, replace or swap with their neighbour; more than `most` where it exceeds that. */
function editDistance(a: string, b: string, most: number): number {
  const beyond = most + 1;
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > MAX_NAME_LENGTH) return beyond;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (last[column] ?? beyond) + 1,
          (current[column - 1] ?? beyond) + 1,
          (last[column - 1] ?? beyond) + (isSame ? 0 : 1),
          isSwap ? (beforeLast[column - 2] ?? beyond) + 1 : beyond,
        ),
      );
    }
    if (Math.min(...current) > most) return beyond;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? beyond;
}
