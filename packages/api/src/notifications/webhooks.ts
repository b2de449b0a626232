import { DomainError } from "@cartage/domain/errors";
import { createWebhook } from "@cartage/domain/notifications/commands/create-webhook";
import { updateWebhook } from "@cartage/domain/notifications/commands/update-webhook";
import type { CreateWebhook, UpdateWebhook } from "@cartage/domain/notifications/inputs";
import type { z } from "zod";
import type { RepeatableContext } from "../repeatable.ts";
import type { PeopleServices } from "../services.ts";

interface Given extends RepeatableContext {
  people: PeopleServices;
}

/** Endpoints inside our own network are refused when they are named; jobs judges again whatever a name leads to. */
export async function createPermittedWebhook(ctx: Given, input: z.infer<typeof CreateWebhook>) {
  checkAddress(ctx, input.url);
  return createWebhook(ctx, input);
}

export async function updatePermittedWebhook(ctx: Given, input: z.infer<typeof UpdateWebhook>) {
  if (input.url !== undefined) checkAddress(ctx, input.url);
  return updateWebhook(ctx, input);
}

function checkAddress({ people }: Given, url: string): void {
  if (people.permitsWebhook(url)) return;
  throw new DomainError("webhook.not_reachable", { fields: { url: { code: "webhook.not_reachable" } } });
}
