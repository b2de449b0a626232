import { type Decoded, refused } from "./codec.ts";
import type { CountName, Counts } from "./counts.ts";
import { readPosition } from "./element.ts";
import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, refuseField, refuseMessage } from "./refusal.ts";
import { kmhToMps } from "./units.ts";

/** What an app said: its positions, and whether it is connected; null when the message says nothing of that. */
export type OwnTracksMessage = Decoded & { isOnline: boolean | null };

/** Types that carry no position of the device: a waypoint is a place that someone marked, not where the phone is. */
const withoutPosition = {
  lwt: "owntracks_lwt",
  waypoint: "owntracks_waypoint",
  waypoints: "owntracks_waypoints",
  card: "owntracks_card",
  cmd: "owntracks_cmd",
} as const satisfies Record<string, CountName>;

/**
 * Reads what an OwnTracks app publishes or posts (https://owntracks.org/booklet/tech/json/). "location" and "transition"
 * give one position: `tst` is seconds, `vel` km/h, `cog` degrees, `batt` percent; keys without a field here go to `ext`, a
 * transition's `event` and `desc` too. "lwt" says that the app's connection ended. Other types carry no position and are
 * counted, and so is an empty message, with which an app deletes a friend; "encrypted" is refused, for it holds a
 * position that we cannot read. Never throws.
 */
export function decodeOwnTracks(payload: Uint8Array): OwnTracksMessage {
  if (payload.byteLength === 0) return counted("owntracks_empty");
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return { ...refused(message), isOnline: null };
  const { fields } = message;
  switch (fields._type) {
    case "location":
      return { ...readPlace(fields), isOnline: true };
    case "transition":
      // a beacon's transition may come without a place
      if (fields.lat === undefined && fields.lon === undefined) return counted("owntracks_without_place");
      return { ...readPlace(fields), isOnline: true };
    case "encrypted": {
      const refusal = refuseMessage("unsupported", "The message is encrypted, but plain OwnTracks JSON was expected.");
      return { ...refused(refusal), isOnline: null };
    }
    case "lwt":
      return { ...counted("owntracks_lwt"), isOnline: false };
    case undefined:
      return {
        ...refused(refuseField(null, "_type", undefined, { reason: "missing", expected: "a type of OwnTracks" })),
        isOnline: null,
      };
    default:
      return counted(isKnown(fields._type) ? withoutPosition[fields._type] : "owntracks_other");
  }
}

function readPlace({ _type, tst, lat, lon, alt, vel, cog, acc, batt, ...ext }: Record<string, unknown>): Decoded {
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

function counted(name: CountName): OwnTracksMessage {
  return { positions: [], refusals: [], counts: { [name]: 1 }, isOnline: null };
}

function isKnown(type: unknown): type is keyof typeof withoutPosition {
  return typeof type === "string" && Object.hasOwn(withoutPosition, type);
}
