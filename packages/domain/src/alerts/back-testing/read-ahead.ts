/** Each item with what is read of it; while one is looked at, the next is being read. */
export async function* readAhead<Item, Read>(
  items: readonly Item[],
  read: (item: Item) => Promise<Read>,
): AsyncGenerator<[Item, Read]> {
  const begin = (item: Item | undefined) => {
    if (item === undefined) return null;
    const reading = read(item);
    // whoever waits for it hears of it
    reading.catch(() => {});
    return reading;
  };
  let reading = begin(items[0]);
  for (const [at, item] of items.entries()) {
    const found = await reading;
    reading = begin(items[at + 1]);
    if (found !== null) yield [item, found];
  }
}
