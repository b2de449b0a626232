import { topics } from "@cartage/telemetry/topics";

/** Which device may do what with a topic: `own` is the device that the topic names. */
export interface TopicRow {
  topicOf(organisationId: string, deviceId: string): string;
  publish: "own" | "nobody";
  subscribe: "own" | "nobody";
}

/** Every topic of the wire (docs/data-flow.md), by its name in packages/telemetry. */
export const everyTopic: Record<keyof typeof topics, TopicRow> = {
  positions: { topicOf: topics.positions, publish: "own", subscribe: "nobody" },
  status: { topicOf: topics.status, publish: "own", subscribe: "nobody" },
  receipts: { topicOf: topics.receipts, publish: "own", subscribe: "nobody" },
  ownTracks: { topicOf: (_, deviceId) => topics.ownTracks(deviceId, "phone"), publish: "own", subscribe: "nobody" },
  ownTracksPart: {
    topicOf: (_, deviceId) => topics.ownTracksPart(deviceId, "phone", "event"),
    publish: "own",
    subscribe: "nobody",
  },
  stored: { topicOf: topics.stored, publish: "nobody", subscribe: "own" },
  instructions: { topicOf: topics.instructions, publish: "nobody", subscribe: "own" },
  live: { topicOf: topics.live, publish: "nobody", subscribe: "nobody" },
};
