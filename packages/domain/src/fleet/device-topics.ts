import { parseTopic, topics } from "@cartage/telemetry/topics";

interface DeviceIds {
  deviceId: string;
  organisationId: string;
}

/** Whether a topic is one that the device itself publishes to. */
export function isPublishedBy({ deviceId, organisationId }: DeviceIds, topic: string): boolean {
  const parsed = parseTopic(topic);
  switch (parsed?.kind) {
    case "positions":
    case "status":
    case "receipts":
      return parsed.deviceId === deviceId && parsed.organisationId === organisationId;
    case "owntracks":
      return parsed.deviceId === deviceId;
    default:
      return false;
  }
}

/** The topics a device publishes to; OwnTracks' depends on the name that its app was given. */
export function publicationsOf({ deviceId, organisationId }: DeviceIds): string[] {
  return [
    topics.positions(organisationId, deviceId),
    topics.status(organisationId, deviceId),
    topics.receipts(organisationId, deviceId),
    topics.ownTracks(deviceId, "+"),
    topics.ownTracksPart(deviceId, "+", "+"),
  ];
}

/** The only topics a device hears. */
export function subscriptionsOf({ deviceId, organisationId }: DeviceIds): string[] {
  return [topics.stored(organisationId, deviceId), topics.instructions(organisationId, deviceId)];
}
