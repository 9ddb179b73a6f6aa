/**
 * Runs a task for each item and gives the results in order. The tasks of the next `ahead` items are started early, so
 * that their files are read in the meantime. The task must not reject.
 */
export async function* mapInOrder<Item, Result>(
  items: readonly Item[],
  ahead: number,
  task: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for (const [index, item] of items.entries()) {
    begun.push(task(item));
    const first = index < ahead ? undefined : begun.shift();
    if (first) yield await first;
  }
  for (const rest of begun) yield await rest;
}
