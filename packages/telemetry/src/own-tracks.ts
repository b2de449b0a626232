import { type Decoded, refused } from "./codec.ts";
import type { Counts } from "./counts.ts";
import { readPosition } from "./element.ts";
import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, refuseField, refuseMessage } from "./refusal.ts";
import { kmhToMps } from "./units.ts";

/**
 * Reads what an OwnTracks app publishes (https://owntracks.org/booklet/tech/json/): `_type` "location" gives one
 * position: `tst` is seconds, `vel` km/h, `cog` degrees, `batt` percent; keys without a field here go to `ext`. Other
 * types carry no position and are counted; "encrypted" is refused, for it holds one that we cannot read. Never throws.
 */
export function decodeOwnTracks(payload: Uint8Array): Decoded {
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return refused(message);
  const { _type: type, tst, lat, lon, alt, vel, cog, acc, batt, ...ext } = message.fields;
  if (type === "encrypted") {
    return refused(refuseMessage("unsupported", "The message is encrypted, but plain OwnTracks JSON was expected."));
  }
  if (type !== "location") return { positions: [], refusals: [], counts: { owntracks_other: 1 } };
  if (typeof tst !== "number") {
    const expected = "seconds since the epoch";
    return refused(refuseField(0, "tst", tst, { reason: "not_a_time", expected }));
  }
  const counts: Counts = {};
  const spd = typeof vel === "number" ? kmhToMps(vel) : vel;
  const bat = typeof batt === "number" ? batt / 100 : batt;
  const read = readPosition({ t: tst * 1000, lat, lon, alt, spd, hdg: cog, acc, bat, ext }, 0, counts);
  return isRefusal(read) ? refused(read) : { positions: [read], refusals: [], counts };
}
