import type { Context } from "@cartage/domain/context";
import { findNamedDevices } from "@cartage/domain/tracking/queries/find-named-devices";
import { decodePositions } from "@cartage/telemetry/codec";
import { decodeNamedPositions } from "@cartage/telemetry/named-positions";
import { isRefusal, type Refusal } from "@cartage/telemetry/refusal";
import { topics } from "@cartage/telemetry/topics";
import { wayTopics } from "@cartage/telemetry/ways";
import type { ReceivedMessage } from "./receive-messages.ts";
import { unknownDevice } from "./unknown-device.ts";
import { createWayIn, type WayInServices } from "./way-in.ts";

/**
 * `POST /api/v1/positions`: one position or an array of up to 1,000 as on the wire, under the device's id and secret as
 * Basic credentials, or under an API key that may send positions: it names the device in `?device=` or in each element's
 * `device`, by our id or the one it has outside. 200 means that what it lists as accepted is committed; what was refused
 * is listed and kept as dead letters. 401, 413, 422 (nothing could be taken), 429 and 5xx carry a code and a sentence;
 * after 429, when the seconds of Retry-After are over, and after 5xx the same may be sent again.
 */
export function createPositionsEndpoint(services: WayInServices) {
  return createWayIn(services, {
    senders: "both",
    read(ctx, { sender, request, payload }) {
      if (!("device" in sender)) return readNamed(ctx, payload, new URL(request.url).searchParams.get("device"));
      const { device } = sender;
      const { positions, refusals } = decodePositions(payload);
      const topic = topics.positions(device.organisationId, device.deviceId);
      return [{ device, positions, refusals, topic, payloadOf: elementsOf(payload) }];
    },
    answer: (received, refuseAll) =>
      received.accepted === 0 && received.refused.length > 0 ? refuseAll() : Response.json(received),
  });
}

/** A message for each device that is named. */
async function readNamed(ctx: Context, payload: Uint8Array, everyone: string | null): Promise<ReceivedMessage[]> {
  const { elements, refusals } = decodeNamedPositions(payload, everyone);
  const names = [...new Set(elements.map(({ device }) => device))];
  const found = names.length > 0 ? await findNamedDevices(ctx, names) : new Map();
  const payloadOf = elementsOf(payload);
  const topic = wayTopics.positions(everyone ?? "");
  const messages: ReceivedMessage[] = [{ device: null, positions: [], refusals, topic, payloadOf }];
  for (const name of names) {
    const device = found.get(name) ?? null;
    const own = elements.filter((element) => element.device === name);
    messages.push({
      device,
      positions: own.flatMap(({ read }) => (isRefusal(read) ? [] : [read])),
      refusals: own.flatMap(({ index, read }) =>
        isRefusal(read) ? [read] : device ? [] : [unknownDevice(name, { index, field: "device" })],
      ),
      topic: device ? topics.positions(device.organisationId, device.deviceId) : wayTopics.positions(name),
      payloadOf,
    });
  }
  return messages;
}

/** The refused element by itself, as the worker keeps it, and without the name of its device, which the topic has. */
function elementsOf(payload: Uint8Array): (refusal: Refusal) => Uint8Array {
  let message: unknown;
  return ({ index }) => {
    if (index === null) return payload;
    message ??= JSON.parse(new TextDecoder().decode(payload));
    const element: unknown = Array.isArray(message) ? message[index] : message;
    if (typeof element !== "object" || element === null || !("device" in element))
      return Array.isArray(message) ? Buffer.from(JSON.stringify(element)) : payload;
    const { device: _, ...position } = element;
    return Buffer.from(JSON.stringify(position));
  };
}
