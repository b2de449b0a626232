import { decodeOsmAnd } from "@cartage/telemetry/osm-and";
import type { Refusal } from "@cartage/telemetry/refusal";
import { wayTopics } from "@cartage/telemetry/ways";
import { type Credential, createWayIn, type WayInServices } from "./way-in.ts";

/**
 * `GET` and `POST /api/v1/osmand`: what Traccar Client and OsmAnd send, as a query, as a form, or as JSON. Their settings
 * have no place for credentials: the identifier is `DEVICE:SECRET`, or the device's id with `secret` beside it; who can
 * sends Basic credentials instead. 200 without content, for the apps send the same again until they get one: what could
 * not be taken is kept as a dead letter, without the secret.
 */
export function createOsmAndEndpoint(services: WayInServices) {
  return createWayIn(services, {
    senders: "devices",
    credentialIn: (request, payload) => credentialOf(parametersOf(request, payload)) ?? credentialInJson(payload),
    read(_ctx, { sender, request, payload }) {
      if (!("device" in sender)) return [];
      const message = messageOf(request, payload);
      const { positions, refusals } = decodeOsmAnd(message);
      const topic = wayTopics.osmAnd(sender.device.deviceId);
      return [{ device: sender.device, positions, refusals, topic, payloadOf: (refusal) => keptOf(message, refusal) }];
    },
    answer: () => new Response(null, { status: 200 }),
  });
}

/** The query counts where the body is empty, as Traccar has it; else the body. */
function messageOf(request: Request, payload: Uint8Array): Uint8Array {
  return payload.byteLength > 0 ? payload : Buffer.from(new URL(request.url).searchParams.toString());
}

/** Of the query, and of a form in the body. */
function parametersOf(request: Request, payload: Uint8Array): URLSearchParams {
  const parameters = new URLSearchParams(new URL(request.url).search);
  const form = isJson(payload) ? "" : Buffer.from(payload).toString();
  for (const [name, value] of new URLSearchParams(form)) parameters.append(name, value);
  return parameters;
}

function credentialOf(parameters: URLSearchParams): Credential | null {
  const id = parameters.get("id") ?? parameters.get("deviceid");
  const secret = parameters.get("secret");
  return id === null ? null : secret === null ? splitId(id) : { username: id, password: secret };
}

function credentialInJson(payload: Uint8Array): Credential | null {
  const id = isJson(payload) ? jsonOf(payload)?.device_id : null;
  return typeof id === "string" ? splitId(id) : null;
}

function splitId(id: string): Credential | null {
  const at = id.indexOf(":");
  return at === -1 ? null : { username: id.slice(0, at), password: id.slice(at + 1) };
}

/** What is kept of a refusal: nothing of who sent it, for that is where secrets stand. */
function keptOf(message: Uint8Array, { index }: Refusal): Uint8Array {
  if (!isJson(message)) {
    const form = new URLSearchParams(Buffer.from(message).toString());
    for (const name of ["id", "deviceid", "secret"]) form.delete(name);
    return Buffer.from(form.toString());
  }
  const { device_id: _, ...rest } = jsonOf(message) ?? {};
  if (Object.keys(rest).length === 0) return withoutIds(message);
  const location = Array.isArray(rest.location) && index !== null ? rest.location[index] : rest.location;
  return Buffer.from(
    JSON.stringify({ ...rest, location }, (name, value: unknown) => (name === "_" ? undefined : value)),
  );
}

/** Of what is no JSON after all, whatever looks like a device's id with its secret, or like a secret. */
function withoutIds(message: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(message)
      .toString()
      .replace(/[\w-]{40,}/g, "…"),
  );
}

function isJson(payload: Uint8Array): boolean {
  return /^\s*[{[]/.test(Buffer.from(payload.subarray(0, 64)).toString());
}

function jsonOf(payload: Uint8Array): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(payload).toString());
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
