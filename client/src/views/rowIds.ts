/** An unused row id: the wanted one, or the same with a number. */
export function freeId(rows: ReadonlyMap<string, unknown>, wanted: string): string {
  let id = wanted;
  for (let copy = 2; rows.has(id); copy++) id = `${wanted} (${copy})`;
  return id;
}

/** Whether both lists contain the same strings in the same order. */
export function sameStrings(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
