import { z } from "zod";
import { line } from "../inputs.ts";
import { apiKeyScopes } from "../permissions.ts";
import { webhookOutcomes, webhookProviders } from "./rules.ts";

const id = z.uuid().lowercase();

export const ApiKeyId = z.object({ apiKeyId: id });
export const CreateApiKey = z.object({
  name: line(80).min(1),
  scopes: z
    .array(z.enum(apiKeyScopes))
    .min(1)
    .transform((given) => [...new Set(given)].sort()),
  /** Days until it ends; for good without. */
  daysGood: z.int().min(1).max(3_650).nullish(),
});
/** How long the secret before goes on working, so that programs can change over. */
export const RotateApiKey = ApiKeyId.extend({ overlapHours: z.int().min(0).max(720).default(24) });

export const ListWebhooks = z.object({
  search: line(80).optional(),
  provider: z.enum(webhookProviders).optional(),
  outcome: z.enum(webhookOutcomes).optional(),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
