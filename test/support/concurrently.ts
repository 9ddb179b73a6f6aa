/**
 * Runs a task for each item, with a limited number at the same time. Returns the results in the order of the items. Rejects as soon as one
 * fails.
 */
export async function concurrently<Item, Result>(
  items: readonly Item[],
  most: number,
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const runners = Array.from({ length: most }, async () => {
    for (const [index, item] of left) results[index] = await task(item);
  });
  await Promise.all(runners);
  return results;
}
