import type { DeviceCredentials } from "@cartage/auth/device-credentials";
import { deviceActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { matchLocale } from "@cartage/messages/locale";
import { traceIdOf } from "@cartage/observability/tracing";
import { encodeFrame } from "@cartage/telemetry/frame";
import { MAX_PAYLOAD_BYTES } from "@cartage/telemetry/payload";
import { topics } from "@cartage/telemetry/topics";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { describe } from "../describe-error.ts";
import { type ErrorCode, statusOf } from "../error-codes.ts";
import type { Services } from "../services.ts";
import { basicCredential } from "./basic-credential.ts";
import { readBody } from "./read-body.ts";
import { receivePositions } from "./receive-positions.ts";

export interface PositionsEndpoint {
  services: Pick<Services, "database" | "now" | "log">;
  credentials: DeviceCredentials;
  days: PositionDays;
  /** Publishes at the broker, where the live frames go. */
  publish(topic: string, payload: string): void;
}

/**
 * `POST /api/v1/positions`: one position or an array of up to 1,000 as on the wire, under the device's id and secret as
 * Basic credentials. 200 means that what it lists as accepted is committed; what was refused is listed and kept as dead
 * letters. 401, 413, 422 (nothing could be taken) and 5xx carry a code and a sentence; after 5xx the same may be sent again.
 */
export function createPositionsEndpoint({ services, credentials, days, publish }: PositionsEndpoint) {
  return async (request: Request): Promise<Response> => {
    const traceId = traceIdOf();
    const locale = matchLocale({ header: request.headers.get("accept-language") });
    const refuse = (code: ErrorCode, more: object = {}) => refusal(describe(code, { locale, traceId }), traceId, more);
    try {
      const given = basicCredential(request.headers.get("authorization"));
      const device = given && (await credentials.recognise(given));
      if (!device) return refuse("device.refused");
      const payload = await readBody(request, MAX_PAYLOAD_BYTES);
      if (!payload) return refuse("request.too_large");

      const actor = deviceActor(device);
      const { moved, ...received } = await runAs(
        services.database,
        { actor, now: services.now, requestId: traceId, traceId, log: services.log },
        (ctx) => receivePositions(ctx, { device, payload, days }),
      );
      if (moved.length > 0) {
        publish(topics.live(device.organisationId), encodeFrame({ at: services.now().getTime(), moved }));
      }
      const { accepted, refused } = received;
      return accepted === 0 && refused.length > 0 ? refuse("positions.refused", { refused }) : Response.json(received);
    } catch (err) {
      services.log.error({ err, traceId }, "positions could not be stored");
      return refuse("unexpected");
    }
  };
}

function refusal({ code, sentence }: { code: ErrorCode; sentence: string }, traceId: string, more: object): Response {
  const status = getHTTPStatusCodeFromError(new TRPCError({ code: statusOf[code] }));
  const headers = status === 401 ? { "www-authenticate": 'Basic realm="Cartage devices", charset="UTF-8"' } : {};
  return Response.json({ code, sentence, traceId, ...more }, { status, headers });
}
