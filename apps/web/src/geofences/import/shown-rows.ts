import type { ShownFence } from "../../map/fences/shape-features.ts";
import type { ImportRow } from "./to-rows.ts";

/** The rows that could become geofences, for the map. */
export function shownRows(rows: readonly ImportRow[]): ShownFence[] {
  return rows.flatMap(({ input, refusal, index, name }) =>
    input && !refusal ? [{ id: String(index), name, colour: input.colour, shape: input.definition.shape }] : [],
  );
}
