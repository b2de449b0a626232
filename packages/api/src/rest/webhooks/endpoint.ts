import { createHash } from "node:crypto";
import { webhookActor } from "@cartage/domain/actor";
import { noteRefusedWebhook, type RefusedWebhook } from "@cartage/domain/integrations/commands/note-refused-webhook";
import { takeWebhook } from "@cartage/domain/integrations/commands/take-webhook";
import type { WebhookProvider } from "@cartage/domain/integrations/rules";
import { type Database, runAs } from "@cartage/domain/run-as";
import { traceIdOf } from "@cartage/observability/tracing";
import { MAX_PAYLOAD_BYTES } from "@cartage/telemetry/payload";
import { z } from "zod";
import type { ErrorCode } from "../../error-codes.ts";
import { waitOf } from "../../hold-back.ts";
import { logOfRequest, requestIdOf } from "../../request-id.ts";
import type { Services } from "../../services.ts";
import { readBody } from "../read-body.ts";
import { refuse, tellToWait } from "../refuse.ts";
import { createClerkSource } from "./clerk.ts";
import { createRevenueCatSource } from "./revenuecat.ts";
import { createStripeSource } from "./stripe.ts";
import type { WebhookSource } from "./webhook-source.ts";

export interface WebhookEndpoint {
  services: Pick<Services, "now" | "log"> & Partial<Pick<Services, "people">>;
  /** cartage_platform's pool. */
  database: Database;
  provider: WebhookProvider;
  /** What the provider proves itself with. */
  secret: string;
}

const sources = {
  clerk: createClerkSource,
  stripe: createStripeSource,
  revenuecat: createRevenueCatSource,
} satisfies Record<WebhookProvider, (secret: string) => WebhookSource>;

const codeOf = {
  signature: "webhook.refused",
  too_large: "request.too_large",
  malformed: "request.malformed",
} as const satisfies Record<RefusedWebhook["reason"], ErrorCode>;

/**
 * `POST /api/webhooks/{provider}`: takes one event in. 200 means that it is taken or was before, and says what became of
 * it; 400, 401, 413 and 429 carry a code and a sentence; after 429 and 5xx, which leave nothing, the provider sends it
 * again.
 */
export function createWebhookEndpoint({ services, database, provider, secret }: WebhookEndpoint) {
  const source = sources[provider](secret);
  const actor = webhookActor(provider);

  return async (request: Request, address: string | null): Promise<Response> => {
    const traceId = traceIdOf();
    const requestId = requestIdOf(request.headers);
    const { now, people = null } = services;
    const log = logOfRequest(services.log, requestId);
    const given = { actor, now, requestId, traceId, log };
    const note = async (reason: RefusedWebhook["reason"], digest: Uint8Array) => {
      log.warn({ provider, reason, traceId }, "webhook refused");
      await runAs(database, given, (ctx) => noteRefusedWebhook(ctx, { provider, reason, digest }));
      return refuse(codeOf[reason], { request, traceId });
    };
    try {
      const waitS = address === null ? null : await waitOf({ people }, [{ kind: "address", id: address }]);
      if (waitS !== null) return tellToWait(waitS, { request, traceId });
      const body = await readBody(request, MAX_PAYLOAD_BYTES);
      const digest = createHash("sha256")
        .update(body ?? "")
        .digest();
      if (!body) return await note("too_large", digest);
      if (!source.isTheirs(request.headers, body, now())) return await note("signature", digest);
      const event = readEvent(source, request.headers, body);
      if (!event) return await note("malformed", digest);
      const { outcome, reason } = await runAs(database, given, (ctx) =>
        takeWebhook(ctx, { ...event, provider, digest }),
      );
      log.info({ provider, eventId: event.eventId, type: event.type, outcome, reason, traceId }, "webhook taken");
      return Response.json({ outcome });
    } catch (err) {
      log.error({ err, provider, traceId }, "webhook could not be taken");
      return refuse("unexpected", { request, traceId });
    }
  };
}

/** What a body says; null when it is none of the provider's events. */
function readEvent(source: WebhookSource, headers: Headers, body: Uint8Array) {
  try {
    return source.read(headers, body);
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return null;
    throw error;
  }
}
