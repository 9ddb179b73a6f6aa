import type { Atom } from './atom';

/** A run of two pages whose atoms are the same (`isSame`, one atom each), or differ. Ends are exclusive. */
export interface Stretch {
  readonly isSame: boolean;
  readonly githubStart: number;
  readonly githubEnd: number;
  readonly handInStart: number;
  readonly handInEnd: number;
}

/** Number of atoms to search for the next common one before looking it up in an index. */
const WINDOW = 24;

/** Marks and short words may occur anywhere, so the next atom must match too; after a long word it need not. */
const CERTAIN_LENGTH = 8;

const GRAM = 3;

/**
 * Finds the common atoms of two pages in linear time: it continues at the nearest atoms that match again, or else at
 * the next three of the hand-in page that GitHub's has further on.
 * @param first Where to begin; the atoms before it are the same.
 */
export function align(github: readonly Atom[], handIn: readonly Atom[], first = 0): Stretch[] {
  const stretches: Stretch[] = [];
  let places: ReadonlyMap<string, readonly number[]> | undefined;
  let g = first;
  let h = first;
  while (g < github.length && h < handIn.length) {
    if (github[g]?.key === handIn[h]?.key) {
      add(true, g + 1, h + 1);
      continue;
    }
    const [nextG, nextH] = nearest() ?? furtherOn();
    add(false, nextG, nextH);
  }
  if (g < github.length || h < handIn.length) add(false, github.length, handIn.length);
  return stretches;

  function add(isSame: boolean, githubEnd: number, handInEnd: number): void {
    stretches.push({ isSame, githubStart: g, githubEnd, handInStart: h, handInEnd });
    g = githubEnd;
    h = handInEnd;
  }

  function nearest(): [number, number] | undefined {
    for (let distance = 1; distance <= 2 * WINDOW; distance++) {
      for (let skipped = Math.max(0, distance - WINDOW); skipped <= Math.min(distance, WINDOW); skipped++) {
        if (goesOn(g + skipped, h + distance - skipped)) return [g + skipped, h + distance - skipped];
      }
    }
    return undefined;
  }

  function goesOn(nextG: number, nextH: number): boolean {
    const key = github[nextG]?.key;
    if (key === undefined || key !== handIn[nextH]?.key) return false;
    return key.length >= CERTAIN_LENGTH || github[nextG + 1]?.key === handIn[nextH + 1]?.key;
  }

  function furtherOn(): [number, number] {
    places ??= placesOfGrams(github);
    for (let nextH = h; nextH + GRAM <= handIn.length; nextH++) {
      const nextG = firstFrom(places.get(gramAt(handIn, nextH)) ?? [], g);
      if (nextG !== undefined) return [nextG, nextH];
    }
    return [github.length, handIn.length];
  }
}

function placesOfGrams(atoms: readonly Atom[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + GRAM <= atoms.length; at++) {
    const gram = gramAt(atoms, at);
    const known = places.get(gram);
    if (known) known.push(at);
    else places.set(gram, [at]);
  }
  return places;
}

function gramAt(atoms: readonly Atom[], start: number): string {
  let gram = '';
  for (let at = start; at < start + GRAM; at++) gram += `${atoms[at]?.key ?? ''}\n`;
  return gram;
}

/** The first of ascending numbers that is not below another. */
function firstFrom(numbers: readonly number[], least: number): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return numbers[low];
}
