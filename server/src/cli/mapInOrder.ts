/**
 * What a task gives for each item, in the order of the items. The tasks of the next `ahead` items are begun already, so that
 * their files are read while this one is worked on. The task must not reject.
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
