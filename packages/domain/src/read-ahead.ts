/** So many are being read while one is looked at: enough for Postgres not to wait for us, nor we for it. */
const mostAhead = 3;

/** Each item with what is read of it; while one is looked at, the next ones are being read. */
export async function* readAhead<Item, Read>(
  items: readonly Item[],
  read: (item: Item) => Promise<Read>,
): AsyncGenerator<[Item, Read]> {
  const reading: Promise<Read>[] = [];
  for (const [at, item] of items.entries()) {
    while (reading.length <= mostAhead && at + reading.length < items.length) {
      const next = read(items[at + reading.length] as Item);
      // whoever waits for it hears of it
      next.catch(() => {});
      reading.push(next);
    }
    yield [item, await (reading.shift() as Promise<Read>)];
  }
}
