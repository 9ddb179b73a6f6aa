/** What a task gives for each item, in the order of the items; so many run at the same time. Rejects as soon as one does. */
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
