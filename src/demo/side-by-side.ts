/** Does the work for each item, so many at a time; the results stand in the order of the items. After a failure nothing more is begun. */
export async function sideBySide<Item, Result>(items: readonly Item[], atATime: number, work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let failed = false;
  const lane = async () => {
    for (const [place, item] of waiting) {
      if (failed) return;
      results[place] = await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return results;
}
