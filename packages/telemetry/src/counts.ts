import type { MeasureName } from "./precision.ts";

/** What the decoder leaves out of a position that it takes, by name; a closed list, so it can label a metric. */
export type CountName =
  | `${MeasureName | "seq"}_${"out_of_range" | "not_a_number"}`
  | "accuracy_clamped"
  | "ignition_not_a_boolean"
  | "nested_dropped"
  | "ext_not_an_object"
  | "ext_key_invalid"
  | "ext_key_too_long"
  | "ext_key_twice"
  | "ext_text_invalid"
  | "ext_text_too_long"
  | "ext_number_out_of_range"
  | "ext_too_many_keys"
  | `owntracks_${"lwt" | "waypoint" | "waypoints" | "card" | "cmd" | "without_place" | "empty" | "other"}`
  | "traccar_outdated";

export type Counts = Partial<Record<CountName, number>>;

/** Adds to a name's count, one unless told. */
export function count(counts: Counts, name: CountName, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}

/** Adds what others counted. */
export function addCounts(counts: Counts, others: Counts): void {
  for (const name in others) count(counts, name as CountName, others[name as CountName]);
}
