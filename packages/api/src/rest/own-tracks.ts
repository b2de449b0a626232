import { decodeOwnTracks } from "@cartage/telemetry/own-tracks";
import { wayTopics } from "@cartage/telemetry/ways";
import { createWayIn, type WayInServices } from "./way-in.ts";

/**
 * `POST /api/v1/owntracks`: what an OwnTracks app posts in its HTTP mode, under the device's id and secret as Basic
 * credentials. 200 with an empty list, for the app sends the same again until it gets one: what could not be taken is
 * kept as a dead letter.
 */
export function createOwnTracksEndpoint(services: WayInServices) {
  return createWayIn(services, {
    senders: "devices",
    read(_ctx, { sender, payload }) {
      if (!("device" in sender)) return [];
      const { positions, refusals, isOnline } = decodeOwnTracks(payload);
      const topic = wayTopics.ownTracks(sender.device.deviceId);
      // a request that was made says nothing of a connection that lasts
      const presence = isOnline === false ? { isOnline } : {};
      return [{ device: sender.device, positions, refusals, topic, payloadOf: () => payload, ...presence }];
    },
    // the list is of friends' places and commands; we have none for it
    answer: () => Response.json([]),
  });
}
