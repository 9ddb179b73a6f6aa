/** Longer words are not compared letter by letter. */
const MAX_LENGTH = 100;

/**
 * The number of letters to insert, delete, replace or swap with their neighbour; any number above `most` if it is more
 * than that.
 */
export function editDistance(a: string, b: string, most: number): number {
  const beyond = most + 1;
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > MAX_LENGTH) return beyond;
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
