import { isUuidAt } from "./uuid.ts";

const ROOT = "cartage/v1/";
const LIVE = "live/v1/";
const OWN_TRACKS = "owntracks/";

const ORGANISATION_AT = ROOT.length;
const DEVICE_AT = ORGANISATION_AT + 37;
const KIND_AT = DEVICE_AT + 37;
const SLASH = 47;

/** The topics of the wire; ids are lower-case UUIDs, `name` is what the OwnTracks app calls its device. */
export const topics = {
  positions: (organisationId: string, deviceId: string) => `${ROOT}${organisationId}/${deviceId}/positions`,
  stored: (organisationId: string, deviceId: string) => `${ROOT}${organisationId}/${deviceId}/stored`,
  status: (organisationId: string, deviceId: string) => `${ROOT}${organisationId}/${deviceId}/status`,
  instructions: (organisationId: string, deviceId: string) => `${ROOT}${organisationId}/${deviceId}/instructions`,
  receipts: (organisationId: string, deviceId: string) => `${ROOT}${organisationId}/${deviceId}/receipts`,
  live: (organisationId: string) => `${LIVE}${organisationId}`,
  ownTracks: (deviceId: string, name: string) => `${OWN_TRACKS}${deviceId}/${name}`,
  /** What is no location, an OwnTracks app publishes one level below: `event`, `waypoint`, `info` and others. */
  ownTracksPart: (deviceId: string, name: string, part: string) => `${OWN_TRACKS}${deviceId}/${name}/${part}`,
} as const;

/** What our own processes subscribe to, across organisations except for `live`. */
export const filters = {
  positions: `${ROOT}+/+/positions`,
  status: `${ROOT}+/+/status`,
  receipts: `${ROOT}+/+/receipts`,
  ownTracks: `${OWN_TRACKS}+/+`,
  ownTracksPart: `${OWN_TRACKS}+/+/+`,
  live: (organisationId: string) => `${LIVE}${organisationId}`,
} as const;

export type DeviceTopicKind = "positions" | "stored" | "status" | "instructions" | "receipts";

export type ParsedTopic =
  | { kind: DeviceTopicKind; organisationId: string; deviceId: string }
  | { kind: "live"; organisationId: string }
  | { kind: "owntracks"; deviceId: string; name: string };

/**
 * Reads a topic of the wire: its kind and its ids. Null for every other topic, also for one with wildcards,
 * upper-case ids or a level too many, so that a filter never passes for a topic.
 */
export function parseTopic(topic: string): ParsedTopic | null {
  if (topic.startsWith(ROOT)) return parseDeviceTopic(topic);
  if (topic.startsWith(LIVE)) return parseLiveTopic(topic);
  if (topic.startsWith(OWN_TRACKS)) return parseOwnTracksTopic(topic);
  return null;
}

function parseDeviceTopic(topic: string): ParsedTopic | null {
  if (topic.charCodeAt(DEVICE_AT - 1) !== SLASH || topic.charCodeAt(KIND_AT - 1) !== SLASH) return null;
  const kind = deviceTopicKind(topic.slice(KIND_AT));
  if (!kind || !isUuidAt(topic, ORGANISATION_AT) || !isUuidAt(topic, DEVICE_AT)) return null;
  return {
    kind,
    organisationId: topic.slice(ORGANISATION_AT, DEVICE_AT - 1),
    deviceId: topic.slice(DEVICE_AT, KIND_AT - 1),
  };
}

function deviceTopicKind(level: string): DeviceTopicKind | null {
  switch (level) {
    case "positions":
    case "stored":
    case "status":
    case "instructions":
    case "receipts":
      return level;
    default:
      return null;
  }
}

function parseLiveTopic(topic: string): ParsedTopic | null {
  if (topic.length !== LIVE.length + 36 || !isUuidAt(topic, LIVE.length)) return null;
  return { kind: "live", organisationId: topic.slice(LIVE.length) };
}

function parseOwnTracksTopic(topic: string): ParsedTopic | null {
  if (topic.charCodeAt(OWN_TRACKS.length + 36) !== SLASH || !isUuidAt(topic, OWN_TRACKS.length)) return null;
  const [name, part, ...more] = topic.slice(OWN_TRACKS.length + 37).split("/");
  if (!name || part === "" || more.length > 0 || /[+#\0]/.test(name + part)) return null;
  return { kind: "owntracks", deviceId: topic.slice(OWN_TRACKS.length, OWN_TRACKS.length + 36), name };
}
