/** Where a text stops being what it should; both begin at 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** The value of a text. Throws what `refuse` makes of the place at which it is no JSON any more, and of what the parser said. */
export function parseJson(text: string, refuse: (place: TextPlace, found: string) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const at = Number(/position (\d+)/.exec(found)?.[1] ?? text.length);
    const before = text.slice(0, at).split("\n");
    throw refuse({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }, found);
  }
}
