import { findNamedDevices } from "@cartage/domain/tracking/queries/find-named-devices";
import { decodeTraccar } from "@cartage/telemetry/traccar";
import { wayTopics } from "@cartage/telemetry/ways";
import { unknownDevice } from "./unknown-device.ts";
import { createWayIn, type WayInServices } from "./way-in.ts";

/**
 * `POST /api/v1/traccar`: what a Traccar server forwards with `forward.type` "json", under an API key that may send
 * positions (`forward.header`: `Authorization: Bearer …`). Its device is ours that has the same id outside. 200 says what
 * became of it, also when it could not be taken: it is kept as a dead letter then, and sending it again is of no use.
 */
export function createTraccarEndpoint(services: WayInServices) {
  return createWayIn(services, {
    senders: "programs",
    async read(ctx, { payload }) {
      const { outsideId, positions, refusals } = decodeTraccar(payload);
      const device = outsideId === null ? null : ((await findNamedDevices(ctx, [outsideId])).get(outsideId) ?? null);
      const isUnknown = outsideId !== null && device === null && positions.length > 0;
      return [
        {
          device,
          positions: isUnknown ? [] : positions,
          refusals: isUnknown ? [unknownDevice(outsideId, { index: null, field: "device.uniqueId" })] : refusals,
          topic: wayTopics.traccar(outsideId ?? ""),
          payloadOf: () => payload,
        },
      ];
    },
    answer: ({ accepted, refused }) => Response.json({ accepted, refused }),
  });
}
