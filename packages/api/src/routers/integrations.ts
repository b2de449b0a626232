import { createApiKey } from "@cartage/domain/integrations/commands/create-api-key";
import { revokeApiKey } from "@cartage/domain/integrations/commands/revoke-api-key";
import { rotateApiKey } from "@cartage/domain/integrations/commands/rotate-api-key";
import { ApiKeyId, CreateApiKey, ListWebhooks, RotateApiKey } from "@cartage/domain/integrations/inputs";
import { listApiKeys } from "@cartage/domain/integrations/queries/list-api-keys";
import { listWebhooks } from "@cartage/domain/integrations/queries/list-webhooks";
import { memberProcedure, platformProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const shownOnce = "api_key.secret_already_shown";

const keysRouter = router({
  list: memberProcedure.query(({ ctx }) => listApiKeys(ctx)),
  create: memberProcedure.input(CreateApiKey).mutation(repeatable(createApiKey, { shownOnce })),
  rotate: memberProcedure.input(RotateApiKey).mutation(repeatable(rotateApiKey, { shownOnce })),
  revoke: memberProcedure.input(ApiKeyId).mutation(repeatable(revokeApiKey)),
});

const webhooksRouter = router({
  list: platformProcedure.input(ListWebhooks).query(({ ctx, input }) => listWebhooks(ctx, input)),
});

export const integrationsRouter = router({ keys: keysRouter, webhooks: webhooksRouter });
