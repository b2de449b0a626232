import { isApiKey, recogniseApiKey } from "@cartage/auth/api-keys";
import type { CallSubject } from "@cartage/auth/call-limit";
import type { DeviceCredentials } from "@cartage/auth/device-credentials";
import type { ConnectedDevice } from "@cartage/auth/devices";
import { type Actor, deviceActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { can } from "@cartage/domain/permissions";
import { runAs } from "@cartage/domain/run-as";
import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { traceIdOf } from "@cartage/observability/tracing";
import { encodeFrame } from "@cartage/telemetry/frame";
import { MAX_PAYLOAD_BYTES } from "@cartage/telemetry/payload";
import { topics } from "@cartage/telemetry/topics";
import type { ErrorCode } from "../error-codes.ts";
import { waitOf } from "../hold-back.ts";
import { logOfRequest, requestIdOf } from "../request-id.ts";
import type { Services } from "../services.ts";
import { basicCredential } from "./basic-credential.ts";
import { readBody } from "./read-body.ts";
import { type ReceivedMessage, type ReceivedPositions, receiveMessages } from "./receive-messages.ts";
import { refuse, tellToWait } from "./refuse.ts";

export interface WayInServices {
  services: Pick<Services, "database" | "now" | "log" | "people">;
  credentials: DeviceCredentials;
  days: PositionDays;
  /** Publishes at the broker, where the live frames go. */
  publish(topic: string, payload: string): void;
}

/** Whoever sends: a device for itself, or a program for devices of its organisation. */
export type Sender = { device: ConnectedDevice } | { program: Actor };

export interface Credential {
  username: string;
  password: string;
}

/** What a way in makes of a request. */
export interface WayIn {
  senders: "devices" | "programs" | "both";
  /** Credentials that stand elsewhere than in the authorization header. */
  credentialIn?(request: Request, payload: Uint8Array): Credential | null;
  read(
    ctx: Context,
    given: { sender: Sender; request: Request; payload: Uint8Array },
  ): ReceivedMessage[] | Promise<ReceivedMessage[]>;
  /** What is answered once all of it is committed. */
  answer(received: Omit<ReceivedPositions, "moved">, refuseAll: () => Response): Response;
}

type Answer = (request: Request, address: string | null) => Promise<Response>;

/**
 * A route that takes positions, whatever their form: who sends is recognised, held back who calls too often, and what they
 * sent is stored like everything else. A 2xx means that it is committed, refusals as dead letters; 401, 413, 429 and 5xx
 * carry a code and a sentence, and nothing of the message was kept.
 */
export function createWayIn({ services, credentials, days, publish }: WayInServices, way: WayIn): Answer {
  /** Wrong secrets count by address, apart from people: a tracker that was set up wrongly keeps nobody from signing in. */
  async function mayBeWrong(address: string | null): Promise<boolean> {
    if (address === null) return true;
    return (await services.people?.mayTry?.({ email: null, address: `devices at ${address}` })) ?? true;
  }

  async function recognise(request: Request, payload: () => Promise<Uint8Array | null>): Promise<Sender | null> {
    const header = request.headers.get("authorization");
    const [scheme, token] = header?.split(" ") ?? [];
    if (scheme?.toLowerCase() === "bearer" && token && way.senders !== "devices" && isApiKey(token)) {
      const program = await recogniseApiKey(services.database, token, services.now());
      return program && can(program, "positions.send") ? { program } : null;
    }
    if (way.senders === "programs") return null;
    const inside = header === null && way.credentialIn ? await payload() : null;
    const given = basicCredential(header) ?? (inside && way.credentialIn?.(request, inside)) ?? null;
    const device = given && (await credentials.recognise(given));
    return device ? { device } : null;
  }

  return async (request, address) => {
    const traceId = traceIdOf();
    const requestId = requestIdOf(request.headers);
    const log = logOfRequest(services.log, requestId);
    const answer = (code: ErrorCode, more: object = {}) => refuse(code, { request, traceId }, more);
    try {
      let body: Promise<Uint8Array | null> | undefined;
      const payload = () => (body ??= readBody(request, MAX_PAYLOAD_BYTES));
      const sender = await recognise(request, payload);
      if (!sender) {
        const mayTryAgain = isAnonymous(request) || (await mayBeWrong(address));
        return mayTryAgain ? asked(answer("device.refused"), way) : tellToWait(60, { request, traceId });
      }
      const waitS = await waitOf(services, subjectsOf(sender));
      if (waitS !== null) return tellToWait(waitS, { request, traceId });
      const bytes = await payload();
      if (!bytes) return answer("request.too_large");

      const actor = "device" in sender ? deviceActor(sender.device) : sender.program;
      const given = { actor, now: services.now, requestId, traceId, log };
      const { moved, ...received } = await runAs(services.database, given, async (ctx) =>
        receiveMessages(ctx, { messages: await way.read(ctx, { sender, request, payload: bytes }), days }),
      );
      if (moved.length > 0 && actor.organisationId !== null) {
        publish(topics.live(actor.organisationId), encodeFrame({ at: services.now().getTime(), moved }));
      }
      return way.answer(received, () => answer("positions.refused", { refused: received.refused }));
    } catch (err) {
      log.error({ err, traceId }, "positions could not be stored");
      return answer("unexpected");
    }
  };
}

/** A program sends for many devices: it counts for its organisation, a device for itself. */
function subjectsOf(sender: Sender): CallSubject[] {
  if ("device" in sender) return [{ kind: "caller", id: sender.device.deviceId }];
  return [{ kind: "organisation", id: sender.program.organisationId ?? "" }];
}

function isAnonymous(request: Request): boolean {
  return request.headers.get("authorization") === null && new URL(request.url).search === "";
}

/** A refusal that asks for credentials (RFC 7617). */
function asked(refusal: Response, { senders }: Pick<WayIn, "senders">): Response {
  const scheme = senders === "programs" ? "Bearer" : "Basic";
  refusal.headers.set(
    "www-authenticate",
    `${scheme} realm="Cartage devices"${scheme === "Basic" ? ', charset="UTF-8"' : ""}`,
  );
  return refusal;
}
