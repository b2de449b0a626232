import { createHash } from "node:crypto";
import { webhookActor } from "@cartage/domain/actor";
import { noteRefusedWebhook, type RefusedWebhook } from "@cartage/domain/integrations/commands/note-refused-webhook";
import { takeWebhook } from "@cartage/domain/integrations/commands/take-webhook";
import type { WebhookProvider } from "@cartage/domain/integrations/rules";
import { type Database, runAs } from "@cartage/domain/run-as";
import { matchLocale } from "@cartage/messages/locale";
import { traceIdOf } from "@cartage/observability/tracing";
import { MAX_PAYLOAD_BYTES } from "@cartage/telemetry/payload";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod";
import { describe } from "../../describe-error.ts";
import { type ErrorCode, statusOf } from "../../error-codes.ts";
import type { Services } from "../../services.ts";
import { readBody } from "../read-body.ts";
import { createClerkSource } from "./clerk.ts";
import { createRevenueCatSource } from "./revenuecat.ts";
import { createStripeSource } from "./stripe.ts";
import type { WebhookSource } from "./webhook-source.ts";

export interface WebhookEndpoint {
  services: Pick<Services, "now" | "log">;
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
 * it; 400, 401 and 413 carry a code and a sentence; after 5xx, which leave nothing, the provider sends it again.
 */
export function createWebhookEndpoint({ services, database, provider, secret }: WebhookEndpoint) {
  const source = sources[provider](secret);
  const actor = webhookActor(provider);

  return async (request: Request): Promise<Response> => {
    const traceId = traceIdOf();
    const { now, log } = services;
    const given = { actor, now, requestId: traceId, traceId, log };
    const answer = (code: ErrorCode) => {
      const locale = matchLocale({ header: request.headers.get("accept-language") });
      const { sentence } = describe(code, { locale, traceId });
      const status = getHTTPStatusCodeFromError(new TRPCError({ code: statusOf[code] }));
      return Response.json({ code, sentence, traceId }, { status });
    };
    const refuse = async (reason: RefusedWebhook["reason"], digest: Uint8Array) => {
      log.warn({ provider, reason, traceId }, "webhook refused");
      await runAs(database, given, (ctx) => noteRefusedWebhook(ctx, { provider, reason, digest }));
      return answer(codeOf[reason]);
    };
    try {
      const body = await readBody(request, MAX_PAYLOAD_BYTES);
      const digest = createHash("sha256")
        .update(body ?? "")
        .digest();
      if (!body) return await refuse("too_large", digest);
      if (!source.isTheirs(request.headers, body, now())) return await refuse("signature", digest);
      const event = readEvent(source, request.headers, body);
      if (!event) return await refuse("malformed", digest);
      const { outcome, reason } = await runAs(database, given, (ctx) =>
        takeWebhook(ctx, { ...event, provider, digest }),
      );
      log.info({ provider, eventId: event.eventId, type: event.type, outcome, reason, traceId }, "webhook taken");
      return Response.json({ outcome });
    } catch (err) {
      log.error({ err, provider, traceId }, "webhook could not be taken");
      return answer("unexpected");
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
